package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Many sign up at once. */
class SignUpRaceTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  @Test
  void scenario25ThirtyOfAHundredAreConfirmedAndTheRestWaitInOrder() throws Exception {
    var event = PROGRAMME.published(PROGRAMME.plan().line(100));
    var people = event.people(100);
    TILL.town.weather().conflicts(20);

    var answers =
        AtOnce.all(
            people.stream()
                .map(
                    who ->
                        (Callable<Answer>)
                            () ->
                                event.signUp(
                                    who,
                                    UUID.randomUUID(),
                                    "{\"ticket\": \"adult\"}",
                                    ", \"ifFull\": \"wait\""))
                .toList());
    TILL.town.weather().clear();

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(states(answers, "confirmed")).isEqualTo(30);
    assertThat(states(answers, "waiting")).isEqualTo(70);
    assertThat(event.guests()).hasSize(30);
    assertThat(event.left("adult")).isZero();
  }

  private static long states(List<Answer> answers, String state) {
    return answers.stream().filter(answer -> answer.text("/people/0/state").equals(state)).count();
  }

  @Test
  void scenario26EachFreePlaceIsOfferedToExactlyOne() throws Exception {
    var event =
        PROGRAMME.published(PROGRAMME.plan().with(Proposal.ticket("adult", 3, "")).line(20));
    var holders = List.of(event.guest("adult"), event.guest("adult"), event.guest("adult"));
    var waiters =
        List.of(
            event.guest("adult", ", \"ifFull\": \"wait\""),
            event.guest("adult", ", \"ifFull\": \"wait\""),
            event.guest("adult", ", \"ifFull\": \"wait\""),
            event.guest("adult", ", \"ifFull\": \"wait\""));

    holders.getFirst().cancel().expect(200);
    waiters.getFirst().is("offered");
    TILL.town.weather().conflicts(20);
    TILL.skips(Duration.ofMinutes(59));
    var second = holders.get(1).who();
    var third = holders.get(2).who();
    TILL.town.passes(Duration.ofMinutes(2));
    var expiry =
        (Callable<Answer>)
            () -> {
              TILL.town.deployment().tick();
              return null;
            };
    AtOnce.all(
        List.of(
            () -> second.put(holders.get(1).path() + "/cancellation", "{}"),
            () -> third.put(holders.get(2).path() + "/cancellation", "{}"),
            expiry));
    TILL.town.weather().clear();

    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofSeconds(1));
          assertThat(waiters.getFirst().state()).isEqualTo("lapsed");
          assertThat(waiters.stream().skip(1).map(Programme.Guest::state))
              .containsExactly("offered", "offered", "offered");
        });
    TILL.town.settles();
    for (var waiter : waiters) {
      assertThat(
              TILL.town.told("signUp", waiter.id()).stream()
                  .filter(told -> told.at("/data/state").asString().equals("offered"))
                  .map(told -> told.path("id").asString())
                  .distinct())
          .hasSize(1);
    }
    assertThat(event.guests()).hasSize(3);
  }

  @Test
  void oneWhoAsksTwentyTimesAtOnceHasOnePlace() throws Exception {
    var event = PROGRAMME.published(PROGRAMME.plan());
    var who = TILL.town.resident();
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 20; i++) {
      var id = UUID.randomUUID();
      calls.add(() -> event.signUp(who, id, "{\"ticket\": \"adult\"}", ""));
    }

    var answers = AtOnce.all(calls);

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(new HashSet<>(answers.stream().map(Answer::code).toList()))
        .containsExactlyInAnyOrder("ok", "signup.signed-up-already");
    assertThat(event.guests()).hasSize(1);
  }
}
