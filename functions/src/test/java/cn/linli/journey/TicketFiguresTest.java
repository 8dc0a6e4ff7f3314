package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The figures of a month say what its tickets say. */
class TicketFiguresTest {
  private final Hotline here = new Hotline();
  private final Town town = here.town();

  @Test
  void countsEachTicketAsItStandsAndTheRecountSaysTheSame() {
    var content = here.report(town.resident()).done();
    content.rated(content.who(), true, 5).expect(200);
    var back = here.report(town.resident()).done();
    back.rated(back.who(), false, 1).expect(200);
    back.said(back.who(), "re-openings", "又坏了").expect(200);
    back.answered(town.operator(), "explained").expect(200);
    back.rated(back.who(), true, 4).expect(200);
    var gone = here.question(town.resident());
    gone.who().put(gone.path() + "/withdrawal", null).expect(200);
    var late = here.report(town.resident());
    here.passes(Duration.ofHours(73));
    late.done();

    var total = here.figures().path("total");

    assertThat(total.path("filed").asInt()).isEqualTo(4);
    assertThat(total.path("answered").asInt()).isEqualTo(3);
    assertThat(total.path("inTime").asInt()).isEqualTo(2);
    assertThat(total.path("late").asInt()).isEqualTo(1);
    assertThat(total.path("reopened").asInt()).isEqualTo(1);
    assertThat(total.path("withdrawn").asInt()).isEqualTo(1);
    assertThat(total.path("rated").asInt()).isEqualTo(2);
    assertThat(total.path("averageStars").asInt()).isEqualTo(450);
    assertThat(total.path("solvedPercent").asInt()).isEqualTo(100);
    assertThat(here.figures().path("items")).hasSize(2);
    recounts(4, 0);
    falsify();
    assertThat(here.figures().path("total").path("filed").asInt()).isEqualTo(103);
    recounts(4, 1);
    assertThat(here.figures().path("total")).isEqualTo(total);
    town.deployment().close();
  }

  @Test
  void countsAMonthOfManyAnewInStepsAndGoesOnWhereItStopped() {
    if (town.now().atZone(Town.CALENDAR).getDayOfMonth() > 26) {
      town.skips(Duration.ofDays(6));
    }
    var first = here.report(town.resident()).done();
    copies(first.id(), 1_100);
    town.skips(Duration.ofDays(1));
    here.question(town.resident());
    falsify();

    recounts(1_102, 2);

    assertThat(here.figures().path("total").path("filed").asInt()).isEqualTo(1_102);
    assertThat(here.figures().path("total").path("answered").asInt()).isEqualTo(1_101);
    assertThat(here.figures().path("items")).hasSize(2);
    var owed =
        town.deployment().bus().published().stream()
            .filter(event -> event.contains("ticket.recount"))
            .map(event -> Json.MAPPER.readTree(event).path("id").asString())
            .distinct();
    assertThat(owed).hasSize(2);
    recounts(1_102, 0);
    town.deployment().close();
  }

  /** As if so many more of the same had been filed, and never counted. */
  private void copies(UUID ticket, int count) {
    var sample =
        Dump.items(town, "ticket").stream()
            .filter(row -> row.get("sk").s().matches("ticket|.*#" + ticket))
            .filter(row -> row.toString().contains(ticket.toString()))
            .filter(
                row -> row.get("sk").s().equals("ticket") || row.get("pk").s().contains("#month#"))
            .toList();
    assertThat(sample).hasSize(2);
    for (int i = 0; i < count; i++) {
      var id = UUID.randomUUID().toString();
      for (var row : sample) {
        var copy = new HashMap<String, AttributeValue>();
        row.forEach(
            (name, value) ->
                copy.put(
                    name,
                    value.s() == null
                        ? value
                        : AttributeValue.fromS(value.s().replace(ticket.toString(), id))));
        town.deployment()
            .database()
            .client()
            .putItem(put -> put.tableName("local-ticket").item(copy));
      }
    }
  }

  private void recounts(int tickets, int differing) {
    var path = Hotline.HOME + "/ticket-figures/" + here.month() + "/recounts/" + UUID.randomUUID();
    town.platform().put(path, null).expect(200);
    town.settles();
    var done = town.platform().put(path, null).expect(200).body().path("recounted");
    assertThat(done.path("done").asBoolean()).isTrue();
    assertThat(done.path("tickets").asInt()).isEqualTo(tickets);
    assertThat(done.path("differing").asInt()).isEqualTo(differing);
  }

  /** Somebody's mistake. */
  private void falsify() {
    var row =
        Dump.items(town, "ticket").stream()
            .filter(item -> item.get("pk").s().contains("#figures#"))
            .filter(item -> item.get("sk").s().contains("#question#"))
            .findFirst()
            .orElseThrow();
    town.deployment()
        .database()
        .client()
        .updateItem(
            update ->
                update
                    .tableName("local-ticket")
                    .key(Map.of("pk", row.get("pk"), "sk", row.get("sk")))
                    .updateExpression("SET filed = :many")
                    .expressionAttributeValues(Map.of(":many", AttributeValue.fromN("100"))));
  }
}
