package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Coming, going, what counts of it, what is owed for it, and what is said of it. */
class VolunteerHoursJourneyTest {
  private static Volunteering town;

  @BeforeAll
  static void open() {
    town = new Volunteering();
  }

  @AfterEach
  void theBooksSaySo() {
    town.till.quiet();
    MoneyInvariants.hold(town.town());
  }

  @AfterAll
  static void close() {
    town.town().deployment().close();
  }

  @Test
  void onlyWhoAnswersForTheShiftChecksOthersInAndOnTheDay() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 2));
    var other = town.work(event, Volunteering.terms(event, 2));
    var who = town.volunteer();
    var proposer = town.programme.proposer();
    Volunteering.register(proposer, "[]", "[]", 0).expect(200);
    work.take(who).expect(200);
    work.take(proposer).expect(200);
    var code = work.mine(who).path("code").asString();

    assertThat(work.checkIn(proposer, who.person()).code())
        .as("too early")
        .isEqualTo("volunteer.not-now");
    work.begins();
    proposer = town.programme.proposer();
    assertThat(work.checkIn(town.town().back(who.person()), who.person()).code())
        .isEqualTo("volunteer.not-found");
    assertThat(work.checkIn(proposer, proposer.person()).code()).isEqualTo("volunteer.own");
    assertThat(proposer.put(other.path() + "/check-in", "{\"code\":\"%s\"}".formatted(code)).code())
        .as("for another shift")
        .isEqualTo("volunteer.code-unknown");
    var forged = (code.startsWith("A") ? "B" : "A") + code.substring(1);
    assertThat(
            proposer.put(work.path() + "/check-in", "{\"code\":\"%s\"}".formatted(forged)).code())
        .isEqualTo("volunteer.code-unknown");
    assertThat(work.checkOut(proposer, who.person()).code()).isEqualTo("volunteer.not-checked-in");
    assertThat(work.checkIn(proposer, town.town().resident().person()).code())
        .isEqualTo("volunteer.not-taken");
    var in = work.checkIn(proposer, who.person()).expect(200);
    town.till.skips(Duration.ofMinutes(10));

    assertThat(work.checkIn(proposer, who.person()).expect(200).body()).isEqualTo(in.body());
    work.checkIn(town.town().operator(), proposer.person()).expect(200);
    assertThat(work.leave(town.town().back(who.person())).code()).isEqualTo("volunteer.not-taken");
  }

  @Test
  void whatCountsLiesWithinTheShift() {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 2, 3_000));
    var long1 = town.volunteer();
    var brief = town.volunteer();
    work.take(long1).expect(200);
    work.take(brief).expect(200);
    work.begins();
    work.checkIn(town.town().operator(), long1.person()).expect(200);
    work.checkIn(town.town().operator(), brief.person()).expect(200);
    town.till.skips(Duration.ofMinutes(7));
    var none = work.checkOut(town.town().operator(), brief.person()).expect(200);
    town.till.skips(Duration.ofHours(5));

    var whole = work.checkOut(town.town().operator(), long1.person()).expect(200);

    assertThat(whole.body().path("minutes").asInt()).isEqualTo(120);
    assertThat(none.body().path("minutes").asInt()).isZero();
    assertThat(none.text("/payout")).as("for nothing").isEmpty();
    assertThat(town.told("volunteer.stipend-owed", brief.person())).isEmpty();
    town.arrives(long1, whole.text("/payout"));
  }

  @Test
  void whatWasForgottenIsSetRightOnceAndStaysOnRecord() {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 1, 2_000));
    var start = Volunteering.start(event);
    var who = town.volunteer();
    work.take(who).expect(200);
    assertThat(
            work.correct(
                    town.town().operator(),
                    who.person(),
                    start.minus(Duration.ofDays(9)),
                    start.minus(Duration.ofDays(8)))
                .code())
        .as("it has not begun")
        .isEqualTo("volunteer.not-now");
    work.begins();
    assertThat(
            work.correct(town.town().operator(), who.person(), start, start.plusSeconds(60)).code())
        .as("of what is to come nobody knows")
        .isEqualTo("volunteer.not-now");
    town.till.skips(Duration.ofHours(30));
    assertThat(work.checkIn(town.town().operator(), who.person()).code())
        .isEqualTo("volunteer.not-now");
    assertThat(
            work.correct(town.programme.proposer(), who.person(), start, start.plusSeconds(3600))
                .code())
        .isEqualTo("access.role-required");

    var first =
        work.correct(town.town().operator(), who.person(), start, start.plusSeconds(3600))
            .expect(200);
    var again =
        work.correct(town.town().operator(), who.person(), start, start.plusSeconds(3600))
            .expect(200);
    assertThat(again.body()).isEqualTo(first.body());
    var second =
        work.correct(town.town().operator(), who.person(), start, start.plusSeconds(5400))
            .expect(200);

    assertThat(second.body().path("minutes").asInt()).isEqualTo(90);
    assertThat(second.body().path("corrections")).hasSize(2);
    assertThat(second.body().at("/corrections/1/minutes").asInt()).isEqualTo(60);
    assertThat(town.hours(who).path("totalMinutes").asInt()).isEqualTo(90);
    assertThat(town.hours(who).path("totalShifts").asInt()).isEqualTo(1);
    assertThat(town.hours(who).path("minutes").asInt()).isEqualTo(90);
    town.town().settles();
    assertThat(town.told("volunteer.stipend-owed", who.person())).hasSize(1);
    town.arrives(who, second.text("/payout"));
  }

  @Test
  void aRatingIsGivenOnceAndSeenByFew() {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 1, 2_000));
    var start = Volunteering.start(event);
    var who = town.volunteer();
    work.take(who).expect(200);
    assertThat(work.rate(town.programme.proposer(), who.person(), 5).code())
        .isEqualTo("volunteer.not-done");
    work.begins();
    work.worked(who);
    work.correct(town.town().operator(), who.person(), start, start.plusSeconds(3600)).expect(200);

    var given = work.rate(town.programme.proposer(), who.person(), 4).expect(200);
    var again = work.rate(town.programme.proposer(), who.person(), 4).expect(200);

    assertThat(given.body().has("payout")).as("what the centre pays is not theirs").isFalse();
    assertThat(given.body().toString()).doesNotContain("忘记签到", "热心细致");
    assertThat(again.body()).isEqualTo(given.body());
    assertThat(work.rate(town.programme.proposer(), who.person(), 5).code())
        .isEqualTo("volunteer.rated-already");
    var mine = work.mine(town.town().back(who.person()));
    assertThat(mine.at("/rating/stars").asInt()).isEqualTo(4);
    assertThat(mine.at("/rating/words").asString()).isEqualTo("热心细致");
    assertThat(work.people().getFirst().at("/rating/stars").asInt()).isEqualTo(4);
    var seen = town.programme.proposer().get(work.path() + "/volunteers").expect(200).body();
    assertThat(seen.toString()).doesNotContain("热心细致");
    var profile =
        town.town().operator().get(Volunteering.HERE + "volunteers/" + who.person()).expect(200);
    assertThat(profile.body().at("/profile/stars").asInt()).isEqualTo(4);
    assertThat(profile.body().at("/profile/ratings").asInt()).isEqualTo(1);
  }
}
