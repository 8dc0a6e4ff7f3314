package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many want the same, or one wants it many times, at once. */
class VolunteerRaceTest {
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

  private static long ok(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).count();
  }

  private static List<Client> volunteers(int count) {
    return Stream.generate(() -> town.volunteer()).limit(count).toList();
  }

  @Test
  void twentyForThreePlacesAreThree() throws Exception {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 3));
    var people = volunteers(20);
    town.town().weather().conflicts(20);

    var answers =
        AtOnce.all(people.stream().map(who -> (Callable<Answer>) () -> work.take(who)).toList());
    town.town().weather().clear();

    assertThat(ok(answers)).isEqualTo(3);
    assertThat(answers).extracting(Answer::code).containsOnly("ok", "volunteer.full");
    assertThat(work.people()).hasSize(3);
    assertThat(work.stored().path("taken").asInt()).isEqualTo(3);
  }

  @Test
  void oneWhoWantsTwoOverlappingShiftsAtOnceHasOne() throws Exception {
    var event = town.event();
    var works =
        Stream.generate(() -> town.work(event, Volunteering.terms(event, 2))).limit(8).toList();
    for (int round = 0; round < 3; round++) {
      var who = town.volunteer();
      town.town().weather().conflicts(20);

      var answers =
          AtOnce.all(works.stream().map(work -> (Callable<Answer>) () -> work.take(who)).toList());
      town.town().weather().clear();

      assertThat(ok(answers)).isEqualTo(1);
      assertThat(works.stream().flatMap(work -> work.people().stream()))
          .filteredOn(one -> one.path("person").asString().equals(who.person()))
          .hasSize(1);
      assertThat(answers)
          .extracting(Answer::code)
          .isSubsetOf("ok", "volunteer.overlaps", "volunteer.full");
    }
  }

  @Test
  void checkingOutManyTimesAtOncePaysOnce() throws Exception {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 1, 4_000));
    var who = town.volunteer();
    work.take(who).expect(200);
    work.begins();
    work.checkIn(town.town().operator(), who.person()).expect(200);
    town.till.skips(Duration.ofHours(1));
    var granted = town.balance("stipend/centre");
    var operator = town.town().operator();
    var proposer = town.programme.proposer();
    town.town().weather().conflicts(20);

    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 5; i++) {
      calls.add(() -> work.checkOut(operator, who.person()));
      calls.add(() -> work.checkOut(proposer, who.person()));
    }
    var answers = AtOnce.all(calls);
    town.town().weather().clear();

    assertThat(ok(answers)).isEqualTo(10);
    assertThat(town.balance("stipend/centre") - granted).isEqualTo(4_000);
    assertThat(town.hours(who).path("totalMinutes").asInt()).isEqualTo(60);
    assertThat(town.told("volunteer.stipend-owed", who.person())).hasSize(1);
    town.arrives(who, work.mine(town.town().back(who.person())).path("payout").asString());
  }

  @Test
  void whoeverTakesAShiftInTheMomentOfAVetoDoesNotKeepIt() throws Exception {
    for (int round = 0; round < 3; round++) {
      var event = town.event();
      var work = town.work(event, Volunteering.terms(event, 40));
      var people = volunteers(8);
      var calls =
          new ArrayList<Callable<Answer>>(
              people.stream().map(who -> (Callable<Answer>) () -> work.take(who)).toList());
      calls.add(4, () -> event.veto("场地停用"));

      AtOnce.all(calls);

      Eventually.holds(() -> assertThat(work.stored().path("state").asString()).isEqualTo("ended"));
      town.town().settles();
      assertThat(work.people()).isEmpty();
      for (var who : people) {
        assertThat(promised(who)).as("their time is theirs").isZero();
      }
    }
  }

  private static long promised(Client who) {
    return Dump.items(town.town(), "volunteer").stream()
        .filter(item -> item.get("pk").s().equals("person#" + who.person()))
        .mapToLong(item -> item.get("promised").m().size())
        .sum();
  }

  @Test
  void lostAnswersAndThrottlingMakeNoMoney() {
    var event = town.event();
    var work = town.work(event, Volunteering.paid(event, 3, 1_500));
    var people = volunteers(3);
    people.forEach(who -> work.take(who).expect(200));
    work.begins();
    var operator = town.town().operator();
    people.forEach(who -> work.checkIn(operator, who.person()).expect(200));
    town.till.skips(Duration.ofHours(1));
    var granted = town.balance("stipend/centre");
    var again = town.town().operator();

    for (var who : people) {
      town.town().weather().losesTheNextAnswer();
      town.town().weather().throttles(10);
      for (int i = 0; i < 12; i++) {
        work.checkOut(again, who.person());
      }
      town.town().weather().clear();
      work.checkOut(again, who.person()).expect(200);
    }

    assertThat(town.balance("stipend/centre") - granted).isEqualTo(4_500);
    for (var who : people) {
      assertThat(town.hours(who).path("totalMinutes").asInt()).isEqualTo(60);
      town.arrives(who, work.mine(town.town().back(who.person())).path("payout").asString());
    }
    assertThat(town.balance("payouts-owed/centre")).isZero();
  }
}
