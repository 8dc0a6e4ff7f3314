package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** People wait for places, and are offered what becomes free. */
class PlacesInLineJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  @Test
  void whoIsFullWaitsAndIsOfferedWhatBecomesFreeInOrder() {
    var event =
        PROGRAMME.published(PROGRAMME.plan().with(Proposal.ticket("adult", 1, "")).line(10));
    var first = event.guest("adult");
    var second = event.guest("adult", ", \"ifFull\": \"wait\"");
    var third = event.guest("adult", ", \"ifFull\": \"wait\"");
    assertThat(second.state()).isEqualTo("waiting");
    assertThat(third.stored().path("placeInLine").asInt()).isEqualTo(2);

    first.cancel().expect(200);
    second.is("offered");
    // Nobody gets past those who wait.
    var passer = TILL.town.resident();
    assertThat(event.signUp(passer, UUID.randomUUID(), "{\"ticket\": \"adult\"}", "").code())
        .isEqualTo("signup.full");

    second.takeUp().expect(200);
    assertThat(second.state()).isEqualTo("confirmed");
    assertThat(third.state()).isEqualTo("waiting");
    second.cancel().expect(200);
    third.is("offered");
    TILL.passes(Duration.ofMinutes(61));
    third.is("lapsed");
    assertThat(third.takeUp().code()).isEqualTo("signup.not-offered");
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofSeconds(2));
          assertThat(event.left("adult")).isEqualTo(1);
        });
    assertThat(event.guest("adult").state()).isEqualTo("confirmed");
  }

  @Test
  void scenario29AFamilyGetsAnOfferOnlyForAllOfIt() {
    var event = family(PROGRAMME.plan(), "");
    var single = event.guest("adult", ", \"ifFull\": \"wait\"");

    event.first().cancel().expect(200);

    single.is("offered");
    assertThat(event.family().states()).containsExactly("waiting", "waiting");
    event.second().cancel().expect(200);
    TILL.town.settles();
    assertThat(event.family().states()).containsExactly("waiting", "waiting");
    single.cancel().expect(200);
    Eventually.holds(
        () -> assertThat(event.family().states()).containsExactly("offered", "offered"));
    event.family().takeUp().expect(200);
    assertThat(event.family().states()).containsExactly("confirmed", "confirmed");
  }

  @Test
  void scenario29AFamilyThatWouldSplitUpIsOfferedOne() {
    var event = family(PROGRAMME.plan(), ", \"split\": true");
    var single = event.guest("adult", ", \"ifFull\": \"wait\"");

    event.first().cancel().expect(200);

    Eventually.holds(
        () -> assertThat(event.family().states()).containsExactlyInAnyOrder("offered", "waiting"));
    assertThat(single.state()).isEqualTo("waiting");
    event.family().takeUp().expect(200);
    event.second().cancel().expect(200);
    Eventually.holds(
        () ->
            assertThat(event.family().states()).containsExactlyInAnyOrder("confirmed", "offered"));
    assertThat(single.state()).isEqualTo("waiting");
  }

  /** An activity of two places, taken by two, and a parent and a child who wait. */
  private record Family(
      Programme.Event event,
      Programme.Guest first,
      Programme.Guest second,
      Programme.Guest family) {
    Programme.Guest guest(String ticket, String more) {
      return event.guest(ticket, more);
    }
  }

  private static Family family(Proposal plan, String more) {
    var event =
        PROGRAMME.published(
            plan.with(Proposal.ticket("adult", 2, "")).line(10).rule("\"mostTogether\": 2"));
    var first = event.guest("adult");
    var second = event.guest("adult");
    var parent = TILL.town.resident();
    var child = PROGRAMME.child(parent, 8);
    var id = UUID.randomUUID();
    event
        .signUp(
            parent,
            id,
            "{\"ticket\": \"adult\"}, {\"ticket\": \"adult\", \"minor\": \"%s\"}".formatted(child),
            ", \"ifFull\": \"wait\"" + more)
        .expect(200);
    return new Family(event, first, second, new Programme.Guest(event, parent.person(), id));
  }

  @Test
  void scenario28NobodyIsOfferedAPlaceOnceItIsClosedOrVetoed() {
    var opens = PROGRAMME.soon();
    var closes = opens.plus(Duration.ofHours(20));
    var plan =
        PROGRAMME
            .plan()
            .with(Proposal.ticket("adult", 1, ""))
            .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(opens, closes))
            .line(10);
    var vetoed = PROGRAMME.published(plan);
    vetoed.guest("adult");
    var hopeful = vetoed.guest("adult", ", \"ifFull\": \"wait\"");
    vetoed.veto("居民反对").expect(200);
    hopeful.is("stopped");

    var closed = PROGRAMME.published(plan);
    var holder = closed.guest("adult");
    var waiter = closed.guest("adult", ", \"ifFull\": \"wait\"");
    TILL.skips(Duration.between(TILL.town.now(), closes).plusSeconds(1));
    holder.cancel().expect(200);
    TILL.town.settles();

    assertThat(waiter.state()).isEqualTo("waiting");
    assertThat(TILL.town.told("signUp", hopeful.id()))
        .extracting(told -> told.at("/data/state").asString())
        .doesNotContain("offered");
  }
}
