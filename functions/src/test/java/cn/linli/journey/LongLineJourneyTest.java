package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.signup.OpenSignUps;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lines of activities that grow, and lines that are long. */
class LongLineJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final String WAIT = ", \"ifFull\": \"wait\"";

  /** One more than a message looks at. */
  private static final int MANY = 2_001;

  @Test
  void whoComesOnceItHasGrownStandsBehindThoseWhoWait() {
    var plan = PROGRAMME.plan().line(10);
    var event = PROGRAMME.published(plan.with(Proposal.ticket("adult", 40, "")));
    for (var who : event.people(40)) {
      event.signUp(who, UUID.randomUUID(), "{\"ticket\": \"adult\"}", "").expect(200);
    }
    var waiter = event.guest("adult", WAIT);

    // Nobody hears yet that it has grown, and nobody is offered a place.
    grows(event, plan.with(Proposal.ticket("adult", 80, "")));
    TILL.town.passes(Duration.ofSeconds(2));
    var passer = TILL.town.resident();
    var refused = event.signUp(passer, UUID.randomUUID(), "{\"ticket\": \"adult\"}", "");
    var behind = event.guest("adult", WAIT);

    assertThat(refused.code()).isEqualTo("signup.full");
    assertThat(List.of(waiter.state(), behind.state())).containsOnly("waiting");
    TILL.town.deployment().holdEvents(false);
    waiter.is("offered");
    behind.is("offered");
    assertThat(event.guest("adult").state()).isEqualTo("confirmed");
  }

  private static void grows(Programme.Event event, Proposal larger) {
    var id = event.id();
    PROGRAMME.propose(PROGRAMME.proposer(), id, larger, PROGRAMME.revision(id)).expect(200);
    PROGRAMME.submit(PROGRAMME.proposer(), id).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    PROGRAMME.pass(TILL.town.operator(), id, "").expect(200);
    TILL.town.settles();
    TILL.town.deployment().holdEvents(true);
    PROGRAMME.pass(TILL.town.committee(), id, "").expect(200);
  }

  @Test
  void aPlaceIsOfferedHoweverFarBackSomebodyStandsWhomItFits() {
    var event =
        PROGRAMME.published(
            PROGRAMME
                .plan()
                .with(Proposal.ticket("adult", 1, ""), Proposal.ticket("child", 1, ""))
                .line(5_000));
    var holder = event.guest("adult");
    event.guest("child");
    waitForChild(event);
    var last = event.guest("adult", WAIT);

    holder.cancel().expect(200);

    last.is("offered");
  }

  private static void waitForChild(Programme.Event event) {
    var dynamo = Dynamo.of(TILL.town.deployment().database().client(), Database.PREFIX);
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    var filed = LocalDate.ofInstant(start, ZoneId.of("Asia/Shanghai"));
    var waiting =
        new OpenSignUps(
            dynamo,
            new CommunityId("heping-li"),
            event.id(),
            filed,
            TILL.town.now().minusSeconds(1));
    waiting.write(
        IntStream.range(0, MANY)
            .mapToObj(
                i ->
                    new OpenSignUps.Group(
                        UUID.randomUUID(),
                        List.of(new PersonId(UUID.randomUUID())),
                        "child",
                        0,
                        OpenSignUps.Stands.WAITING))
            .toList());
  }
}
