package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.shared.http.Json;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The check of the books sees where a stipend and the shift that it is for do not agree. */
class StipendCheckTest {
  private final Volunteering at = new Volunteering();
  private final Town town = at.town();

  @Test
  void aStipendIsEarnedAndWhatAVolunteerGotWasGranted() {
    var event = at.event();
    var work = at.work(event, Volunteering.paid(event, 1, 2_000));
    var who = at.volunteer();
    work.take(who).expect(200);
    work.begins();
    work.worked(who);
    var payout = work.mine(town.back(who.person())).path("payout").asString();
    at.arrives(who, payout);
    assertThat(findings()).isEmpty();

    var assignment =
        row("volunteer", item -> item.get("pk").s().endsWith("#person#" + who.person()));
    var unearned = new HashMap<>(assignment);
    unearned.remove("owed");
    put("volunteer", unearned);
    assertThat(findings()).containsExactly("ENTRY_WITHOUT_CAUSE stipend-granted/stipend/" + payout);

    put("volunteer", assignment);
    assertThat(findings()).isEmpty();
    Dump.items(town, "ledger").stream()
        .filter(item -> item.toString().contains("stipend/" + payout))
        .forEach(this::delete);
    assertThat(findings()).contains("CAUSE_WITHOUT_ENTRY payout " + payout);
    town.deployment().close();
  }

  private List<String> findings() {
    town.settles();
    var order = Json.bytes(Map.of("community", Town.COMMUNITY));
    var check = Json.MAPPER.readTree(town.deployment().lambdas().call("checkLedger", order));
    var findings = new ArrayList<String>();
    for (var finding : check.path("findings")) {
      findings.add(finding.path("kind").asString() + " " + finding.path("what").asString());
    }
    return findings;
  }

  private Map<String, AttributeValue> row(
      String table, Predicate<Map<String, AttributeValue>> which) {
    return Dump.items(town, table).stream().filter(which).findFirst().orElseThrow();
  }

  private void put(String table, Map<String, AttributeValue> item) {
    town.deployment()
        .database()
        .client()
        .putItem(put -> put.tableName(Database.PREFIX + table).item(item));
  }

  private void delete(Map<String, AttributeValue> item) {
    var key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    town.deployment()
        .database()
        .client()
        .deleteItem(delete -> delete.tableName(Database.PREFIX + "ledger").key(key));
  }
}
