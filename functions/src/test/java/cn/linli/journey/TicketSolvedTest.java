package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever counts what is solved comes to the same: ticket figures, report and screen. */
class TicketSolvedTest {
  private final Hotline here = new Hotline();
  private final Town town = here.town();
  private int expected;

  @Test
  void ticketFiguresTheReportAndTheScreenAgreeWhateverBecameOfMatters() {
    if (town.now().atZone(Town.CALENDAR).getDayOfMonth() > 26) {
      town.skips(Duration.ofDays(6));
    }
    long before = onScreen();
    var random = new Random(7);
    for (int i = 0; i < 16; i++) {
      happens(random, i);
    }
    town.settles();
    agree(before);

    toldAgain(random);
    agree(before);
    assertThat(recounted()).isEmpty();
    agree(before);
    town.deployment().close();
  }

  /** The first ones end in each way there is. */
  private void happens(Random random, int i) {
    var resolutions = List.of("solved", "explained", "not-possible");
    var matter = here.report(town.resident());
    var zhou = town.operator();
    matter.takenUp(zhou).expect(200);
    int how = i < 9 ? i % 3 : random.nextInt(3);
    matter.answered(zhou, resolutions.get(how)).expect(200);
    boolean isSolved = how < 2;
    int end = i < 9 ? i / 3 : random.nextInt(4);
    if (end == 1) {
      matter.rated(matter.who(), true, 5).expect(200);
    }
    if (end > 1) {
      matter.rated(matter.who(), false, 1).expect(200);
      isSolved = false;
    }
    if (end == 3) {
      matter.said(matter.who(), "re-openings", "又坏了").expect(200);
      isSolved = random.nextBoolean();
      if (isSolved) {
        matter.answered(zhou, "explained").expect(200);
      }
    }
    expected += isSolved ? 1 : 0;
  }

  private void agree(long before) {
    var total = here.figures().path("total");
    var report = tickets();

    assertThat(total.path("solved").asInt()).isEqualTo(expected);
    assertThat(report.path("solved").asInt()).isEqualTo(expected);
    assertThat(onScreen() - before).isEqualTo(expected);
    assertThat(report.path("told").asInt()).isEqualTo(total.path("filed").asInt());
    assertThat(report.path("scores").asInt()).isEqualTo(total.path("rated").asInt());
    assertThat(report.path("averageScore").asInt()).isEqualTo(total.path("averageStars").asInt());
  }

  private JsonNode tickets() {
    var month = town.now().atZone(Town.CALENDAR);
    var query = "?year=%d&month=%d".formatted(month.getYear(), month.getMonthValue());
    var path = Hotline.HOME + "/operating-report" + query;
    return town.committee().get(path).expect(200).body().at("/summary/tickets");
  }

  private long onScreen() {
    town.passes(Duration.ofSeconds(31));
    var screen = town.anybody().get(Hotline.HOME + "/screen").expect(200);
    return screen.body().at("/totals/residentMatters").asLong();
  }

  /** Everything once more, in another order. */
  private void toldAgain(Random random) {
    var events = new Events(town);
    var told =
        new ArrayList<>(
            town.deployment().bus().published().stream()
                .filter(event -> event.contains("\"ticket.changed\""))
                .toList());
    Collections.shuffle(told, random);
    told.forEach(event -> events.deliver("onFiguresEvent", event));
  }

  /** The periods in which a recount of the centre's figures found others. */
  private JsonNode recounted() {
    var path = Hotline.HOME + "/figure-recounts/" + UUID.randomUUID();
    var platform = town.platform();
    platform.put(path, null).expect(202);
    Eventually.holds(
        () -> assertThat(platform.put(path, null).expect(202).text("/done")).isEqualTo("true"));
    return platform.put(path, null).expect(202).body().path("differing");
  }
}
