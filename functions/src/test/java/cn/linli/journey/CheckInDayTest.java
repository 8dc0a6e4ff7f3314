package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The day itself: passes, deposits, substitutes, gifts, words. */
class CheckInDayTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  private static String door(Programme.Event event, UUID checkIn) {
    return event.path() + "/sessions/0/check-ins/" + checkIn;
  }

  private static Answer letIn(Programme.Event event, UUID checkIn, String body) {
    return TILL.town.operator().put(door(event, checkIn), body);
  }

  private static String pass(Programme.Guest guest) {
    return guest.who().get(guest.path() + "/passes").expect(200).text("/items/0/code");
  }

  private static String code(String pass) {
    return "{\"code\": \"%s\"}".formatted(pass);
  }

  private static void starts(Programme.Event event) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).minusMinutes(10));
  }

  private static Programme.Event withDeposit() {
    return PROGRAMME.published(
        PROGRAMME
            .plan()
            .with(Proposal.ticket("adult", 10, ", \"depositFen\": 2000"))
            .more("\"gifts\": [{\"id\": \"brush\", \"name\": \"毛笔\", \"quantity\": 1}]"));
  }

  @Test
  void aPassLetsInOnceAndTheDepositComesBack() {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var payment = guest.payment();
    var early = letIn(event, UUID.randomUUID(), code(pass(guest)));
    assertThat(early.code()).isEqualTo("signup.not-now");
    starts(event);

    var id = UUID.randomUUID();
    var first = letIn(event, id, code(pass(guest))).expect(200);
    var again = letIn(event, id, code(pass(guest))).expect(200);

    assertThat(first.text("/outcome")).isEqualTo("came");
    assertThat(first.text("/name")).isEqualTo("张**");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(letIn(event, UUID.randomUUID(), code(pass(guest))).code())
        .isEqualTo("signup.came-already");
    guest.refunded(payment, 2000L);
    assertThat(guest.stored().at("/people/0/attended").asInt()).isEqualTo(1);
  }

  @Test
  void whoDoesNotComeLosesTheDepositToTheCommunity() {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var payment = guest.payment();
    starts(event);
    TILL.passes(Duration.ofHours(3));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
    TILL.town.settles();
    TILL.skips(Duration.ofHours(22));
    TILL.passes(Duration.ofHours(2));

    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          TILL.town.settles();
          assertThat(
                  TILL.town.deployment().bus().published().stream()
                      .map(Json.MAPPER::readTree)
                      .filter(told -> told.path("type").asString().equals("ledger.entry-posted"))
                      .filter(told -> told.toString().contains(payment.toString().replace("-", "")))
                      .anyMatch(told -> told.toString().contains("forfeit")))
              .isTrue();
        });
    assertThat(TILL.refunds(payment)).isEmpty();
  }

  @Test
  void aPhoneWithoutANetworkKnowsAPassAndTellsLater() throws Exception {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var other = event.guest("adult").paid();
    starts(event);
    var pass = pass(guest);
    var keys = JWKSet.parse(TILL.town.anybody().get("/pass-keys").expect(200).body().toString());
    var jwt = SignedJWT.parse(pass);
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey();

    assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
    assertThat(jwt.getJWTClaimsSet().getStringClaim("act")).isEqualTo(event.id().toString());
    assertThat(
            letIn(event, UUID.randomUUID(), code(pass.substring(0, pass.length() - 2) + "xx"))
                .code())
        .isEqualTo("signup.pass-unknown");

    var at = TILL.town.now();
    letIn(event, UUID.randomUUID(), code(pass)).expect(200);
    TILL.skips(Duration.ofHours(4));
    var told = ", \"at\": \"%s\"}".formatted(at);
    var late = letIn(event, UUID.randomUUID(), code(pass(other)).replace("}", told)).expect(200);
    assertThat(late.text("/outcome")).isEqualTo("came");
    var twice = letIn(event, UUID.randomUUID(), code(pass).replace("}", told)).expect(200);
    assertThat(twice.text("/outcome")).isEqualTo("irregular");
    assertThat(twice.text("/refusal")).isEqualTo("signup.came-already");
    var listed = TILL.town.operator().get(event.path() + "/irregular-check-ins").expect(200);
    assertThat(listed.body().path("items").size()).isEqualTo(1);
    assertThat(
            TILL.town
                .operator()
                .get(event.path() + "/sessions/0/check-ins")
                .expect(200)
                .body()
                .path("items")
                .size())
        .isEqualTo(2);
  }

  @Test
  void twentyReadersAtOnceLetOneInOnce() throws Exception {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var payment = guest.payment();
    starts(event);
    var operator = TILL.town.operator();
    var body = code(pass(guest));
    TILL.town.weather().conflicts(20);

    var answers =
        AtOnce.all(
            IntStream.range(0, 20)
                .mapToObj(
                    i ->
                        (Callable<Answer>) () -> operator.put(door(event, UUID.randomUUID()), body))
                .toList());
    TILL.town.weather().clear();

    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    guest.refunded(payment, 2000L);
  }

  @Test
  void aSubstituteTakesThePlaceOfSomebodyWhoHasNotCome() {
    var event = PROGRAMME.published(PROGRAMME.plan().with(Proposal.ticket("adult", 1, "")).line(5));
    var missing = event.guest("adult");
    var waiter = event.guest("adult", ", \"ifFull\": \"wait\"");
    starts(event);
    var path = event.path() + "/sessions/0/substitutes/" + waiter.person();
    var instead = "{\"insteadOf\": \"%s\"}".formatted(missing.person());

    assertThat(TILL.town.operator().put(path, instead).code()).isEqualTo("signup.not-now");
    TILL.skips(Duration.ofMinutes(20));
    assertThat(TILL.town.operator().put(path, "{}").code()).isEqualTo("signup.full");
    TILL.town.operator().put(path, instead).expect(200);
    TILL.town.operator().put(path, instead).expect(200);

    assertThat(waiter.state()).isEqualTo("confirmed");
    assertThat(missing.state()).isEqualTo("lapsed");
    assertThat(missing.stored().at("/people/0/missed").asBoolean()).isTrue();
    assertThat(event.guests()).hasSize(1);
    letIn(event, UUID.randomUUID(), code(pass(waiter))).expect(200);
  }

  @Test
  void aPlaceIsHandedOnOnceWithWhatWasPaidForIt() {
    var event =
        PROGRAMME.published(
            PROGRAMME
                .plan()
                .costing("\"tier\": \"market\"")
                .with(Proposal.ticket("adult", 5, ", \"priceFen\": 3000, \"depositFen\": 1000"))
                .rule("\"transferable\": true"));
    var giver = event.guest("adult").paid();
    var payment = giver.payment();
    var code = giver.who().put(giver.path() + "/transfer", null).expect(200).text("/code");
    var taker = TILL.town.resident();
    var id = UUID.randomUUID();
    var path = event.path() + "/sign-ups/" + id + "/takeover";

    taker.put(path, code(code)).expect(200);
    taker.put(path, code(code)).expect(200);

    var late = TILL.town.resident();
    assertThat(
            late.put(event.path() + "/sign-ups/" + UUID.randomUUID() + "/takeover", code(code))
                .code())
        .isEqualTo("signup.offer-unknown");
    assertThat(giver.state()).isEqualTo("transferred");
    var taken = new Programme.Guest(event, taker.person(), id);
    assertThat(taken.state()).isEqualTo("confirmed");
    assertThat(event.guests()).hasSize(1);
    event.veto("场地检修").expect(200);
    giver.refunded(payment, 4000L);
    assertThat(taken.state()).isEqualTo("stopped");
  }

  @Test
  void giftsRatingsAndCertificatesAreForThoseWhoCame() {
    var event = withDeposit();
    var guest = event.guest("adult").paid();
    var second = event.guest("adult").paid();
    starts(event);
    var gift = event.path() + "/gifts/brush/hand-outs/";
    var to = "{\"person\": \"%s\"}";
    assertThat(
            TILL.town.operator().put(gift + UUID.randomUUID(), to.formatted(guest.person())).code())
        .isEqualTo("signup.did-not-come");
    assertThat(guest.who().put(event.path() + "/my-rating", "{\"stars\": 5}").code())
        .isEqualTo("signup.did-not-come");
    letIn(event, UUID.randomUUID(), code(pass(guest))).expect(200);
    letIn(event, UUID.randomUUID(), to.formatted(second.person())).expect(200);

    var handOut = UUID.randomUUID();
    TILL.town.operator().put(gift + handOut, to.formatted(guest.person())).expect(200);
    TILL.town.operator().put(gift + handOut, to.formatted(guest.person())).expect(200);
    assertThat(
            TILL.town.operator().put(gift + UUID.randomUUID(), to.formatted(guest.person())).code())
        .isEqualTo("signup.gift-taken");
    assertThat(
            TILL.town
                .operator()
                .put(gift + UUID.randomUUID(), to.formatted(second.person()))
                .code())
        .isEqualTo("signup.gifts-gone");

    rates(event, guest.who(), second.who(), guest.person());
    moderates(event, guest.person());
    var exported = guest.who().get("/me/export").expect(200).body().at("/signUps/0");
    assertThat(exported.at("/gifts/0/gift").asString()).isEqualTo("brush");
    assertThat(exported.at("/rating/comment").asString()).isEqualTo("老师很耐心");
  }

  /**
   * Everybody reads what people wrote, and nobody whose it is; what is hidden can be shown again.
   */
  private static void moderates(Programme.Event event, String person) {
    var operator = TILL.town.operator();
    var path = event.path() + "/ratings/" + person + "/moderation";
    var shown = TILL.town.anybody().get(event.path() + "/ratings").expect(200).body();
    assertThat(shown.toString()).contains("张**").doesNotContain(person);
    operator.put(path, "{\"decision\": \"hide\", \"revision\": 2}").expect(200);
    var moderation = event.path() + "/ratings-in-moderation";
    assertThat(operator.get(moderation).expect(200).body().path("items")).isEmpty();
    var hidden = operator.get(moderation + "?state=hidden").expect(200);
    assertThat(hidden.text("/items/0/person")).isEqualTo(person);
    operator.put(path, "{\"decision\": \"show\", \"revision\": 3}").expect(200);
    assertThat(operator.get(moderation + "?state=hidden").body().path("items")).isEmpty();
  }

  private static void rates(Programme.Event event, Client first, Client second, String person) {
    var banned = "{\"stars\": 5, \"comment\": \"加我微信买理财，保本高收益\"}";
    assertThat(first.put(event.path() + "/my-rating", banned).code()).isEqualTo("signup.words");
    first.put(event.path() + "/my-rating", "{\"stars\": 5, \"comment\": \"老师很耐心\"}").expect(200);
    second.put(event.path() + "/my-rating", "{\"stars\": 4}").expect(200);
    assertThat(second.put(event.path() + "/my-rating", "{\"stars\": 1}").code())
        .isEqualTo("signup.rated-already");
    var ratings = TILL.town.anybody().get(event.path() + "/ratings").expect(200).body();
    assertThat(List.of(ratings.path("count").asInt(), ratings.path("stars").asInt()))
        .isEqualTo(List.of(2, 9));
    assertThat(ratings.toString()).doesNotContain("老师很耐心");
    TILL.town
        .operator()
        .put(
            event.path() + "/ratings/" + person + "/moderation",
            "{\"decision\": \"show\", \"revision\": 1}")
        .expect(200);
    assertThat(TILL.town.anybody().get(event.path() + "/ratings").body().toString())
        .contains("老师很耐心");
  }
}
