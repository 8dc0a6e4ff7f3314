package cn.linli.journey;

import static cn.linli.journey.Volunteering.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Volunteering.Work;
import cn.linli.town.Client;
import cn.linli.town.Events;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Volunteers who have a shift and do not come to it. */
class VolunteerNoShowJourneyTest {
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
  void whoeverWasNotCheckedInHasMissedItOnceItIsOver() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 3));
    var came = town.volunteer();
    var absent = town.volunteer();
    var left = town.volunteer();
    work.take(came).expect(200);
    work.take(absent).expect(200);
    work.take(left).expect(200);
    work.leave(left).expect(200);
    work.begins();
    work.checkIn(town.town().operator(), came.person()).expect(200);
    town.till.passes(Duration.ofHours(2));
    work.is(absent, "taken");

    town.till.passes(Duration.ofMinutes(2));
    work.is(absent, "missed");
    isOver(work);
    isOver(work);

    assertThat(work.state(came)).isEqualTo("checked-in");
    assertThat(work.state(left)).isEqualTo("withdrawn");
    assertThat(missed(absent)).isEqualTo(1);
    assertThat(missed(came)).isZero();
    assertThat(missed(left)).isZero();
    assertThat(states(absent, "missed")).isEqualTo(1);
    assertThat(work.checkIn(town.town().operator(), absent.person()).code())
        .isEqualTo("volunteer.not-now");
    assertThat(work.checkOut(town.town().operator(), absent.person()).code())
        .isEqualTo("volunteer.not-checked-in");
    assertThat(work.leave(town.town().back(absent.person())).code())
        .isEqualTo("volunteer.not-taken");
    assertThat(work.take(town.town().back(absent.person())).expect(200).text("/state"))
        .isEqualTo("missed");
  }

  @Test
  void staffSeeItWhereTheyLookForPeopleAndOtherHoldersDoNot() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 1));
    var who = town.volunteer("caring");
    Volunteering.register(who, Volunteering.quoted("caring"), Volunteering.times(everyDay()), 1)
        .expect(200);
    work.take(who).expect(200);
    work.begins();
    town.till.passes(Duration.ofHours(3));
    work.is(who, "missed");
    var later = town.event();
    var next = town.work(later, Volunteering.terms(later, 1).with("\"skills\":[\"caring\"]"));

    var staff = fitting(next, town.town().operator(), who);
    var holder = fitting(next, town.programme.proposer(), who);
    var own = town.town().back(who.person()).get(HERE + "my-volunteering").expect(200).body();

    assertThat(staff.path("missed").asInt()).isEqualTo(1);
    assertThat(holder.has("missed")).isFalse();
    assertThat(own.at("/profile/missed").asInt()).isEqualTo(1);
  }

  @Test
  void anOperatorSetsItRightAndTheStipendIsOwedThen() {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 1, 2_000));
    var start = Volunteering.start(event);
    var who = town.volunteer();
    work.take(who).expect(200);
    work.begins();
    town.till.passes(Duration.ofHours(3));
    work.is(who, "missed");
    assertThat(missed(who)).isEqualTo(1);

    var right =
        work.correct(town.town().operator(), who.person(), start, start.plusSeconds(7200))
            .expect(200);
    work.correct(town.town().operator(), who.person(), start, start.plusSeconds(7200)).expect(200);
    isOver(work);

    assertThat(right.text("/state")).isEqualTo("done");
    assertThat(work.state(who)).isEqualTo("done");
    assertThat(missed(who)).isZero();
    assertThat(town.hours(who).path("minutes").asInt()).isEqualTo(120);
    town.town().settles();
    assertThat(town.told("volunteer.stipend-owed", who.person())).hasSize(1);
    town.arrives(who, right.text("/payout"));
  }

  @Test
  void nobodyMissesWhatDoesNotTakePlaceThen() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 1));
    var who = town.volunteer();
    work.take(who).expect(200);
    town.town().deployment().holdEvents(true);
    event.veto("场地停用").expect(200);
    work.begins();
    town.till.skips(Duration.ofHours(3));

    isOver(work);

    assertThat(work.stored().path("state").asString())
        .as("nothing has told the shift")
        .isEqualTo("open");
    assertThat(work.state(who)).isEqualTo("released");
    town.town().deployment().holdEvents(false);
    town.town().settles();
    assertThat(missed(who)).isZero();
  }

  @Test
  void aShiftThatWasChangedIsOverWhenItIsOver() {
    var event = town.event();
    var start = Volunteering.start(event);
    var first = new Volunteering.Terms(start, start.plusSeconds(1800), 1, "");
    var work = town.work(event, first);
    var longer = new Volunteering.Terms(start, start.plusSeconds(7200), 1, "");
    town.write(town.town().operator(), event, work.id(), longer, 1).expect(200);
    var who = town.volunteer();
    work.take(who).expect(200);
    work.begins();

    town.till.passes(Duration.ofHours(1));
    town.town().settles();

    assertThat(work.state(who)).isEqualTo("taken");
    town.till.passes(Duration.ofMinutes(62));
    work.is(who, "missed");
  }

  /** The worker hears it once more. */
  private static void isOver(Work work) {
    var events = new Events(town.town());
    var due = Map.of("task", "volunteer.over", "ref", work.event().id() + "/" + work.id());
    events.deliver("onVolunteerDue", events.made("volunteer.fell-due", due));
  }

  private static int missed(Client who) {
    var profile = town.town().operator().get(HERE + "volunteers/" + who.person()).expect(200);
    return profile.body().at("/profile/missed").asInt();
  }

  private static long states(Client who, String state) {
    town.town().settles();
    return town.told("volunteer.assignment-changed", who.person()).stream()
        .filter(told -> told.at("/data/state").asString().equals(state))
        .count();
  }

  private static String[] everyDay() {
    var now = town.town().now();
    return IntStream.range(0, 7)
        .mapToObj(day -> Volunteering.allDay(now.plus(Duration.ofDays(day))))
        .toArray(String[]::new);
  }

  private static JsonNode fitting(Work work, Client caller, Client who) {
    return caller
        .get(work.path() + "/fitting-volunteers")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("person").asString().equals(who.person()))
        .findFirst()
        .orElseThrow();
  }
}
