package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many events at once: what meets at a community's month, and at a district's. */
class RushTest {
  private static final int WORKERS = 50;
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void aBatchOfACommunitysEventsIsOneTransactionAndGivesTheSameFigures() throws Exception {
    var story = new Story(HERE, 31, 140, 20);
    var told = new ArrayList<>(story.events.subList(0, 200));
    Collections.shuffle(told, new Random(1));
    var alone = rush(told, 1);
    var together = rush(told, 10);

    assertThat(together.tally()).isEqualTo(alone.tally());
    assertThat(together.sent() * 4).isLessThan(alone.sent());
    assertThat(together.met() * 4).isLessThan(alone.met());
    assertThat(together.comeAgain()).isLessThanOrEqualTo(alone.comeAgain());
  }

  private record Rush(Object tally, int sent, int met, int comeAgain) {}

  private static Rush rush(List<Told> told, int batch) throws Exception {
    try (var other = new Hall()) {
      other.traffic.meetsFor(5);
      other.tellAtOnce(told, WORKERS, batch);
      System.out.printf(
          "%d events at once, %d workers, batches of %d: %d transactions sent, %d of them met"
              + " another, %d messages came again, %d items of the community's figures written%n",
          told.size(),
          WORKERS,
          batch,
          other.traffic.sent.get(),
          other.traffic.met.get(),
          other.comeAgain.get(),
          other.traffic.writtenTo(FigureTable.of(HERE, 1)));
      return new Rush(
          Tally.of(other, HERE),
          other.traffic.sent.get(),
          other.traffic.met.get(),
          other.comeAgain.get());
    }
  }

  @Test
  void aDistrictOfAHundredCommunitiesIsWrittenOncePerRoundAndPeriod() throws Exception {
    var homes = new ArrayList<CommunityId>();
    for (int i = 0; i < 100; i++) {
      homes.add(new CommunityId("home-" + i));
    }
    hall.settle("s", homes.toArray(CommunityId[]::new));
    var story = new Story(HERE, 32, 16, 9);
    for (var home : homes) {
      hall.figures.hear(
          story.events.stream()
              .map(told -> Hall.told(home, told.type(), told.at(), data(told)))
              .toList());
    }
    hall.traffic.meetsFor(5);
    var due = homes.stream().map(home -> hall.toShare(home, "2026-12")).toList();
    hall.tellAtOnce(due, WORKERS, 1);
    int met = hall.traffic.met.get();
    int shared = hall.traffic.writtenTo("/district/d#shares");
    hall.folds();

    int written = hall.traffic.writtenTo("/district/d");
    System.out.printf(
        "%d communities share a month at once: %d transactions met another, %d items of shares and"
            + " %d of the district's figures written%n",
        homes.size(), met, shared, written);
    assertThat(met).isZero();
    assertThat(shared).isEqualTo(2 * homes.size());
    assertThat(written).isLessThan(60);
    var query = new Commands.GetDistrictReport("d", null, 2026, 12);
    var one = hall.figures.reporting().get(new Commands.GetReport(homes.getFirst(), 2026, 12));
    assertThat(hall.figures.reporting().district(query).summary().venue().minutes())
        .isEqualTo(one.summary().venue().minutes() * homes.size());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> data(Told told) {
    return Json.MAPPER.convertValue(told.data(), Map.class);
  }
}
