package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.sim.Delivery;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * What followers do costs the same after a hundred followers and their pushes and after ten
 * thousand; and answering costs no more than all keywords that a community may publish.
 */
class AccountGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final int MOST_QUESTIONS = 200;
  private static final double MOST_TO_ANSWER = 20;

  private final Town town = Town.another();
  private final AtTheAccount account = new AtTheAccount(town);
  private int made;

  @Test
  void costsTheSameAfterManyFollowersAndPushes() {
    int many = Integer.getInteger("followers.past", 10_000);
    account.reply(
        "parking",
        "{\"kind\":\"words\",\"match\":\"contains\",\"words\":[\"停车\"],\"text\":\"地下二层\"}");
    costs();
    var samples = List.of(account.stored("F#").getFirst(), account.stored("M#").getFirst());
    fill("officialaccount", samples, FEW);
    var few = costs();
    fill("officialaccount", samples, many - FEW);
    var after = costs();
    publishesAsMuchAsItMay();
    var full = costs();
    town.deployment().close();

    assertThat(after).isEqualTo(few);
    assertThat(full.get("keyword")).isEqualTo(few.get("keyword"));
    assertThat(full.get("question")).isEqualTo(few.get("question"));
    assertThat(full.get("answer").readUnits())
        .as("with a thousand keywords")
        .isLessThanOrEqualTo(MOST_TO_ANSWER);
    assertThat(full.get("answer again")).isEqualTo(few.get("answer again"));
  }

  private Map<String, Meter.Cost> costs() {
    // Nothing is known from before: replies, keywords.
    town.passes(Duration.ofHours(2));
    town.settles();
    var costs = new LinkedHashMap<String, Meter.Cost>();
    var who = town.keyOf(town.resident());
    costs.put("follow", of(account.mail().follows(who)));
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    costs.put("keyword", of(account.mail().writes(who, "停车")));
    town.deployment().holdEvents(true);
    costs.put("question", of(account.mail().writes(who, "垃圾几点收")));
    costs.put("answer", answer());
    of(account.mail().writes(who, "垃圾几点来收"));
    costs.put("answer again", answer());
    town.deployment().holdEvents(false);
    town.settles();
    costs.put("leave", of(account.mail().leaves(who)));
    return costs;
  }

  private Meter.Cost of(String text) {
    var push = account.push(text);
    return town.meter().of(() -> account.post(push).expect(200));
  }

  private Meter.Cost answer() {
    var key =
        account.stored("M#").stream()
            .filter(item -> item.get("state").s().equals("OWED"))
            .map(item -> item.get("key").s())
            .findFirst()
            .orElseThrow();
    var events = new Events(town);
    var due = Map.of("task", "officialaccount.answer", "ref", key + "/0");
    return town.meter()
        .of(
            () ->
                events.deliver(
                    "onOfficialAccountDue", events.made("officialaccount.fell-due", due)));
  }

  /** Two hundred questions with five keywords each. */
  private void publishesAsMuchAsItMay() {
    var sample =
        Dump.items(town, "ticket").stream()
            .filter(row -> row.get("pk").s().equals(Town.COMMUNITY + "#keywords"))
            .findFirst()
            .orElseThrow();
    var puts = new ArrayList<Map<String, AttributeValue>>();
    for (int number = 0; number < MOST_QUESTIONS * 5; number++) {
      var row = new HashMap<>(sample);
      row.put("sk", AttributeValue.fromS("词语" + number + "#" + UUID.randomUUID()));
      puts.add(row);
    }
    write("ticket", puts);
  }

  private void fill(String table, List<Map<String, AttributeValue>> samples, int count) {
    var rows = new ArrayList<Map<String, AttributeValue>>();
    for (int number = 0; number < count; number++) {
      made++;
      for (var sample : samples) {
        var row = new HashMap<>(sample);
        row.put("pk", AttributeValue.fromS(sample.get("pk").s() + made));
        // Nobody is owed an answer but who asks here.
        row.computeIfPresent("state", (name, state) -> AttributeValue.fromS("DONE"));
        rows.add(row);
      }
    }
    write(table, rows);
  }

  private void write(String table, List<Map<String, AttributeValue>> rows) {
    var client = town.deployment().database().client();
    for (int from = 0; from < rows.size(); from += BATCH) {
      var some =
          rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
              .map(row -> PutRequest.builder().item(row).build())
              .map(put -> WriteRequest.builder().putRequest(put).build())
              .toList();
      client.batchWriteItem(batch -> batch.requestItems(Map.of(Database.PREFIX + table, some)));
    }
  }
}
