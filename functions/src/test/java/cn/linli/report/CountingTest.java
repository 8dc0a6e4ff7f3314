package cn.linli.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures are right however events come: twice, late, in any order, at once. */
class CountingTest {
  static final List<YearMonth> MONTHS =
      List.of(
          YearMonth.of(2026, 11),
          YearMonth.of(2026, 12),
          YearMonth.of(2027, 1),
          YearMonth.of(2027, 2));

  private final Office office = new Office();
  private final UUID reservation = UUID.randomUUID();

  @AfterEach
  void leave() {
    office.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eventsInAnyOrderAndTwiceGiveTheSameFigures(long seed) {
    var history = new History(seed, 40);
    var told = new ArrayList<>(history.events());
    told.addAll(history.events().subList(0, history.events().size() / 2));
    Collections.shuffle(told, new Random(seed));

    told.forEach(office::tell);

    assertFigures(history);
  }

  @Test
  void eventsAtOnceAndConflictsOfTransactionsGiveTheSameFigures() throws Exception {
    var history = new History(4, 30);
    var told = new ArrayList<>(history.events());
    told.addAll(history.events());
    Collections.shuffle(told, new Random(4));

    office.weather.conflicts(20);
    office.tellAtOnce(told);

    assertFigures(history);
  }

  private void assertFigures(History history) {
    for (var month : MONTHS) {
      assertThat(Tally.of(office.statistics(month)))
          .as("%s", month)
          .isEqualTo(Tally.counted(history.last(), month));
    }
  }

  @Test
  void aUseOverMidnightOfANewMonthCountsItsHeadsAtItsStartAndItsMinutesWhereTheyPass() {
    tell(1, "confirmed", "2026-12-31T15:00:00Z", "2026-12-31T17:30:00Z", "expected");

    var december = office.statistics(YearMonth.of(2026, 12)).zones().getFirst().breakdown();
    var january = office.statistics(YearMonth.of(2027, 1)).zones().getFirst().breakdown();

    assertThat(december.figures().uses()).isEqualTo(1);
    assertThat(december.figures().minutes()).isEqualTo(60);
    assertThat(december.byHour().get(23).figures().minutes()).isEqualTo(60);
    assertThat(january.figures().uses()).isZero();
    assertThat(january.figures().minutes()).isEqualTo(90);
    assertThat(january.byHour().get(0).figures().minutes()).isEqualTo(60);
    assertThat(january.byHour().get(1).figures().minutes()).isEqualTo(30);
    assertThat(january.byWeekday().get(4).key()).isEqualTo("friday");
    assertThat(january.byWeekday().get(4).figures().minutes()).isEqualTo(90);
  }

  @Test
  void aMissedUseIsAUseAndANoShow() {
    tell(1, "confirmed", "2026-12-02T01:00:00Z", "2026-12-02T02:00:00Z", "expected");
    tell(2, "confirmed", "2026-12-02T01:00:00Z", "2026-12-02T02:00:00Z", "missed");

    var figures = office.statistics(YearMonth.of(2026, 12)).total().figures();

    assertThat(figures.uses()).isEqualTo(1);
    assertThat(figures.noShows()).isEqualTo(1);
  }

  @Test
  void anExcusedNoShowIsNoneAnyMore() {
    tell(2, "confirmed", "2026-12-02T01:00:00Z", "2026-12-02T02:00:00Z", "missed");
    tell(3, "confirmed", "2026-12-02T01:00:00Z", "2026-12-02T02:00:00Z", "present");

    assertThat(office.statistics(YearMonth.of(2026, 12)).total().figures().noShows()).isZero();
  }

  @Test
  void anEventFromBeforePurposesOrganisersAndRevisionsCounts() {
    var data =
        Map.<String, Object>of(
            "reservation", reservation,
            "zone", "library",
            "person", UUID.randomUUID(),
            "start", "2026-12-02T01:00:00Z",
            "end", "2026-12-02T02:00:00Z",
            "state", "confirmed");
    office.tell("venue.reservation-placed", Instant.parse("2026-12-01T01:00:00Z"), data);

    var total = office.statistics(YearMonth.of(2026, 12)).total();

    assertThat(total.figures().uses()).isEqualTo(1);
    assertThat(total.byPurpose().getFirst().key()).isEqualTo("other");
    assertThat(total.byOrganiser().getFirst().key()).isEqualTo("person");
  }

  private void tell(int revision, String state, String start, String end, String attendance) {
    var data = new HashMap<String, Object>();
    data.put("reservation", reservation);
    data.put("revision", revision);
    data.put("zone", "library");
    data.put("start", start);
    data.put("end", end);
    data.put("people", 5);
    data.put("state", state);
    data.put("attendance", attendance);
    office.tell(
        new Told(
            UUID.randomUUID(),
            "venue.reservation-placed",
            Office.COMMUNITY,
            Instant.parse("2026-12-01T01:00:00Z"),
            Json.MAPPER.valueToTree(data)));
  }
}
