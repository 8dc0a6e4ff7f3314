package cn.linli.report;

import static cn.linli.report.Office.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log keeps of events, however they come. */
class LogTest {
  private final Office office = new Office();
  private final UUID reservation = UUID.randomUUID();

  @AfterEach
  void leave() {
    office.close();
  }

  @Test
  void listsAMonthNewestFirstWhateverTheOrderOfArrival() {
    tell("venue.reservation-cancelled", "2026-12-02T03:00:00.100Z");
    tell("venue.reservation-placed", "2026-12-02T03:00:00Z");
    tell("venue.reservation-placed", "2026-12-02T03:00:00.020Z");

    assertThat(month("2026-12"))
        .extracting(entry -> entry.at().toString())
        .containsExactly(
            "2026-12-02T03:00:00.100Z", "2026-12-02T03:00:00.020Z", "2026-12-02T03:00:00Z");
  }

  @Test
  void keepsAnEventOnceThatComesTwice() {
    var told = told("venue.reservation-placed", "2026-12-02T03:00:00Z");

    office.tell(told);
    office.tell(told);

    assertThat(month("2026-12")).hasSize(1);
    assertThat(ofReservation()).hasSize(1);
  }

  @Test
  void monthsAreThoseOfTheCommunitysCalendar() {
    tell("venue.reservation-placed", "2026-12-31T15:59:59.999Z");
    tell("venue.reservation-cancelled", "2026-12-31T16:00:00Z");

    assertThat(month("2026-12")).hasSize(1);
    assertThat(month("2027-01")).hasSize(1);
    assertThat(ofReservation()).hasSize(2);
  }

  @Test
  void showsWhoWhenWhatAndWhy() {
    var staff = UUID.randomUUID();
    office.tell(
        "venue.zone-blacked-out",
        Instant.parse("2026-12-03T01:00:00Z"),
        Map.of(
            "blackout", UUID.randomUUID(),
            "zone", "library",
            "start", "2026-12-04T01:00:00Z",
            "end", "2026-12-04T05:00:00Z",
            "by", staff,
            "reason", "消防检修"));

    var entry = month("2026-12").getFirst();

    assertThat(entry.by()).isEqualTo(staff.toString());
    assertThat(entry.reason()).isEqualTo("消防检修");
    assertThat(entry.type()).isEqualTo("venue.zone-blacked-out");
    assertThat(entry.zone()).isEqualTo("library");
    assertThat(entry.reservation()).isNull();
  }

  @Test
  void pagesAMonth() {
    for (int i = 0; i < 5; i++) {
      tell("venue.reservation-placed", "2026-12-02T03:00:0" + i + "Z");
    }

    var log = office.reports.log();
    var first = log.list(new Commands.ListLog(COMMUNITY, YearMonth.of(2026, 12), 3, null));
    var second = log.list(new Commands.ListLog(COMMUNITY, YearMonth.of(2026, 12), 3, first.next()));

    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2);
    assertThat(second.next()).isNull();
  }

  private void tell(String type, String at) {
    office.tell(told(type, at));
  }

  private Told told(String type, String at) {
    var data = Map.<String, Object>of("reservation", reservation, "zone", "library");
    return new Told(
        UUID.randomUUID(), type, COMMUNITY, Instant.parse(at), Json.MAPPER.valueToTree(data));
  }

  private List<Entry.View> month(String month) {
    var query = new Commands.ListLog(COMMUNITY, YearMonth.parse(month), 100, null);
    return office.reports.log().list(query).items();
  }

  private List<Entry.View> ofReservation() {
    var query = new Commands.ListReservationLog(COMMUNITY, reservation, 100, null);
    return office.reports.log().list(query).items();
  }
}
