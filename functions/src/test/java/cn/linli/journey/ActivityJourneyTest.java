package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Activities, from the proposal to their end. */
class ActivityJourneyTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;

  @Test
  void isProposedReviewedTwiceAndPublished() {
    var id = UUID.randomUUID();
    var proposer = PROGRAMME.proposer();

    PROGRAMME.propose(proposer, id, PROGRAMME.plan(), 0).expect(200);
    assertThat(PROGRAMME.stage(id)).isEqualTo("writing");
    assertThat(TILL.town.anybody().get(Programme.path(id)).code()).isEqualTo("activity.not-found");
    PROGRAMME.submit(proposer, id).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    assertThat(
            TILL.town
                .operator()
                .get("/communities/heping-li/activities-in-review")
                .body()
                .toString())
        .contains(id.toString());
    PROGRAMME.pass(TILL.town.operator(), id, "").expect(200);
    assertThat(PROGRAMME.stage(id)).isEqualTo("committee-review");
    PROGRAMME.pass(TILL.town.committee(), id, "").expect(200);

    var page = TILL.town.anybody().get(Programme.path(id)).expect(200);
    assertThat(page.text("/state")).isEqualTo("published");
    assertThat(page.body().has("proposal")).isFalse();
    assertThat(
            TILL.town
                .operator()
                .get("/communities/heping-li/activities-in-review")
                .body()
                .toString())
        .doesNotContain(id.toString());
    var month = page.text("/plan/sessions/0/start").substring(0, 7);
    var calendar =
        TILL.town.anybody().get("/communities/heping-li/activities?month=" + month).expect(200);
    assertThat(calendar.body().path("items").valueStream())
        .extracting(item -> item.path("activity").asString())
        .contains(id.toString());
    var decisions = proposer.get(Programme.path(id) + "/decisions").expect(200).body();
    assertThat(decisions.path("items").valueStream())
        .extracting(item -> item.path("what").asString())
        .containsExactly("published", "endorsed", "checked");
  }

  @Test
  void scenario33NobodyPassesTheirOwnAtAnyLevel() {
    var id = UUID.randomUUID();
    var operator = TILL.town.operator();
    var plan = PROGRAMME.plan().by("\"kind\": \"club\", \"name\": \"合唱团\"");
    PROGRAMME.submitted(operator, id, plan).expect(200);
    PROGRAMME.reviewed(id, "operator-review");

    assertThat(PROGRAMME.pass(operator, id, "").code()).isEqualTo("activity.own");
    PROGRAMME.pass(TILL.town.committee(), id, "").expect(200);
    assertThat(PROGRAMME.pass(TILL.town.committee(), id, "").code()).isEqualTo("activity.own");
    assertThat(PROGRAMME.pass(operator, id, "").code()).isEqualTo("activity.own");
    assertThat(PROGRAMME.stage(id)).isEqualTo("committee-review");
  }

  @Test
  void scenario33WealthManagementAndCreditCardsAreBlockedOrEscalated() {
    var proposer = PROGRAMME.proposer();
    for (var promoted : List.of("家庭理财讲座", "现场办理信用卡送礼品")) {
      var id = UUID.randomUUID();
      var refused = PROGRAMME.submitted(proposer, id, PROGRAMME.plan().titled(promoted));
      assertThat(refused.code()).isEqualTo("activity.banned-topic");
      assertThat(PROGRAMME.stage(id)).isEqualTo("writing");
    }

    var mentioned = UUID.randomUUID();
    PROGRAMME.submitted(proposer, mentioned, PROGRAMME.plan().titled("防范信用卡诈骗讲座")).expect(200);
    PROGRAMME.reviewed(mentioned, "operator-review");
    var proposal = PROGRAMME.proposal(mentioned).path("proposal");
    assertThat(proposal.path("doubtful").asBoolean()).isTrue();
    assertThat(proposal.at("/findings/0/action").asString()).isEqualTo("escalate");
  }

  @Test
  void theOperatorsOwnGoesToTheCommitteeAtOnce() {
    var id = UUID.randomUUID();
    var plan = PROGRAMME.plan().by("\"kind\": \"operator\", \"name\": \"和平里中心\"");

    assertThat(PROGRAMME.propose(PROGRAMME.proposer(), id, plan, 0).code())
        .isEqualTo("activity.not-yours");
    PROGRAMME.submitted(TILL.town.operator(), id, plan).expect(200);
    PROGRAMME.reviewed(id, "committee-review");
    assertThat(PROGRAMME.pass(TILL.town.operator(), id, "").code()).isEqualTo("activity.own");
    PROGRAMME.pass(TILL.town.committee(), id, "").expect(200);

    assertThat(PROGRAMME.stage(id)).isEqualTo("passed");
  }

  @Test
  void scenario31AHalfPriceNeedsEvidenceAndHalfOfIt() {
    var proposer = PROGRAMME.proposer();
    var evidence = Brought.picture(proposer, "evidence", 200).settled("clean").id();
    var half = PROGRAMME.plan().with(Proposal.ticket("adult", 30, ", \"priceFen\": 5001"));

    var without = UUID.randomUUID();
    assertThat(
            PROGRAMME
                .submitted(
                    proposer,
                    without,
                    half.costing("\"tier\": \"half\", \"marketPriceFen\": 10002"))
                .code())
        .isEqualTo("activity.evidence-missing");
    assertThat(PROGRAMME.stage(without)).isEqualTo("writing");

    var above = UUID.randomUUID();
    var shown = "\"tier\": \"half\", \"marketPriceFen\": %d, \"evidence\": \"%s\"";
    assertThat(
            PROGRAMME
                .submitted(proposer, above, half.costing(shown.formatted(10001, evidence)))
                .code())
        .isEqualTo("activity.not-half");

    PROGRAMME
        .propose(proposer, above, half.costing(shown.formatted(10002, evidence)), 1)
        .expect(200);
    PROGRAMME.submit(proposer, above).expect(200);
    PROGRAMME.reviewed(above, "operator-review");
  }

  @Test
  void scenario4APersonalFieldNeedsTheCommittee() {
    var proposer = PROGRAMME.proposer();
    var hidden =
        "\"questions\": [{\"id\": \"card\", \"text\": \"请填写身份证号\", \"purpose\": \"保险\"%s}]";
    var id = UUID.randomUUID();
    assertThat(
            PROGRAMME.submitted(proposer, id, PROGRAMME.plan().more(hidden.formatted(""))).code())
        .isEqualTo("activity.personal-field-undeclared");

    var declared = PROGRAMME.plan().more(hidden.formatted(", \"personal\": \"id-number\""));
    PROGRAMME.propose(proposer, id, declared, 1).expect(200);
    PROGRAMME.submit(proposer, id).expect(200);
    PROGRAMME.reviewed(id, "operator-review");
    PROGRAMME.pass(TILL.town.operator(), id, "").expect(200);
    var refused = PROGRAMME.pass(TILL.town.committee(), id, "");
    assertThat(refused.code()).isEqualTo("activity.personal-field-unapproved");
    assertThat(refused.text("/detail")).contains("card");
    assertThat(TILL.town.anybody().get(Programme.path(id)).status()).isEqualTo(404);

    PROGRAMME.pass(TILL.town.committee(), id, ", \"approvedFields\": [\"card\"]").expect(200);
    assertThat(PROGRAMME.stage(id)).isEqualTo("passed");
  }

  @Test
  void keepsItsZonesFromTheHandingInAndFreesThemWithTheVeto() {
    var day = TILL.town.quietDay();
    var start = Town.at(day, "14:00");
    var plan =
        PROGRAMME
            .plan()
            .on(Proposal.session(start, "\"zones\": [\"library\"]"))
            .with(Proposal.ticket("adult", 10, ""))
            .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(PROGRAMME.soon(), start));
    var id = UUID.randomUUID();
    PROGRAMME.submitted(PROGRAMME.proposer(), id, plan).expect(200);
    PROGRAMME.reviewed(id, "operator-review");

    var resident = TILL.town.resident();
    assertThat(resident.book("library", start, start.plusSeconds(3600)).code())
        .isEqualTo("venue.slot-taken");
    PROGRAMME.pass(TILL.town.operator(), id, "").expect(200);
    PROGRAMME.pass(TILL.town.committee(), id, "").expect(200);
    TILL.town.settles();
    var kept =
        TILL.town.told("activity", id).stream()
            .filter(event -> event.path("type").asString().equals("venue.reservation-accepted"))
            .toList();
    assertThat(kept).hasSize(1);
    var reservation = kept.getFirst().at("/data/reservation").asString();
    assertThat(
            TILL.town
                .operator()
                .put(
                    "/communities/heping-li/reservations/" + reservation + "/cancellation",
                    "{\"reason\": \"临时需要\"}")
                .code())
        .isEqualTo("venue.of-activity");

    var event = new Programme.Event(PROGRAMME, id);
    event.veto("场地安全检查").expect(200);
    TILL.town.settles();
    assertThat(event.page().path("state").asString()).isEqualTo("vetoed");
    assertThat(TILL.town.resident().book("library", start, start.plusSeconds(3600)).code())
        .isEqualTo("ok");
  }

  @Test
  void aTakenZoneSendsAProposalBackAndKeepsNothing() {
    var day = TILL.town.quietDay();
    var start = Town.at(day, "10:00");
    var other = Town.at(day, "16:00");
    TILL.town.resident().book("library", other, other.plusSeconds(3600)).expect(200);
    var plan =
        PROGRAMME
            .plan()
            .on(
                Proposal.session(start, "\"zones\": [\"library\"]"),
                Proposal.session(other, "\"zones\": [\"library\"]"))
            .with(Proposal.ticket("adult", 10, ""))
            .signUp("\"opensAt\": \"%s\", \"closesAt\": \"%s\"".formatted(PROGRAMME.soon(), start));
    var id = UUID.randomUUID();

    var answer = PROGRAMME.submitted(PROGRAMME.proposer(), id, plan).expect(200);

    assertThat(answer.text("/proposal/stage")).isEqualTo("sent-back");
    assertThat(answer.text("/reason")).startsWith("activity.zone-taken");
    TILL.town.settles();
    assertThat(TILL.town.resident().book("library", start, start.plusSeconds(3600)).code())
        .isEqualTo("ok");
  }

  @Test
  void aChangeIsReviewedAgainAndShownOnlyThen() {
    var event = PROGRAMME.published(PROGRAMME.plan());
    var proposer = PROGRAMME.proposer();
    var later = PROGRAMME.soon().plus(Duration.ofDays(5));
    var changed =
        PROGRAMME
            .plan()
            .titled("成人书法")
            .with(Proposal.ticket("adult", 40, ""))
            .on(Proposal.session(later, "\"place\": \"和平里公园南门\""));

    var fewer = PROGRAMME.plan().with(Proposal.ticket("adult", 20, ""));
    assertThat(
            PROGRAMME.propose(proposer, event.id(), fewer, PROGRAMME.revision(event.id())).code())
        .isEqualTo("activity.fixed");
    PROGRAMME.propose(proposer, event.id(), changed, PROGRAMME.revision(event.id())).expect(200);
    assertThat(event.page().at("/plan/title").asString()).isEqualTo("少儿书法");
    PROGRAMME.submit(proposer, event.id()).expect(200);
    PROGRAMME.reviewed(event.id(), "operator-review");
    PROGRAMME.pass(TILL.town.operator(), event.id(), "").expect(200);
    PROGRAMME.pass(TILL.town.committee(), event.id(), "").expect(200);

    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofSeconds(2));
          assertThat(event.page().at("/plan/title").asString()).isEqualTo("成人书法");
        });
    assertThat(event.page().has("movedAt")).isTrue();
    assertThat(event.left("adult")).isEqualTo(40);
    var calendar =
        TILL.town
            .anybody()
            .get(
                "/communities/heping-li/activities?limit=100&month="
                    + later.toString().substring(0, 7))
            .body()
            .path("items")
            .valueStream()
            .filter(item -> item.path("activity").asString().equals(event.id().toString()))
            .map(item -> item.path("start").asString())
            .collect(Collectors.toList());
    assertThat(calendar).containsExactly(later.toString());
  }

  @Test
  void theCommitteeSaysNoUntilItStarts() {
    var event = PROGRAMME.published(PROGRAMME.plan());
    TILL.skips(Duration.ofDays(2));
    TILL.passes(Duration.ofHours(1));

    assertThat(event.veto("太迟了").code()).isEqualTo("activity.started");
    TILL.passes(Duration.ofHours(3));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
  }
}
