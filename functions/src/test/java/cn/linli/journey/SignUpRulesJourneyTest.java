package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may sign up for what, and how. */
class SignUpRulesJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  @Test
  void aTicketForAFamilyIsForAllOfIt() {
    var ticket =
        "{\"id\": \"family\", \"name\": \"亲子\", \"places\": 4, \"people\": 2, \"priceFen\": 8000}";
    var event =
        PROGRAMME.published(
            PROGRAMME
                .plan()
                .costing("\"tier\": \"market\"")
                .with(ticket)
                .rule("\"mostTogether\": 2"));
    var parent = TILL.town.resident();
    var child = PROGRAMME.child(parent, 7);
    var both =
        "{\"ticket\": \"family\"}, {\"ticket\": \"family\", \"minor\": \"%s\"}".formatted(child);

    assertThat(event.signUp(parent, UUID.randomUUID(), "{\"ticket\": \"family\"}", "").code())
        .isEqualTo("signup.not-whole");
    var id = UUID.randomUUID();
    var placed = event.signUp(parent, id, both, "").expect(200);
    assertThat(placed.body().path("amountFen").asInt()).isEqualTo(8000);
    var guest = new Programme.Guest(event, parent.person(), id).paid();
    assertThat(guest.states()).containsExactly("confirmed", "confirmed");
    assertThat(event.left("family")).isEqualTo(2);
    assertThat(guest.who().put(guest.path() + "/cancellation", "{\"people\": [{}]}").code())
        .isEqualTo("signup.not-whole");
    guest.cancel().expect(200);
    assertThat(guest.states()).containsExactly("cancelled", "cancelled");
  }

  @Test
  void agesGuardiansAndFormsAreHeld() {
    var child =
        "{\"id\": \"child\", \"name\": \"少儿\", \"places\": 10, \"minAge\": 6, \"maxAge\": 12, \"withGuardian\": true}";
    var event =
        PROGRAMME.published(
            PROGRAMME
                .plan()
                .with(child, Proposal.ticket("adult", 10, ""))
                .rule("\"mostTogether\": 3")
                .more(
                    "\"questions\": [{\"id\": \"level\", \"text\": \"学过吗\", \"purpose\": \"分组\", \"choices\": [\"学过\", \"没学过\"], \"required\": true}]"));
    var parent = TILL.town.resident();
    var small = PROGRAMME.child(parent, 4);
    var right = PROGRAMME.child(parent, 8);
    var kid = "{\"ticket\": \"child\", \"minor\": \"%s\"}";
    var self = "{\"ticket\": \"adult\"}";
    var answers = ", \"answers\": [{\"question\": \"level\", \"answer\": \"%s\"}]";

    assertThat(code(event, parent, kid.formatted(small) + "," + self, answers.formatted("学过")))
        .isEqualTo("signup.age");
    assertThat(code(event, parent, kid.formatted(right), answers.formatted("学过")))
        .isEqualTo("signup.guardian-needed");
    assertThat(code(event, parent, kid.formatted(right) + "," + self, ""))
        .isEqualTo("signup.answer-missing");
    assertThat(code(event, parent, kid.formatted(right) + "," + self, answers.formatted("会一点")))
        .isEqualTo("signup.answer-missing");
    assertThat(code(event, parent, "{\"ticket\": \"senior\"}", answers.formatted("学过")))
        .isEqualTo("signup.ticket-unknown");
    assertThat(code(event, parent, kid.formatted(right) + "," + self, answers.formatted("学过")))
        .isEqualTo("ok");
  }

  private static String code(Programme.Event event, Client who, String people, String more) {
    return event.signUp(who, UUID.randomUUID(), people, more).code();
  }

  @Test
  void opensEarlierForSomeAndNotForOthers() {
    var opens = PROGRAMME.soon().plus(Duration.ofHours(3));
    var plan =
        PROGRAMME
            .plan()
            .signUp(
                "\"opensAt\": \"%s\", \"closesAt\": \"%s\""
                    .formatted(opens, opens.plus(Duration.ofDays(1))))
            .rule("\"early\": {\"roles\": [\"committee\"], \"minutes\": 600}");
    var event = PROGRAMME.published(plan);
    assertThat(
            event
                .signUp(TILL.town.resident(), UUID.randomUUID(), "{\"ticket\": \"adult\"}", "")
                .code())
        .isEqualTo("signup.not-open");
  }

  @Test
  void aCourseIsForAllSessionsOrForOne() {
    var first = PROGRAMME.soon().plus(Duration.ofDays(2));
    var place = "\"place\": \"中心花园\"";
    var plan =
        PROGRAMME
            .plan()
            .on(
                Proposal.session(first, place),
                Proposal.session(first.plus(Duration.ofDays(7)), place))
            .with(
                Proposal.ticket("course", 5, ""),
                Proposal.ticket("single", 1, ", \"scope\": \"one\""))
            .signUp(
                "\"opensAt\": \"%s\", \"closesAt\": \"%s\""
                    .formatted(PROGRAMME.soon(), first.plus(Duration.ofDays(7))));
    var event = PROGRAMME.published(plan);
    event.guest("course");
    var who = TILL.town.resident();
    var one = "{\"ticket\": \"single\"}";
    assertThat(code(event, who, one, "")).isEqualTo("signup.ticket-unknown");
    assertThat(code(event, who, one, ", \"session\": 0")).isEqualTo("ok");
    assertThat(code(event, who, one, ", \"session\": 1")).isEqualTo("ok");
    assertThat(code(event, who, "{\"ticket\": \"course\"}", ""))
        .isEqualTo("signup.signed-up-already");
    assertThat(code(event, TILL.town.resident(), one, ", \"session\": 1")).isEqualTo("signup.full");
    assertThat(event.left("single")).isZero();
    var places = TILL.town.anybody().get(event.path() + "/places").body().path("items");
    assertThat(places.valueStream().map(item -> item.path("left").asInt()).toList())
        .isEqualTo(List.of(4, 0, 0));
  }

  @Test
  void placesAreShownOfOneSessionAndThereIsAnEndOfThem() {
    var first = PROGRAMME.soon().plus(Duration.ofDays(2));
    var place = "\"place\": \"中心花园\"";
    var event =
        PROGRAMME.published(
            PROGRAMME
                .plan()
                .on(
                    Proposal.session(first, place),
                    Proposal.session(first.plus(Duration.ofDays(7)), place))
                .with(
                    Proposal.ticket("course", 5, ""),
                    Proposal.ticket("single", 40, ", \"scope\": \"one\"")));
    var path = event.path() + "/places";
    event
        .signUp(
            TILL.town.resident(), UUID.randomUUID(), "{\"ticket\": \"single\"}", ", \"session\": 1")
        .expect(200);
    TILL.town.passes(Duration.ofSeconds(2));

    var all = TILL.town.anybody().get(path).expect(200).body().path("items");
    var one = TILL.town.anybody().get(path + "?session=1").expect(200).body().path("items");

    assertThat(all.size()).isEqualTo(3);
    assertThat(one.size()).isEqualTo(1);
    assertThat(one.at("/0/left").asInt()).isEqualTo(39);
    var tickets = new String[] {Proposal.ticket("a", 5_000, ""), Proposal.ticket("b", 5_000, "")};
    var most = PROGRAMME.plan().with(tickets);
    PROGRAMME.propose(PROGRAMME.proposer(), UUID.randomUUID(), most, 0).expect(200);
    var more = PROGRAMME.plan().with(tickets[0], tickets[1], Proposal.ticket("c", 1, ""));
    assertThat(
            PROGRAMME
                .propose(PROGRAMME.proposer(), UUID.randomUUID(), more, 0)
                .text("/errors/0/pointer"))
        .isEqualTo("/plan/tickets");
  }
}
