package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
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
            .filter(item -> item.get("sk").s().startsWith("question#"))
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
