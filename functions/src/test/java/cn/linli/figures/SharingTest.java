package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static cn.linli.figures.Hall.NEXT_DOOR;
import static cn.linli.figures.Hall.OTHER_STREET;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    assertThat(hall.requests).hasValue(3);
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

    var owed =
        hall
            .database
            .client()
            .scanPaginator(scan -> scan.tableName(Database.PREFIX + "deadlines"))
            .items()
            .stream()
            .map(item -> item.get("ref").s())
            .toList();

    assertThat(owed).contains("heping-li/2026-12").doesNotHaveDuplicates();
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
