package cn.linli.journey;

import static cn.linli.journey.Volunteering.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shifts: who may write them, who has them, and what becomes of them. */
class ShiftJourneyTest {
  private static Volunteering town;

  @BeforeAll
  static void open() {
    town = new Volunteering();
  }

  @AfterAll
  static void close() {
    town.town().deployment().close();
  }

  @Test
  void theProposerWritesShiftsAndOnlyOperatorsPromiseMoney() {
    var event = town.event();
    var proposer = town.programme.proposer();
    var id = UUID.randomUUID();
    var terms = Volunteering.terms(event, 2);

    var first = town.write(proposer, event, id, terms, 0).expect(200);

    assertThat(town.write(proposer, event, id, terms, 0).expect(200).body())
        .isEqualTo(first.body());
    assertThat(town.write(proposer, event, id, Volunteering.terms(event, 3), 0).code())
        .isEqualTo("volunteer.id-reused");
    town.write(proposer, event, id, Volunteering.terms(event, 3), 1).expect(200);
    assertThat(town.write(proposer, event, id, Volunteering.paid(event, 3, 100), 2).code())
        .isEqualTo("volunteer.stipend-not-yours");
    town.write(town.town().operator(), event, id, Volunteering.paid(event, 3, 100), 2).expect(200);
    assertThat(town.write(proposer, event, id, Volunteering.paid(event, 40, 100), 3).code())
        .as("more people cost more")
        .isEqualTo("volunteer.stipend-not-yours");
    assertThat(town.write(town.town().resident(), event, UUID.randomUUID(), terms, 0).code())
        .isEqualTo("volunteer.not-found");
    assertThat(
            town.write(town.town().operator(), event, id, Volunteering.paid(event, 3, 9), 3).code())
        .isEqualTo("request.invalid");
  }

  @Test
  void aShiftIsAroundItsSessionAndSaysNothingBanned() {
    var event = town.event();
    var start = Volunteering.start(event);
    var early = new Volunteering.Terms(start.minusSeconds(3601), start.plusSeconds(3600), 1, "");
    var late = new Volunteering.Terms(start, start.plusSeconds(3 * 3600 + 1), 1, "");
    var operator = town.town().operator();

    assertThat(town.write(operator, event, UUID.randomUUID(), early, 0).code())
        .isEqualTo("volunteer.outside");
    assertThat(town.write(operator, event, UUID.randomUUID(), late, 0).code())
        .isEqualTo("volunteer.outside");
    var second = Volunteering.terms(event, 1).with("\"session\":1");
    assertThat(town.write(operator, event, UUID.randomUUID(), second, 0).code())
        .isEqualTo("volunteer.outside");
    var words = Volunteering.terms(event, 1).json(0).replace("签到引导", "理财讲座推荐");
    assertThat(operator.put(event.path() + "/shifts/" + UUID.randomUUID(), words).code())
        .isEqualTo("volunteer.words");
  }

  @Test
  void nobodyHasTwoShiftsAtOnceAndWhatTouchesIsFine() {
    var event = town.event();
    var start = Volunteering.start(event);
    var who = town.volunteer();
    var first = town.work(event, Volunteering.terms(event, 1));
    var meanwhile =
        town.work(
            event, new Volunteering.Terms(start.plusSeconds(7199), start.plusSeconds(9000), 1, ""));
    var after =
        town.work(
            event, new Volunteering.Terms(start.plusSeconds(7200), start.plusSeconds(9000), 1, ""));
    first.take(who).expect(200);

    assertThat(meanwhile.take(who).code()).isEqualTo("volunteer.overlaps");
    after.take(who).expect(200);
    first.leave(who).expect(200);
    after.leave(who).expect(200);

    meanwhile.take(who).expect(200);
    first.take(town.volunteer()).expect(200);
  }

  @Test
  void whoLeavesMakesRoomAndNobodyLeavesAtTheLastMoment() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 1));
    var one = town.volunteer();
    var other = town.volunteer();
    work.take(one).expect(200);
    assertThat(work.take(other).code()).isEqualTo("volunteer.full");

    work.leave(one).expect(200);
    work.leave(one).expect(200);
    work.take(other).expect(200);
    town.till.skips(Duration.ofHours(25));

    assertThat(work.leave(town.town().back(other.person())).code()).isEqualTo("volunteer.too-late");
    var path = work.path() + "/volunteers/" + other.person() + "/removal";
    var removed = town.programme.proposer().put(path, "{\"reason\":\"另有安排\"}").expect(200);
    assertThat(removed.text("/state")).isEqualTo("removed");
    assertThat(work.mine(town.town().back(other.person())).path("reason").asString())
        .isEqualTo("另有安排");
    assertThat(work.take(town.town().back(other.person())).code()).isEqualTo("volunteer.removed");
    work.take(town.town().back(one.person())).expect(200);
  }

  @Test
  void whatPeopleAgreedToStays() {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 2, 1_000));
    work.take(town.volunteer()).expect(200);
    var operator = town.town().operator();

    assertThat(town.write(operator, event, work.id(), Volunteering.paid(event, 2, 900), 1).code())
        .isEqualTo("volunteer.fixed");
    town.write(operator, event, work.id(), Volunteering.paid(event, 3, 1_000), 1).expect(200);

    assertThat(work.people()).hasSize(1);
    assertThat(work.stored().path("wanted").asInt()).isEqualTo(3);
  }

  @Test
  void anActivityThatIsCalledOffFreesItsShifts() {
    var event = town.event();
    var other = town.event();
    var work = town.work(event, Volunteering.terms(event, 2));
    var elsewhere = town.work(other, Volunteering.terms(other, 1));
    var who = town.volunteer();
    work.take(who).expect(200);
    assertThat(elsewhere.take(who).code()).isEqualTo("volunteer.overlaps");

    event.veto("场地停用").expect(200);

    work.is(who, "released");
    assertThat(work.stored().path("state").asString()).isEqualTo("ended");
    assertThat(work.people()).isEmpty();
    elsewhere.take(who).expect(200);
    assertThat(work.take(town.volunteer()).code()).isEqualTo("volunteer.not-open");
    town.town().settles();
    assertThat(
            town.told("volunteer.assignment-changed", who.person()).stream()
                .filter(told -> told.at("/data/state").asString().equals("released")))
        .hasSize(1);
    assertThat(
            town.write(
                    town.town().operator(),
                    event,
                    UUID.randomUUID(),
                    Volunteering.terms(elsewhere.event(), 1),
                    0)
                .code())
        .isEqualTo("volunteer.off");
  }

  @Test
  void aShiftFollowsItsSessionWithoutThoseWhoPromisedAnotherTime() {
    var plan = town.programme.plan();
    var event = town.programme.published(plan);
    var start = Volunteering.start(event);
    var work =
        town.work(
            event,
            new Volunteering.Terms(start.minusSeconds(1800), start.plusSeconds(3600), 2, ""));
    var who = town.volunteer();
    work.take(who).expect(200);
    var later = start.plus(Duration.ofDays(1));

    var moved = plan.on(Proposal.session(later, "\"place\": \"和平里公园北门\""));
    var proposer = town.programme.proposer();
    town.programme
        .propose(proposer, event.id(), moved, town.programme.revision(event.id()))
        .expect(200);
    town.programme.submit(proposer, event.id()).expect(200);
    town.programme.reviewed(event.id(), "operator-review");
    town.programme.pass(town.town().operator(), event.id(), "").expect(200);
    town.programme.pass(town.town().committee(), event.id(), "").expect(200);

    work.is(who, "released");
    Eventually.holds(
        () -> {
          assertThat(work.stored().path("state").asString()).isEqualTo("open");
          assertThat(Instant.parse(work.stored().path("from").asString()))
              .isEqualTo(later.minusSeconds(1800));
        });
    work.take(who).expect(200);
    assertThat(work.mine(who).path("from").asString())
        .isEqualTo(later.minusSeconds(1800).toString());
  }

  @Test
  void aShiftThatIsNotNeededIsEnded() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 2));
    var who = town.volunteer();
    work.take(who).expect(200);
    var path = work.path() + "/cancellation";

    town.programme.proposer().put(path, "{\"reason\":\"人手已够\"}").expect(200);

    work.is(who, "released");
    assertThat(work.mine(who).path("reason").asString()).isEqualTo("人手已够");
  }

  @Test
  void erasureWaitsForWhatIsPromisedAndLeavesHoursWithoutAName() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 2));
    var who = town.volunteer("caring");
    work.take(who).expect(200);
    var export = who.get("/me/export").expect(200).body().path("volunteering");
    assertThat(export.at("/0/shifts/0/shift").asString()).isEqualTo(work.id().toString());
    assertThat(export.at("/0/profile/skills/0").asString()).isEqualTo("caring");
    work.begins();
    work.worked(who);
    work.rate(town.town().operator(), who.person(), 5).expect(200);

    town.town().back(who.person()).put("/me/erasure", null).expect(202);
    Eventually.holds(
        () -> {
          town.till.passes(Duration.ofHours(6));
          var items = Dump.items(town.town(), "volunteer");
          assertThat(items)
              .noneMatch(
                  item ->
                      item.get("pk").s().equals("heping-li#volunteers")
                          && item.get("sk").s().equals(who.person()));
          assertThat(items)
              .filteredOn(item -> item.get("pk").s().equals("heping-li#person#" + who.person()))
              .hasSize(1)
              .noneMatch(item -> item.containsKey("name") || item.toString().contains("热心细致"));
          assertThat(items).noneMatch(item -> item.get("pk").s().equals("person#" + who.person()));
        });
    var late = work.stored().path("from").asString();
    assertThat(
            work.correct(
                    town.town().operator(),
                    who.person(),
                    Instant.parse(late),
                    Instant.parse(late).plusSeconds(60))
                .code())
        .isEqualTo("volunteer.not-taken");
    assertThat(town.town().operator().get(HERE + "volunteers/" + who.person()).code())
        .isEqualTo("volunteer.not-found");
  }
}
