package cn.linli.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.town.Dump;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
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
 * A page of twenty posts costs the same after a hundred posts and after ten thousand, and three
 * read units at the most: with the longest titles, whoever published them, and on whichever page.
 */
class PostGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final double MOST_READ_UNITS = 3.0;
  private static final int MOST_ROW_BYTES = 400;

  private final Newspaper here = new Newspaper();
  private final Town town = here.town();
  private int made;
  private Instant from = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void costsTheSameAfterManyPosts() {
    int many = Integer.getInteger("posts.past", 10_000);
    var title = "字".repeat(64);
    here.published(title);
    here.paper("street").published(title);
    here.paper("district").published(title);
    var samples =
        Dump.items(town, "content").stream()
            .filter(row -> row.get("pk").s().endsWith("#posts"))
            .toList();
    assertThat(samples).hasSize(6).allMatch(row -> bytes(row) <= MOST_ROW_BYTES);
    fill(samples, FEW);
    var few = costs();
    fill(samples, many - FEW);
    var after = costs();
    from = Instant.parse("2026-11-20T00:00:00Z");
    fill(samples.stream().filter(row -> row.get("pk").s().startsWith("heping-li#")).toList(), 50);
    var alone = town.meter().of(() -> here.list(Newspaper.HOME, ""));
    town.deployment().close();

    assertThat(after).isEqualTo(few);
    assertThat(alone.readUnits()).as("of one publisher").isLessThanOrEqualTo(MOST_READ_UNITS);
    assertThat(after.values()).allMatch(cost -> cost.readUnits() <= MOST_READ_UNITS);
    System.out.println("a page of twenty posts costs " + after + ", of one publisher " + alone);
  }

  private Map<String, Meter.Cost> costs() {
    var costs = new LinkedHashMap<String, Meter.Cost>();
    here.list(Newspaper.HOME, "");
    here.list(Newspaper.NEIGHBOURS, "");
    var query = "";
    for (int page = 1; page <= 4; page++) {
      var asked = query;
      var next = new String[1];
      var cost = town.meter().of(() -> next[0] = here.list(Newspaper.HOME, asked).text("/next"));
      costs.put("page " + page, cost);
      query = "?cursor=" + next[0];
    }
    costs.put("column", town.meter().of(() -> here.list(Newspaper.HOME, "?column=notices")));
    costs.put("neighbours", town.meter().of(() -> here.list(Newspaper.NEIGHBOURS, "")));
    return costs;
  }

  private static int bytes(Map<String, AttributeValue> row) {
    return row.entrySet().stream()
        .mapToInt(field -> field.getKey().length() + field.getValue().s().getBytes(UTF_8).length)
        .sum();
  }

  /** Puts older posts into all lists. */
  private void fill(List<Map<String, AttributeValue>> samples, int count) {
    var puts = new ArrayList<WriteRequest>();
    for (int i = 0; i < count; i++) {
      made++;
      for (var sample : samples) {
        var row = new HashMap<>(sample);
        var at = from.minus(Duration.ofMinutes(made));
        row.put("sk", AttributeValue.fromS("t#" + at + "#" + UUID.randomUUID()));
        puts.add(WriteRequest.builder().putRequest(PutRequest.builder().item(row).build()).build());
      }
    }
    var client = town.deployment().database().client();
    for (int from = 0; from < puts.size(); from += BATCH) {
      var some = puts.subList(from, Math.min(from + BATCH, puts.size()));
      client.batchWriteItem(batch -> batch.requestItems(Map.of(Database.PREFIX + "content", some)));
    }
  }
}
