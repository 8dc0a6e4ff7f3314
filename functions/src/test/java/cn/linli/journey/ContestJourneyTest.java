package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A contest from its proposal to its prizes. */
class ContestJourneyTest {
  private static final Neighbourhood HERE = new Neighbourhood();

  private static final Town TOWN = HERE.town();

  private static final String NONE = "[]";

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  @Test
  void livesFromItsProposalToItsPrizes() {
    var contest =
        HERE.proposed(
            Duration.ofDays(2),
            """
            [{"name": "相机", "from": 1, "to": 1, "quantity": 1}, {"name": "保温杯", "from": 1, "to": 3, "quantity": 2}]
            """);
    assertThat(TOWN.anybody().get(contest.path()).code()).isEqualTo("poll.contest-not-found");
    contest.decided("publish").expect(200);
    assertThat(listed("published")).contains(contest.id().toString());
    var one = contest.accepted(TOWN.resident());
    var two = contest.accepted(TOWN.resident());
    var none = contest.accepted(TOWN.resident());
    var voters = List.of(TOWN.resident(), TOWN.resident(), TOWN.resident());
    two.votedBy(voters.get(0)).expect(200);
    two.votedBy(voters.get(1)).expect(200);
    one.votedBy(voters.get(2)).expect(200);

    assertThat(contest.places())
        .containsExactly(two.id() + " 2", one.id() + " 1", none.id() + " 0");
    assertThat(contest.ranking().text("/kind")).isEqualTo("live");
    showsEverybody(contest, two);
    contest.ends(Duration.ofDays(2));
    var ranking = contest.ranking().expect(200);
    assertThat(ranking.text("/kind")).isEqualTo("final");
    assertThat(ranking.body().at("/items/0/prizes").toString()).isEqualTo("[\"相机\",\"保温杯\"]");
    assertThat(ranking.body().at("/items/1/prizes").toString()).isEqualTo("[\"保温杯\"]");
    assertThat(ranking.body().at("/items/2/prizes")).isEmpty();
    assertThat(listed("over")).contains(contest.id().toString());
    assertThat(listed("published")).doesNotContain(contest.id().toString());
    handsOut(contest, two);
  }

  private static void showsEverybody(Neighbourhood.Contest contest, Neighbourhood.Entry entry) {
    var listed = TOWN.anybody().get(contest.path() + "/entries?limit=2").expect(200);
    var rest =
        TOWN.anybody()
            .get(contest.path() + "/entries?limit=2&cursor=" + listed.text("/next"))
            .expect(200);
    assertThat(listed.body().path("items")).hasSize(2);
    assertThat(rest.body().path("items")).hasSize(1);
    var shown = TOWN.anybody().get(entry.path()).expect(200);
    assertThat(shown.text("/name")).isEqualTo("张**");
    assertThat(shown.body().path("votes").asInt()).isEqualTo(2);
    assertThat(Brought.fetch(shown.text("/pictures/0")).statusCode()).isEqualTo(200);
    assertThat(shown.body().toString() + listed.body()).doesNotContain(entry.who().person());
  }

  private static void handsOut(Neighbourhood.Contest contest, Neighbourhood.Entry winner) {
    var award = contest.path() + "/awards/1-1/handing-out";
    var back = TOWN.back(winner.who().person());
    var mine = back.get(contest.path() + "/my-awards").expect(200);
    var code = mine.text("/items/0/code");
    assertThat(code).hasSize(8);
    assertThat(TOWN.operator().get(contest.path() + "/awards").expect(200).body().toString())
        .contains("保温杯")
        .doesNotContain(code);
    assertThat(TOWN.operator().put(award, "{\"maskedName\": \"李*\"}").code())
        .isEqualTo("poll.wrong-recipient");
    var given = TOWN.operator().put(award, "{\"code\": \"" + code + "\"}").expect(200);
    assertThat(given.text("/handedOutFor")).isEqualTo("code");
    assertThat(given.text("/handedOutBy")).isEqualTo(TOWN.operator().person());
    TOWN.operator().put(award, "{\"code\": \"" + code + "\"}").expect(200);
    assertThat(TOWN.operator().put(award, "{\"maskedName\": \"张**\"}").code())
        .isEqualTo("poll.handed-out");
    TOWN.operator()
        .put(contest.path() + "/awards/2-1/handing-out", "{\"maskedName\": \"张**\"}")
        .expect(200);
    assertThat(
            TOWN.operator()
                .put(contest.path() + "/awards/2-3/handing-out", "{\"maskedName\": \"张**\"}")
                .code())
        .isEqualTo("poll.award-not-found");
    assertThat(HERE.told("poll.prize-handed-out", contest.id())).isEqualTo(2);
  }

  private static String listed(String state) {
    return TOWN.anybody()
        .get(Neighbourhood.HOME + "/contests?limit=100&state=" + state)
        .expect(200)
        .body()
        .toString();
  }

  @Test
  void isSentBackWithAReasonMendedAndProposedAgain() {
    var contest = HERE.proposed(Duration.ofHours(5), NONE);
    contest.decided("send-back").expect(200);
    var seen = TOWN.operator().get(contest.path() + "/proposal").expect(200);

    assertThat(seen.text("/state")).isEqualTo("sent-back");
    assertThat(seen.text("/reason")).isEqualTo("再想想");
    var mended = contest.body(Duration.ofHours(6), NONE, 2);
    assertThat(
            contest
                .put(TOWN.operator(), mended.replace("\"revision\": 2", "\"revision\": 1"))
                .code())
        .isEqualTo("poll.changed-meanwhile");
    assertThat(contest.put(TOWN.operator(), mended).expect(200).text("/state"))
        .isEqualTo("proposed");
    contest.put(TOWN.operator(), mended).expect(200);
    HERE.screened();
    assertThat(contest.decided("publish").code()).isEqualTo("poll.changed-meanwhile");
    TOWN.committee()
        .put(contest.path() + "/decision", "{\"decision\": \"publish\", \"revision\": 3}")
        .expect(200);
    assertThat(contest.put(TOWN.operator(), contest.body(Duration.ofHours(7), NONE, 4)).code())
        .isEqualTo("poll.not-now");
  }

  @Test
  void isNeverApprovedByItsAuthorNorModeratedByTheirs() {
    var author = TOWN.resident();
    var roles = Neighbourhood.HOME + "/people/" + author.person() + "/roles/";
    TOWN.committee().put(roles + "operator", "{\"reason\": \"轮值\"}").expect(200);
    TOWN.platform().put(roles + "committee", "{\"reason\": \"轮值\"}").expect(200);
    var contest = new Neighbourhood.Contest(HERE, UUID.randomUUID());
    contest.put(author, contest.body(Duration.ofHours(20), NONE, 0)).expect(200);
    HERE.screened();
    var publish = "{\"decision\": \"publish\", \"revision\": 1}";

    assertThat(author.put(contest.path() + "/decision", publish).code()).isEqualTo("poll.own");
    assertThat(contest.put(TOWN.operator(), contest.body(Duration.ofHours(9), NONE, 1)).code())
        .isEqualTo("poll.id-reused");
    TOWN.committee().put(contest.path() + "/decision", publish).expect(200);
    var entry = contest.handedIn(author);
    assertThat(entry.moderated(author, "accept").code()).isEqualTo("poll.own");
    entry.moderated(TOWN.operator(), "accept").expect(200);
    assertThat(entry.removed(author).code()).isEqualTo("poll.own");
    assertThat(entry.votedBy(author).code()).isEqualTo("poll.own");
  }

  @Test
  void isVetoedUntilItIsOverAndNobodyVotesAfterwards() {
    var contest = HERE.contest(Duration.ofHours(20), NONE);
    var entry = contest.accepted(TOWN.resident());
    var voter = TOWN.resident();
    entry.votedBy(TOWN.resident()).expect(200);

    assertThat(contest.ended(TOWN.operator(), "veto").code()).isEqualTo("access.role-required");
    contest.ended(TOWN.committee(), "veto").expect(200);
    contest.ended(TOWN.committee(), "veto").expect(200);
    assertThat(entry.votedBy(voter).code()).isEqualTo("poll.not-now");
    TOWN.passes(Duration.ofSeconds(2));
    assertThat(contest.ranking().code()).isEqualTo("poll.not-now");
    var seen = TOWN.anybody().get(contest.path()).expect(200);
    assertThat(seen.text("/state") + seen.text("/reason")).isEqualTo("vetoed与社区活动冲突");
    assertThat(HERE.audited("contest-vetoed", contest.id())).isEqualTo(1);
    HERE.passes(Duration.ofHours(21));
    assertThat(contest.state()).isEqualTo("vetoed");
    var over = HERE.contest(Duration.ofHours(1), NONE);
    TOWN.passes(Duration.ofHours(1));
    assertThat(over.ended(TOWN.committee(), "veto").code()).isEqualTo("poll.not-now");
    assertThat(over.ended(TOWN.operator(), "cancellation").code()).isEqualTo("poll.not-now");
  }

  @Test
  void isSeenAndDoneInItsOwnCommunityAlone() {
    var contest = HERE.contest();
    var entry = contest.accepted(TOWN.resident());
    var elsewhere = "/communities/xingfu-li/contests/" + contest.id();
    var end = "{\"reason\": \"不行\"}";

    assertThat(TOWN.anybody().get(elsewhere).code()).isEqualTo("poll.contest-not-found");
    assertThat(TOWN.anybody().get(elsewhere + "/ranking").code())
        .isEqualTo("poll.contest-not-found");
    assertThat(
            TOWN.anybody().get("/communities/xingfu-li/contests").expect(200).body().path("items"))
        .isEmpty();
    assertThat(TOWN.neighbour().put(elsewhere + "/cancellation", end).code())
        .isEqualTo("poll.contest-not-found");
    assertThat(TOWN.logIn("he").put(contest.path() + "/veto", end).code())
        .isEqualTo("access.not-found");
    assertThat(entry.removed(TOWN.neighbour()).code()).isEqualTo("access.not-found");
    assertThat(
            TOWN.neighbour()
                .get("/communities/xingfu-li/entries-in-moderation")
                .expect(200)
                .body()
                .path("items"))
        .isEmpty();
  }

  @Test
  void listsThoseThatAreOverTheLastFirstAPageAtATime() {
    for (int i = 0; i < 3; i++) {
      HERE.contest(Duration.ofHours(1), NONE).ends(Duration.ofHours(1));
    }
    var path = Neighbourhood.HOME + "/contests?state=over&limit=2";
    var first = TOWN.anybody().get(path).expect(200);
    var second = TOWN.anybody().get(path + "&cursor=" + first.text("/next")).expect(200);

    var ends =
        List.of(
                first.text("/items/0/until"),
                first.text("/items/1/until"),
                second.text("/items/0/until"))
            .stream()
            .map(Instant::parse)
            .toList();
    assertThat(ends).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(
            TOWN.anybody()
                .get(Neighbourhood.HOME + "/contests?state=what")
                .text("/errors/0/parameter"))
        .isEqualTo("state");
  }
}
