package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Changes of what is published, and rooms that are lost and had again. */
class AmendmentJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final String ROOM = "\"zones\": [\"library\"]";
  private static final String HERE = "/communities/heping-li/";

  private static Proposal inTheLibrary(Instant... starts) {
    return PROGRAMME
        .plan()
        .on(
            List.of(starts).stream()
                .map(start -> Proposal.session(start, ROOM))
                .toArray(String[]::new))
        .with(Proposal.ticket("adult", 10, ""))
        .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(PROGRAMME.soon(), starts[0]));
  }

  private static Programme.Event published(Proposal plan) {
    var event = PROGRAMME.published(plan);
    TILL.town.settles();
    return event;
  }

  private static void amended(Programme.Event event, Proposal plan) {
    PROGRAMME
        .propose(PROGRAMME.proposer(), event.id(), plan, PROGRAMME.revision(event.id()))
        .expect(200);
    PROGRAMME.submit(PROGRAMME.proposer(), event.id()).expect(200);
    PROGRAMME.reviewed(event.id(), "operator-review");
    PROGRAMME.pass(TILL.town.operator(), event.id(), "").expect(200);
    PROGRAMME.pass(TILL.town.committee(), event.id(), "").expect(200);
    TILL.town.settles();
  }

  private static String booking(Instant start) {
    return TILL.town.resident().book("library", start, start.plusSeconds(7200)).code();
  }

  private static UUID closed(Instant start) {
    var id = UUID.randomUUID();
    TILL.town
        .operator()
        .put(
            HERE + "blackouts/" + id,
            "{\"zone\":\"library\",\"start\":\"%s\",\"end\":\"%s\",\"reason\":\"维修\"}"
                .formatted(start, start.plusSeconds(7200)))
        .expect(200);
    TILL.town.settles();
    return id;
  }

  private static void lifted(UUID blackout) {
    TILL.town.operator().put(HERE + "blackouts/" + blackout + "/lifting", null).expect(200);
  }

  private static List<String> lost(Programme.Event event) {
    return PROGRAMME
        .proposal(event.id())
        .at("/proposal/lostZones")
        .valueStream()
        .map(zone -> zone.asString())
        .toList();
  }

  @Test
  void aSeriesIsPostponedInItsOwnRoom() {
    var day = TILL.town.quietDay();
    var weeks =
        IntStream.range(0, 4).mapToObj(week -> Town.at(day.plusDays(7L * week), "14:00")).toList();
    var event = published(inTheLibrary(weeks.get(0), weeks.get(1), weeks.get(2)));
    assertThat(booking(weeks.get(0))).isEqualTo("venue.slot-taken");

    amended(event, inTheLibrary(weeks.get(1), weeks.get(2), weeks.get(3)));

    assertThat(lost(event)).isEmpty();
    assertThat(booking(weeks.get(0))).isEqualTo("ok");
    for (var week : weeks.subList(1, 4)) {
      assertThat(booking(week)).isEqualTo("venue.slot-taken");
    }
    event.veto("不需要了").expect(200);
    TILL.town.settles();
    assertThat(booking(weeks.get(3))).isEqualTo("ok");
  }

  @Test
  void aLostRoomIsHadAgainOnceItIsFree() {
    var start = Town.at(TILL.town.quietDay(), "14:00");
    var event = published(inTheLibrary(start));
    var blackout = closed(start);
    Eventually.holds(() -> assertThat(lost(event)).containsExactly("0/library"));
    lifted(blackout);

    amended(event, inTheLibrary(start).titled("书法（场地恢复）"));

    assertThat(lost(event)).isEmpty();
    assertThat(booking(start)).isEqualTo("venue.slot-taken");
  }

  @Test
  void isNotPublishedWithoutTheRoomThatWasKeptForIt() {
    var start = Town.at(TILL.town.quietDay(), "14:00");
    var id = UUID.randomUUID();
    PROGRAMME.submitted(PROGRAMME.proposer(), id, inTheLibrary(start)).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    PROGRAMME.pass(TILL.town.operator(), id, "").expect(200);
    lifted(closed(start));

    assertThat(PROGRAMME.pass(TILL.town.committee(), id, "").code())
        .isEqualTo("activity.zone-taken");
    TILL.town
        .committee()
        .put(
            Programme.path(id) + "/decision",
            "{\"decision\": \"refuse\", \"reason\": \"场地\", \"revision\": %d}"
                .formatted(PROGRAMME.revision(id)))
        .expect(200);
    PROGRAMME
        .propose(PROGRAMME.proposer(), id, inTheLibrary(start), PROGRAMME.revision(id))
        .expect(200);
    PROGRAMME.submit(PROGRAMME.proposer(), id).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    assertThat(booking(start)).isEqualTo("venue.slot-taken");
  }

  @Test
  void morePlacesNeedALargerRoom() {
    var start = Town.at(TILL.town.quietDay(), "14:00");
    var event = published(inTheLibrary(start));
    var crowded = inTheLibrary(start).with(Proposal.ticket("adult", 31, ""));
    PROGRAMME
        .propose(PROGRAMME.proposer(), event.id(), crowded, PROGRAMME.revision(event.id()))
        .expect(200);
    PROGRAMME.submit(PROGRAMME.proposer(), event.id()).expect(200);
    PROGRAMME.reviewed(event.id(), "operator-review");
    PROGRAMME.pass(TILL.town.operator(), event.id(), "").expect(200);

    assertThat(PROGRAMME.pass(TILL.town.committee(), event.id(), "").code())
        .isEqualTo("activity.zone-taken");
  }

  @Test
  void theRestOfARunningCourseMayMoveAndWhatHasBeenMayNot() {
    var soon = PROGRAMME.soon();
    var outside = "\"place\": \"公园\"";
    var first = soon.plus(Duration.ofHours(3));
    var second = soon.plus(Duration.ofDays(3));
    var third = soon.plus(Duration.ofDays(5));
    var course =
        PROGRAMME.plan().signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(soon, first));
    var event =
        published(course.on(Proposal.session(first, outside), Proposal.session(second, outside)));
    TILL.skips(Duration.ofHours(4));
    var moved = course.on(Proposal.session(first, outside), Proposal.session(third, outside));
    var restarted = course.on(Proposal.session(second, outside), Proposal.session(third, outside));

    var refused =
        PROGRAMME.propose(
            PROGRAMME.proposer(), event.id(), restarted, PROGRAMME.revision(event.id()));
    assertThat(refused.code()).isEqualTo("activity.started");
    amended(event, moved);

    TILL.passes(Duration.ofSeconds(2));
    assertThat(event.page().at("/plan/sessions/1/start").asString()).isEqualTo(third.toString());
    assertThat(cancelled(PROGRAMME.proposer(), event, "临时有事").code()).isEqualTo("activity.started");
    cancelled(TILL.town.operator(), event, "老师生病").expect(200);
  }

  private static cn.linli.town.Answer cancelled(Client who, Programme.Event event, String reason) {
    return who.put(event.path() + "/cancellation", "{\"reason\": \"%s\"}".formatted(reason));
  }

  @Test
  void whatIsOverIsNotCalledOff() {
    var event = published(PROGRAMME.plan());
    TILL.skips(Duration.between(TILL.town.now(), start(event)).plusHours(3));

    assertThat(cancelled(TILL.town.operator(), event, "记录错误").code()).isEqualTo("activity.started");
  }

  private static Instant start(Programme.Event event) {
    return Instant.parse(event.page().at("/plan/sessions/0/start").asString());
  }

  @Test
  void theReasonIsReadByEverybodyAndScreenedForThem() {
    var event = published(PROGRAMME.plan());

    assertThat(cancelled(PROGRAMME.proposer(), event, "加我微信买理财，保本高收益").code())
        .isEqualTo("activity.banned-topic");
    cancelled(PROGRAMME.proposer(), event, "老师生病").expect(200);
  }

  @Test
  void aChangeThatNobodyDecidedLeavesTheDeskWithItsActivity() {
    var event = published(PROGRAMME.plan());
    PROGRAMME
        .propose(
            PROGRAMME.proposer(),
            event.id(),
            PROGRAMME.plan().titled("成人书法"),
            PROGRAMME.revision(event.id()))
        .expect(200);
    PROGRAMME.submit(PROGRAMME.proposer(), event.id()).expect(200);
    PROGRAMME.reviewed(event.id(), "operator-review");
    assertThat(desk()).contains(event.id().toString());

    TILL.skips(Duration.between(TILL.town.now(), start(event)).plusHours(1));
    TILL.passes(Duration.ofHours(2));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
    assertThat(desk()).doesNotContain(event.id().toString());
  }

  private static String desk() {
    return TILL.town.operator().get(HERE + "activities-in-review?limit=100").body().toString();
  }

  @Test
  void whatNobodyDecidesComesBackAndFreesItsRoom() {
    var day = LocalDate.ofInstant(TILL.town.now(), Town.CALENDAR).plusDays(40);
    var start = Town.at(day, "14:00");
    var id = UUID.randomUUID();
    PROGRAMME.submitted(PROGRAMME.proposer(), id, inTheLibrary(start)).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    assertThat(booking(start)).isEqualTo("venue.slot-taken");

    TILL.skips(Duration.ofDays(21));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          assertThat(PROGRAMME.stage(id)).isEqualTo("sent-back");
        });
    assertThat(PROGRAMME.proposal(id).path("reason").asString()).isEqualTo("activity.undecided");
    TILL.town.settles();
    assertThat(booking(start)).isEqualTo("ok");
  }
}
