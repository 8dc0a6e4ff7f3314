package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may propose, how much, and what others see of it. */
class ProposerJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final Town TOWN = PROGRAMME.till.town;
  private static final String HERE = "/communities/heping-li/";

  private static void role(Client who, String role, String then) {
    TOWN.committee()
        .put(HERE + "people/" + who.person() + "/roles/" + role + then, "{\"reason\": \"轮值\"}")
        .expect(200);
  }

  @Test
  void anOfficeIsWhosePeopleAreInItNow() {
    var id = UUID.randomUUID();
    var colleague = TOWN.resident();
    role(colleague, "operator", "");
    var plan = PROGRAMME.plan().by("\"kind\": \"operator\", \"name\": \"和平里中心\"");
    PROGRAMME.propose(colleague, id, plan, 0).expect(200);
    role(colleague, "operator", "/revocation");

    var left = TOWN.back(colleague.person());
    assertThat(PROGRAMME.submit(left, id).code()).isEqualTo("activity.not-yours");
    assertThat(cancelled(left, id).code()).isEqualTo("activity.not-found");
    PROGRAMME.propose(TOWN.operator(), id, plan.titled("接手"), 1).expect(200);
    PROGRAMME.submit(TOWN.operator(), id).expect(200);
    PROGRAMME.reviewed(id, "committee-review");
    assertThat(PROGRAMME.pass(TOWN.operator(), id, "").code()).isEqualTo("activity.own");
    PROGRAMME.pass(TOWN.committee(), id, "").expect(200);
    assertThat(TOWN.operator().get(HERE + "my-activity-proposals").body().toString())
        .contains(id.toString());
  }

  private static Answer cancelled(Client who, UUID id) {
    return who.put(Programme.path(id) + "/cancellation", "{\"reason\": \"不办了\"}");
  }

  @Test
  void fiveOfSomebodysWaitAtOnce() {
    var proposer = TOWN.resident();
    var ids = IntStream.range(0, 6).mapToObj(i -> UUID.randomUUID()).toList();
    for (var id : ids.subList(0, 5)) {
      PROGRAMME.submitted(proposer, id, PROGRAMME.plan()).expect(200);
      PROGRAMME.reviewed(id, "operator-review");
    }
    var last = ids.getLast();

    assertThat(PROGRAMME.submitted(proposer, last, PROGRAMME.plan()).code())
        .isEqualTo("activity.too-many-handed-in");
    assertThat(PROGRAMME.stage(last)).isEqualTo("writing");
    TOWN.operator()
        .put(
            Programme.path(ids.getFirst()) + "/decision",
            "{\"decision\": \"refuse\", \"reason\": \"重复\", \"revision\": %d}"
                .formatted(PROGRAMME.revision(ids.getFirst())))
        .expect(200);
    PROGRAMME.submit(proposer, last).expect(200);
    PROGRAMME.reviewed(last, "operator-review");
  }

  @Test
  void theSameAtOnceIsOneProposal() throws Exception {
    var id = UUID.randomUUID();
    var proposer = TOWN.resident();
    var plan = PROGRAMME.plan();
    Callable<Answer> proposes = () -> PROGRAMME.propose(proposer, id, plan, 0);
    var submission = "{\"revision\": 1}";
    Callable<Answer> submits = () -> proposer.put(Programme.path(id) + "/submission", submission);

    assertThat(AtOnce.all(List.of(proposes, proposes, proposes)))
        .allMatch(answer -> answer.status() == 200);
    assertThat(AtOnce.all(List.of(submits, submits, submits)))
        .allMatch(answer -> answer.status() == 200);
    PROGRAMME.reviewed(id, "operator-review");
  }

  @Test
  void aMerchantHasToBeOneThatMaySellHere() {
    var owner = TOWN.resident();
    var merchant = UUID.randomUUID();
    var dynamo = Dynamo.of(TOWN.deployment().database().client(), Database.PREFIX);
    new ActiveMerchant(dynamo, new CommunityId(Town.COMMUNITY), TOWN.now())
        .open(merchant, PersonId.of(owner.person()), "平谷果园", "1900000209");
    var plan =
        PROGRAMME
            .plan()
            .by(
                "\"kind\": \"merchant\", \"name\": \"平谷果园\", \"merchant\": \"%s\", \"home\": \"heping-li\""
                    .formatted(merchant));
    var id = UUID.randomUUID();
    PROGRAMME.submitted(owner, id, plan).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    PROGRAMME.pass(TOWN.operator(), id, "").expect(200);
    var second = UUID.randomUUID();
    PROGRAMME.propose(owner, second, plan, 0).expect(200);

    TOWN.committee()
        .put(HERE + "merchants/" + merchant + "/veto", "{\"reason\": \"居民反对\"}")
        .expect(200);

    assertThat(PROGRAMME.pass(TOWN.committee(), id, "").code()).isEqualTo("activity.not-now");
    assertThat(PROGRAMME.submit(owner, second).code()).isEqualTo("activity.not-yours");
  }

  @Test
  void aMerchantsMoneyIsFrozenUntilItsClassHasBeen() {
    var owner = TOWN.resident();
    var merchant = UUID.randomUUID();
    var dynamo = Dynamo.of(TOWN.deployment().database().client(), Database.PREFIX);
    new ActiveMerchant(dynamo, new CommunityId(Town.COMMUNITY), TOWN.now())
        .open(merchant, PersonId.of(owner.person()), "平谷果园", "1900000209");
    var late = PROGRAMME.soon().plus(Duration.ofDays(200));
    var plan =
        PROGRAMME
            .plan()
            .by(
                "\"kind\": \"merchant\", \"name\": \"平谷果园\", \"merchant\": \"%s\", \"home\": \"heping-li\""
                    .formatted(merchant))
            .costing("\"tier\": \"market\"")
            .with(Proposal.ticket("adult", 10, ", \"priceFen\": 5000"))
            .on(Proposal.session(late, "\"place\": \"果园\""));

    assertThat(PROGRAMME.submitted(owner, UUID.randomUUID(), plan).code())
        .isEqualTo("activity.outlasts-freeze");
  }

  @Test
  void whoReviewsSeesTheEvidenceAndWhoDoesNotSeesNoAddress() {
    var proposer = PROGRAMME.proposer();
    var evidence = Brought.picture(proposer, "evidence", 200).settled("clean").id();
    var plan =
        PROGRAMME
            .plan()
            .costing(
                "\"tier\": \"half\", \"marketPriceFen\": 10000, \"evidence\": \"%s\""
                    .formatted(evidence))
            .with(Proposal.ticket("adult", 30, ", \"priceFen\": 5000"))
            .on(
                Proposal.session(
                    PROGRAMME.soon().plus(Duration.ofDays(2)),
                    "\"online\": \"https://meeting.example/secret-room\""));
    var event = PROGRAMME.published(plan);

    var proposal = PROGRAMME.proposal(event.id());
    assertThat(proposal.path("evidence").asString()).contains(evidence.toString());
    assertThat(proposal.toString()).contains("secret-room");
    var page = event.page();
    assertThat(page.toString()).doesNotContain("secret-room");
    assertThat(page.has("evidence")).isFalse();
    assertThat(page.at("/plan/sessions/0/meetsOnline").asBoolean()).isTrue();
    var guest = event.guest("adult");
    assertThat(guest.stored().has("online")).isFalse();
    assertThat(guest.paid().stored().at("/online/0/address").asString())
        .isEqualTo("https://meeting.example/secret-room");
  }

  @Test
  void halfIsHalfOfAllSessions() {
    var proposer = PROGRAMME.proposer();
    var evidence = Brought.picture(proposer, "evidence", 200).settled("clean").id();
    var soon = PROGRAMME.soon().plus(Duration.ofDays(2));
    var half =
        PROGRAMME
            .plan()
            .costing(
                "\"tier\": \"half\", \"marketPriceFen\": 20000, \"evidence\": \"%s\""
                    .formatted(evidence))
            .on(
                Proposal.session(soon, "\"place\": \"公园\""),
                Proposal.session(soon.plus(Duration.ofDays(7)), "\"place\": \"公园\""));
    var all = Proposal.ticket("all", 10, ", \"priceFen\": 10000");
    var dear = Proposal.ticket("each", 10, ", \"scope\": \"one\", \"priceFen\": 5001");
    var right = Proposal.ticket("each", 10, ", \"scope\": \"one\", \"priceFen\": 5000");

    assertThat(PROGRAMME.submitted(proposer, UUID.randomUUID(), half.with(all, dear)).code())
        .isEqualTo("activity.not-half");
    PROGRAMME.submitted(proposer, UUID.randomUUID(), half.with(all, right)).expect(200);
  }
}
