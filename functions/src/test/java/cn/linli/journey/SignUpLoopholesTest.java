package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody might try, or lose an answer of, with sign-ups. */
class SignUpLoopholesTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final String COURSE = "{\"ticket\": \"course\"}";
  private static final String SINGLE = "{\"ticket\": \"single\"}";
  private static final String ADULT = "{\"ticket\": \"adult\"}";
  private static final int ROUNDS = 12;

  @AfterEach
  void theProviderAnswersAgain() {
    TILL.pay.switches().clear();
  }

  /** Two sessions, to be had both or one by one. */
  private static Programme.Event course(String more) {
    var first = PROGRAMME.soon().plus(Duration.ofDays(2));
    var second = first.plus(Duration.ofDays(7));
    var place = "\"place\": \"中心花园\"";
    return PROGRAMME.published(
        PROGRAMME
            .plan()
            .on(Proposal.session(first, place), Proposal.session(second, place))
            .with(
                Proposal.ticket("course", 40, more),
                Proposal.ticket("single", 40, more + ", \"scope\": \"one\""))
            .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(PROGRAMME.soon(), second))
            .rule("\"transferable\": true"));
  }

  private static Answer single(Programme.Event event, Client who, UUID id, int session) {
    return event.signUp(who, id, SINGLE, ", \"session\": " + session);
  }

  @Test
  void whoAsksForAllSessionsAndForOneAtOnceHasOneOfThem() throws Exception {
    var event = course("");
    for (int i = 0; i < ROUNDS; i++) {
      var who = TILL.town.resident();
      List<Callable<Answer>> both =
          List.of(
              () -> event.signUp(who, UUID.randomUUID(), COURSE, ""),
              () -> single(event, who, UUID.randomUUID(), 1));

      var answers = AtOnce.all(both);

      assertThat(answers.stream().map(Answer::code))
          .containsExactlyInAnyOrder("ok", "signup.signed-up-already");
    }
  }

  @Test
  void nobodyTakesOverWhatTheyHaveASessionOf() {
    var event = course("");
    var giver = TILL.town.resident();
    var id = UUID.randomUUID();
    event.signUp(giver, id, COURSE, "").expect(200);
    var path = event.path() + "/sign-ups/" + id + "/transfer";
    var code = giver.put(path, null).expect(200).text("/code");
    var taker = TILL.town.resident();
    single(event, taker, UUID.randomUUID(), 0).expect(200);

    var taken =
        taker.put(
            event.path() + "/sign-ups/" + UUID.randomUUID() + "/takeover",
            "{\"code\": \"%s\"}".formatted(code));

    assertThat(taken.code()).isEqualTo("signup.signed-up-already");
  }

  @Test
  void anIdIsForOneSessionAndTheSamePeople() {
    var event = course("");
    var who = TILL.town.resident();
    var child = PROGRAMME.child(who, 8);
    var id = UUID.randomUUID();
    single(event, who, id, 0).expect(200);

    assertThat(single(event, who, id, 1).code()).isEqualTo("signup.id-reused");
    var other = "{\"ticket\": \"single\", \"minor\": \"%s\"}".formatted(child);
    assertThat(event.signUp(who, id, other, ", \"session\": 0").code())
        .isEqualTo("signup.id-reused");
    var cancelled = who.put(event.path() + "/sign-ups/" + id + "/cancellation", "{}").expect(200);
    assertThat(cancelled.body().path("people").size()).isEqualTo(1);
    assertThat(cancelled.text("/people/0/state")).isEqualTo("cancelled");
  }

  @Test
  void nobodyAnswersTheFormOfAnotherWithTheirId() {
    var form =
        "\"questions\": [{\"id\": \"level\", \"text\": \"学过吗\", \"purpose\": \"分组\", \"required\": true}]";
    var event = PROGRAMME.published(PROGRAMME.plan().more(form));
    var id = UUID.randomUUID();
    var answer = ", \"answers\": [{\"question\": \"level\", \"answer\": \"%s\"}]";
    event.signUp(TILL.town.resident(), id, ADULT, answer.formatted("学过")).expect(200);

    var second = event.signUp(TILL.town.resident(), id, ADULT, answer.formatted("没学过"));

    assertThat(second.code()).isEqualTo("signup.id-reused");
  }

  private static void near(Programme.Event event, int minutesAfterStart) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).plusMinutes(minutesAfterStart));
  }

  private static void letIn(Programme.Event event, String person) {
    TILL.town
        .operator()
        .put(
            event.path() + "/sessions/0/check-ins/" + UUID.randomUUID(),
            "{\"person\": \"%s\"}".formatted(person))
        .expect(200);
  }

  @Test
  void whoWasLetInBeforeItStartsDoesNotCancelAnyMore() {
    var event = PROGRAMME.published(PROGRAMME.plan());
    var guest = event.guest("adult");
    near(event, -30);
    letIn(event, guest.person());

    assertThat(guest.cancel().code()).isEqualTo("signup.came-already");
    assertThat(guest.state()).isEqualTo("confirmed");
  }

  private static Programme.Event market(int places) {
    return PROGRAMME.published(
        PROGRAMME
            .plan()
            .costing("\"tier\": \"market\"")
            .with(Proposal.ticket("adult", places, ", \"priceFen\": 5000"))
            .line(5));
  }

  private static Answer again(Programme.Guest guest) {
    return guest.event().signUp(guest.who(), guest.id(), ADULT, "");
  }

  private static void isHeldWithoutPay(Answer answer) {
    answer.expect(200);
    assertThat(answer.text("/people/0/state")).isEqualTo("awaiting-payment");
    assertThat(answer.body().has("pay")).isFalse();
  }

  @Test
  void theSameAgainIsTheSameWhileNobodyHasHeardOfTheMoney() {
    var guest = market(5).guest("adult").pays();

    isHeldWithoutPay(again(guest));
    assertThat(guest.who().put(guest.path() + "/opening", "{}").code())
        .isEqualTo("payment.paid-already");
    TILL.pay.deliver(Delivery.IN_ORDER);
    guest.is("confirmed");
  }

  @Test
  void theSameAgainIsTheSameWhenTheTimeToPayIsOverOrTheProviderIsSilent() {
    var event = market(5);
    var guest = event.guest("adult");
    TILL.pay.switches().set(WeChatPaySimulator.PREPAY, Misbehaviour.status(503));
    var id = UUID.randomUUID();
    var who = TILL.town.resident();

    isHeldWithoutPay(event.signUp(who, id, ADULT, ""));
    isHeldWithoutPay(event.signUp(who, id, ADULT, ""));
    TILL.pay.switches().clear();
    assertThat(event.signUp(who, id, ADULT, "").body().has("pay")).isTrue();
    TILL.skips(Duration.ofMinutes(16));
    isHeldWithoutPay(again(guest));
  }

  @Test
  void whoTakesUpAPlaceAndLosesTheAnswerAsksAgain() {
    var event = market(1);
    var first = event.guest("adult").paid();
    var second = event.guest("adult", ", \"ifFull\": \"wait\"");
    first.cancel().expect(200);
    second.is("offered");

    var pay = second.takeUp().expect(200).body().path("pay");
    var again = second.takeUp().expect(200).body();

    assertThat(again.path("pay").has("package")).isEqualTo(pay.has("package"));
    assertThat(again.has("pay")).isTrue();
    assertThat(again.at("/people/0/state").asString()).isEqualTo("awaiting-payment");
  }
}
