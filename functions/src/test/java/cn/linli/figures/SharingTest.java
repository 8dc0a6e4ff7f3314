package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static cn.linli.figures.Hall.NEXT_DOOR;
import static cn.linli.figures.Hall.OTHER_STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An area is the sum of its communities. */
class SharingTest {
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void streetsAndDistrictsAreTheSumsOfTheirCommunities() {
    hall.tell(new Story(HERE, 1, 80, 90).events);
    hall.tell(new Story(NEXT_DOOR, 2, 80, 90).events);
    hall.tell(new Story(OTHER_STREET, 3, 80, 90).events);
    share();
    share();
    hall.tell(new Story(HERE, 4, 40, 90).events);
    hall.recounted(NEXT_DOOR);
    share();

    var street = Tally.plus(ofMonths(HERE), ofMonths(NEXT_DOOR));

    assertThat(area(FigureTable.street("d", "s"))).isEqualTo(street);
    assertThat(area(FigureTable.street("d", "t"))).isEqualTo(ofMonths(OTHER_STREET));
    assertThat(area(FigureTable.district("d")))
        .isEqualTo(Tally.plus(street, ofMonths(OTHER_STREET)));
  }

  @Test
  void anAreasReportKnowsItsCommunitiesAndWhatTheyOweAndCostsTheSameForAnyNumberOfThem() {
    hall.tell(new Story(HERE, 1, 40, 60).events);
    hall.tell(new Story(NEXT_DOOR, 2, 40, 60).events);
    share();
    var query = new Commands.GetAreaReport(HERE, Level.STREET, 2027, null);
    hall.figures.reporting().area(query);

    hall.requests.set(0);
    var report = hall.figures.reporting().area(query);

    assertThat(hall.requests).hasValue(2);
    assertThat(report.name()).isEqualTo("街道s");
    assertThat(report.communities()).isEqualTo(2);
    assertThat(kind(report, "children").duty()).isEqualTo(20);
    assertThat(kind(report, "other").duty()).isEqualTo(12);
    assertThat(report.summary().activities()).noneMatch(one -> one.kind().equals("tea"));
    assertThat(report.summary().venue().uses()).isPositive();
  }

  @Test
  void aMonthIsOwedToItsAreasOncePerRound() {
    hall.tell(new Story(HERE, 1, 40, 5).events);

    var owed = hall.deadlines();

    assertThat(owed).contains("figures.share heping-li/2026-12").doesNotHaveDuplicates();
  }

  @Test
  void anAreaThatWasDamagedIsMadeAnewInStepsThatMayCrash() {
    hall.tell(new Story(HERE, 1, 80, 90).events);
    hall.tell(new Story(OTHER_STREET, 3, 80, 90).events);
    share();
    var before = areas();
    damage(FigureTable.district("d"), "2027-02#venue");
    damage(FigureTable.street("d", "t"), "2027-03#nonsense");
    damage("/district/d#shares", "2027-01#s#heping-li");

    hall.figures.areaRecount().order(new Commands.RecountArea("d", UUID.randomUUID()));
    for (int step = 0; step < 4; step++) {
      hall.figures.areaRecount().step("d");
      hall.weather.throttles(100);
      assertThat(catchThrowable(() -> hall.figures.areaRecount().step("d"))).isNotNull();
      hall.weather.clear();
      hall.figures = new Figures(hall.dynamo, hall.clock, hall.needs);
    }
    hall.figures.areaRecount().goOn("d");
    var done = hall.figures.ground().areas().get("d");

    assertThat(done.phase()).isEqualTo(AreaProgress.Phase.DONE);
    assertThat(done.communities()).isEqualTo(3);
    assertThat(done.differing()).containsExactly("2027-02", "2027-03");
    assertThat(areas()).isEqualTo(before);
    assertThat(hall.areasRecounted().differing()).isEmpty();
    assertThat(areas()).isEqualTo(before);
  }

  private List<SortedMap<String, Long>> areas() {
    return List.of(
        Tally.figures(hall, FigureTable.district("d")),
        Tally.figures(hall, FigureTable.street("d", "s")),
        Tally.figures(hall, FigureTable.street("d", "t")));
  }

  /** Somebody's mistake: in a share all is gone, in figures something is added. */
  private void damage(String pk, String sk) {
    var key = Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
    var table = Database.PREFIX + FactTable.NAME;
    if (pk.endsWith("#shares")) {
      hall.database.client().deleteItem(delete -> delete.tableName(table).key(key));
    } else {
      hall.database
          .client()
          .updateItem(
              update ->
                  update
                      .tableName(table)
                      .key(key)
                      .updateExpression("ADD uses :many")
                      .expressionAttributeValues(Map.of(":many", AttributeValue.fromN("7"))));
    }
  }

  @Test
  void whatARecountOfACommunityFoundGoesIntoItsAreasOnce() {
    hall.tell(new Story(HERE, 1, 80, 90).events);
    share();
    var before = areas();
    damage(HERE + "#figures#1", "2027-02#venue");
    hall.shares(HERE, "2027-02");
    hall.folds();
    assertThat(areas()).isNotEqualTo(before);

    assertThat(hall.recounted(HERE).differing()).containsExactly("2027-02");
    hall.folds();
    hall.folds();

    assertThat(areas()).isEqualTo(before);
    assertThat(hall.areasRecounted().differing()).isEmpty();
  }

  @Test
  void sharesAndFoldsAtOnceLeaveTheSum() throws Exception {
    hall.tell(new Story(HERE, 1, 40, 60).events);
    hall.tell(new Story(NEXT_DOOR, 2, 40, 60).events);
    share();
    var all = new ArrayList<>(new Story(HERE, 5, 40, 60).events);
    all.addAll(new Story(NEXT_DOOR, 6, 40, 60).events);
    hall.traffic.meetsFor(1);
    hall.tellAtOnce(all);

    try (var executor = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 3; i++) {
        List.of("2026-12", "2027-01", "2027-02")
            .forEach(
                month -> {
                  executor.execute(() -> hall.shares(HERE, month));
                  executor.execute(() -> hall.shares(NEXT_DOOR, month));
                  executor.execute(hall::folds);
                });
      }
    }
    share();

    var street = Tally.plus(ofMonths(HERE), ofMonths(NEXT_DOOR));
    assertThat(area(FigureTable.street("d", "s"))).isEqualTo(street);
    assertThat(area(FigureTable.district("d"))).isEqualTo(street);
  }

  private static Summary.Activity kind(Report report, String kind) {
    return report.summary().activities().stream()
        .filter(one -> one.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private void share() {
    for (var community : List.of(HERE, NEXT_DOOR, OTHER_STREET)) {
      hall.shares(community, "2026-12");
      IntStream.rangeClosed(1, 6).forEach(month -> hall.shares(community, "2027-0" + month));
    }
    hall.folds();
  }

  private SortedMap<String, Long> ofMonths(CommunityId community) {
    int shown = hall.figures.ground().generations().get(community).shown();
    return months(Tally.figures(hall, FigureTable.of(community, shown)));
  }

  private SortedMap<String, Long> area(String whose) {
    return months(Tally.figures(hall, whose));
  }

  private static SortedMap<String, Long> months(SortedMap<String, Long> all) {
    var months = new TreeMap<String, Long>();
    all.forEach(
        (counter, number) -> {
          if (Periods.isMonth(counter.split("#", 2)[0])) {
            months.merge(counter.replace("activity-tea", "activity-other"), number, Long::sum);
          }
        });
    return months;
  }
}
