package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People sign up for activities, pay, cancel. */
class SignUpJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  @Test
  void aFreePlaceIsConfirmedAtOnceAndIsTheSameAgain() {
    var event = PROGRAMME.published(PROGRAMME.plan());
    var who = TILL.town.resident();
    var id = UUID.randomUUID();

    var first = event.signUp(who, id, "{\"ticket\": \"adult\"}", "").expect(200);
    var again = event.signUp(who, id, "{\"ticket\": \"adult\"}", "").expect(200);

    assertThat(first.text("/people/0/state")).isEqualTo("confirmed");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(event.left("adult")).isEqualTo(29);
    assertThat(event.signUp(who, UUID.randomUUID(), "{\"ticket\": \"adult\"}", "").code())
        .isEqualTo("signup.signed-up-already");
    assertThat(event.guests())
        .extracting(guest -> guest.path("name").asString())
        .containsExactly("张**");
    var mine = who.get("/me/sign-ups").expect(200).body();
    assertThat(mine.at("/items/0/signUp").asString()).isEqualTo(id.toString());
  }

  @Test
  void aPaidPlaceWaitsForItsMoneyAndLapsesWithoutIt() {
    var event = PROGRAMME.published(market(1, ""));
    var slow = event.guest("adult");
    assertThat(slow.state()).isEqualTo("awaiting-payment");
    assertThat(event.left("adult")).isZero();

    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(5));
          assertThat(slow.state()).isEqualTo("lapsed");
        });

    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofSeconds(2));
          assertThat(event.left("adult")).isEqualTo(1);
        });
    var next = event.guest("adult").paid();
    assertThat(next.stored().at("/money/0/state").asString()).isEqualTo("settled");
  }

  private static Proposal market(int places, String more) {
    return PROGRAMME
        .plan()
        .costing("\"tier\": \"market\"")
        .with(Proposal.ticket("adult", places, ", \"priceFen\": 5000" + more));
  }

  @Test
  void cancellingGivesBackWhatTheRulesSay() {
    var rules =
        "\"cancelling\": [{\"minutesBefore\": 2880, \"percent\": 100}, {\"minutesBefore\": 60, \"percent\": 50}]";
    var event = PROGRAMME.published(market(5, ", \"depositFen\": 1000").rule(rules));
    var half = event.guest("adult").paid();
    var nothing = event.guest("adult").paid();
    var payment = half.payment();

    TILL.passes(Duration.ofHours(2));
    half.cancel().expect(200);
    half.refunded(payment, 3500L);
    assertThat(half.state()).isEqualTo("cancelled");

    TILL.skips(Duration.ofHours(45));
    var late = nothing.payment();
    nothing.cancel().expect(200);
    nothing.refunded(late, 1000L);
  }

  @Test
  void scenario32AVetoCancelsAndRefundsTwelveEachOnce() {
    var start = Town.at(TILL.town.quietDay(), "14:00");
    var event =
        PROGRAMME.published(
            market(20, ", \"depositFen\": 500")
                .on(Proposal.session(start, "\"zones\": [\"library\"]"))
                .signUp(
                    "\"opensAt\": \"%s\", \"closesAt\": \"%s\""
                        .formatted(PROGRAMME.soon(), start)));
    TILL.town.settles();
    var doors = accessToTheRoom(event);
    assertThat(PROGRAMME.proposer().get(doors).text("/state")).isEqualTo("live");
    assertThat(isOnTheScreen(start)).isTrue();
    var guests = IntStream.range(0, 12).mapToObj(i -> event.guest("adult").paid()).toList();
    var unpaid = event.guest("adult");
    var payments = guests.stream().map(Programme.Guest::payment).toList();

    event.veto("讲师资质存疑").expect(200);

    for (int i = 0; i < guests.size(); i++) {
      guests.get(i).refunded(payments.get(i), 5500L);
      assertThat(guests.get(i).state()).isEqualTo("stopped");
      assertThat(
              TILL.town.told("signUp", guests.get(i).id()).stream()
                  .filter(told -> told.path("type").asString().equals("signup.changed"))
                  .filter(told -> told.at("/data/state").asString().equals("stopped"))
                  .map(told -> told.path("id").asString())
                  .distinct())
          .hasSize(1);
    }
    assertThat(unpaid.state()).isEqualTo("stopped");
    assertThat(event.guests()).isEmpty();
    assertThat(PROGRAMME.proposer().get(doors).text("/state")).isEqualTo("ended");
    assertThat(isOnTheScreen(start)).isFalse();
    var month = event.page().at("/plan/sessions/0/start").asString().substring(0, 7);
    assertThat(
            TILL.town
                .anybody()
                .get("/communities/heping-li/activities?limit=100&month=" + month)
                .body()
                .toString())
        .doesNotContain(event.id().toString());
    assertThat(
            event
                .signUp(TILL.town.resident(), UUID.randomUUID(), "{\"ticket\": \"adult\"}", "")
                .code())
        .isEqualTo("signup.off");
  }

  /** Where the doors of its room are, for whoever proposed it. */
  private static String accessToTheRoom(Programme.Event event) {
    var reservation =
        TILL.town.told("activity", event.id()).stream()
            .filter(told -> told.path("type").asString().equals("venue.reservation-accepted"))
            .map(told -> told.at("/data/reservation").asString())
            .findFirst()
            .orElseThrow();
    return "/communities/heping-li/reservations/" + reservation + "/access";
  }

  /** Whether everybody sees that the room is taken on a day. */
  private static boolean isOnTheScreen(Instant start) {
    var day = LocalDate.ofInstant(start, Town.CALENDAR);
    var path = "/communities/heping-li/zones/library/calendar?days=1&date=" + day;
    return !TILL.town.anybody().get(path).expect(200).body().at("/days/0/busy").isEmpty();
  }

  @Test
  void moneyThatComesAfterTheVetoGoesBackByItself() {
    var event = PROGRAMME.published(market(3, ""));
    var guest = event.guest("adult").pays();
    var payment = guest.payment();
    event.veto("场地停用").expect(200);
    guest.is("stopped");

    TILL.pay.deliver(Delivery.IN_ORDER);

    guest.refunded(payment, 5000L);
    assertThat(guest.state()).isEqualTo("stopped");
  }
}
