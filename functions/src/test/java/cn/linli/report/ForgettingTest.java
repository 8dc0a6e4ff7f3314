package cn.linli.report;

import static cn.linli.report.Office.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an erased person wrote, or what was written about their reservations, goes from the log. */
class ForgettingTest {
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final Office office = new Office();
  private final PersonId resident = new PersonId(UUID.randomUUID());
  private final PersonId staff = new PersonId(UUID.randomUUID());
  private final PersonId other = new PersonId(UUID.randomUUID());

  @AfterEach
  void leave() {
    office.close();
  }

  @Test
  void theReasonsOfAnErasedPersonGoAndWhatHappenedStays() {
    office.tell(rejected(resident, staff, "王芳来电"));
    office.tell(rejected(other, staff, "场地维修"));

    office.reports.forget(resident, List.of(COMMUNITY));

    assertThat(log()).extracting(Entry.View::reason).containsExactlyInAnyOrder(null, "场地维修");
    assertThat(log()).extracting(Entry.View::person).contains(resident.toString());
  }

  @Test
  void theReasonsThatAnErasedPersonOfTheStaffGaveGo() {
    office.tell(rejected(resident, staff, "一"));
    office.tell(rejected(other, staff, "二"));

    office.reports.forget(staff, List.of(COMMUNITY));

    assertThat(log()).extracting(Entry.View::reason).containsOnlyNulls();
  }

  @Test
  void theyGoFromTheReservationsOwnLogToo() {
    var told = rejected(resident, staff, "王芳来电");
    office.tell(told);

    office.reports.forget(resident, List.of(COMMUNITY));

    var reservation = UUID.fromString(told.data().path("reservation").asString());
    var query = new Commands.ListReservationLog(COMMUNITY, reservation, null, null);
    assertThat(office.reports.log().list(query).items())
        .extracting(Entry.View::reason)
        .containsOnlyNulls();
  }

  @Test
  void anEventThatComesAfterTheErasureBringsNoReason() {
    var early = rejected(resident, staff, "早");
    office.tell(early);
    office.reports.forget(resident, List.of(COMMUNITY));

    office.tell(early);
    office.tell(rejected(resident, staff, "晚"));

    assertThat(log()).hasSize(2).extracting(Entry.View::reason).containsOnlyNulls();
  }

  @Test
  void theSameErasureAgainChangesNothing() {
    office.tell(rejected(resident, staff, "一"));

    office.reports.forget(resident, List.of(COMMUNITY));
    office.reports.forget(resident, List.of(COMMUNITY));
    office.reports.forget(staff, List.of(COMMUNITY));

    assertThat(log()).extracting(Entry.View::reason).containsOnlyNulls();
  }

  @Test
  void figuresStayAndCanStillBeRecounted() {
    new History(21, 15).events().forEach(office::tell);
    var before = Tally.of(office.statistics(DECEMBER));

    office.reports.forget(new PersonId(new UUID(7, 1)), List.of(COMMUNITY));
    office.reports.recount().run(COMMUNITY);

    assertThat(Tally.of(office.statistics(DECEMBER))).isEqualTo(before);
  }

  private Told rejected(PersonId of, PersonId by, String reason) {
    var data =
        Map.<String, Object>of(
            "reservation",
            UUID.randomUUID(),
            "revision",
            2,
            "zone",
            "library",
            "person",
            of,
            "start",
            "2026-12-05T01:00:00Z",
            "end",
            "2026-12-05T02:00:00Z",
            "state",
            "rejected",
            "by",
            by,
            "reason",
            reason);
    return new Told(
        UUID.randomUUID(),
        "venue.reservation-rejected",
        COMMUNITY,
        Instant.parse("2026-12-02T01:00:00Z"),
        Json.MAPPER.valueToTree(data));
  }

  private List<Entry.View> log() {
    return office.reports.log().list(new Commands.ListLog(COMMUNITY, DECEMBER, 100, null)).items();
  }
}
