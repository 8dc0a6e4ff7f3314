package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.SampleIds;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    assertThat(audited("contest-vetoed", contest.id())).isEqualTo(1);
    HERE.passes(Duration.ofHours(21));
    assertThat(contest.state()).isEqualTo("vetoed");
    var over = HERE.contest(Duration.ofHours(1), NONE);
    TOWN.passes(Duration.ofHours(1));
    assertThat(over.ended(TOWN.committee(), "veto").code()).isEqualTo("poll.not-now");
    assertThat(over.ended(TOWN.operator(), "cancellation").code()).isEqualTo("poll.not-now");
  }

  private static long audited(String action, UUID subject) {
    return Dump.items(TOWN, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals(action))
        .filter(item -> item.get("subject").s().equals(subject.toString()))
        .count();
  }

  @Test
  void takesEntriesInTheirTimeAndAsManyAsAPersonMay() {
    var contest = HERE.contest(Duration.ofHours(3), NONE);
    var who = TOWN.resident();
    var first = contest.handedIn(who);
    var second = contest.handedIn(who);
    var third = new Neighbourhood.Entry(contest, UUID.randomUUID(), who);
    var picture = Neighbourhood.Contest.picture(who);

    assertThat(third.handIn(picture).code()).isEqualTo("poll.limit-reached");
    second.moderated(TOWN.committee(), "reject").expect(200);
    second.moderated(TOWN.committee(), "reject").expect(200);
    third.handIn(picture).expect(200);
    third.handIn(picture).expect(200);
    assertThat(new Neighbourhood.Entry(contest, first.id(), TOWN.resident()).handIn(picture).code())
        .isEqualTo("poll.id-reused");
    var mine = who.get(contest.path() + "/my-entries").expect(200).body().toString();
    assertThat(mine).contains("rejected", "不是自己拍的", "in-moderation");
    who.put(first.path() + "/withdrawal", null).expect(200);
    var last = new Neighbourhood.Entry(contest, UUID.randomUUID(), who);
    assertThat(last.handIn(picture).code()).isEqualTo("files.claimed");
    TOWN.passes(Duration.ofHours(3));
    var late = new Neighbourhood.Entry(contest, UUID.randomUUID(), TOWN.back(who.person()));
    assertThat(late.handIn(picture).code()).isEqualTo("poll.not-now");
  }

  @Test
  void showsAnEntryAfterModerationAndCountsItNoLongerWhenItIsRemoved() {
    var contest = HERE.contest();
    var entry = contest.handedIn(TOWN.resident());
    var other = contest.accepted(TOWN.resident());
    var voter = TOWN.resident();

    assertThat(TOWN.anybody().get(entry.path()).code()).isEqualTo("poll.entry-not-found");
    assertThat(entry.votedBy(voter).code()).isEqualTo("poll.entry-not-accepted");
    var waiting = Neighbourhood.HOME + "/entries-in-moderation?limit=100";
    assertThat(TOWN.committee().get(waiting).expect(200).body().toString())
        .contains(entry.id().toString())
        .doesNotContain(entry.who().person());
    entry.moderated(TOWN.operator(), "accept").expect(200);
    entry.votedBy(voter).expect(200);
    assertThat(contest.places()).containsExactly(entry.id() + " 1", other.id() + " 0");
    entry.removed(TOWN.operator()).expect(200);
    entry.removed(TOWN.operator()).expect(200);
    assertThat(contest.places()).containsExactly(other.id() + " 0");
    assertThat(entry.votedBy(TOWN.resident()).code()).isEqualTo("poll.entry-not-accepted");
    assertThat(other.votedBy(voter).code()).isEqualTo("poll.already-voted");
    assertThat(audited("entry-removed", entry.id())).isEqualTo(1);
    assertThat(TOWN.anybody().get(entry.path()).code()).isEqualTo("poll.entry-not-found");
  }

  @Test
  void givesEachPersonAVotePerDayOfTheCommunity() {
    var contest = HERE.contest(Duration.ofDays(5), NONE);
    var entry = contest.accepted(TOWN.resident());
    var other = contest.accepted(TOWN.resident());
    var voter = TOWN.resident();
    // To an hour before midnight in China.
    var midnight =
        LocalDate.parse(HERE.today()).plusDays(1).atStartOfDay(Town.CALENDAR).toInstant();
    TOWN.passes(Duration.between(TOWN.now(), midnight.minusSeconds(60)));
    var night = TOWN.back(voter.person());
    var today = HERE.today();

    entry.votedBy(night).expect(200);
    entry.votedBy(night).expect(200);
    assertThat(other.votedBy(night).code()).isEqualTo("poll.already-voted");
    TOWN.passes(Duration.ofMinutes(1));
    entry.votedBy(night, today).expect(200);
    assertThat(other.votedBy(night, today).code()).isEqualTo("poll.already-voted");
    var another = TOWN.back(entry.who().person());
    assertThat(other.votedBy(another, today).code()).isEqualTo("poll.not-today");
    other.votedBy(night).expect(200);
    assertThat(contest.places()).containsExactlyInAnyOrder(entry.id() + " 1", other.id() + " 1");
    assertThat(night.get(contest.path() + "/my-votes/" + today).expect(200).text("/entry"))
        .isEqualTo(entry.id().toString());
    assertThat(another.get(contest.path() + "/my-votes/" + today).code())
        .isEqualTo("poll.vote-not-found");
  }

  @Test
  void countsWithAsManyVotesWhoeverCameFirst() {
    var contest = HERE.contest(Duration.ofHours(4), NONE);
    var first = contest.accepted(TOWN.resident());
    TOWN.passes(Duration.ofSeconds(2));
    var second = contest.accepted(TOWN.resident());
    second.votedBy(TOWN.resident()).expect(200);
    first.votedBy(TOWN.resident()).expect(200);

    assertThat(contest.places()).containsExactly(first.id() + " 1", second.id() + " 1");
    contest.ends(Duration.ofHours(4));
    assertThat(contest.places()).containsExactly(first.id() + " 1", second.id() + " 1");
    assertThat(first.removed(TOWN.operator()).code()).isEqualTo("poll.not-now");
  }

  @Test
  void isForAdultsAlone() {
    var contest = HERE.contest();
    var entry = contest.accepted(TOWN.resident());
    var young = minor();

    assertThat(entry.votedBy(young).code()).isEqualTo("poll.adults-only");
    var own = new Neighbourhood.Entry(contest, UUID.randomUUID(), young);
    assertThat(own.handIn(UUID.randomUUID()).code()).isEqualTo("poll.adults-only");
  }

  /** Of fifteen, with an account and a verified name. */
  private static Client minor() {
    var client = TOWN.logIn("young");
    var phone = TOWN.deployment().weChat().phoneCode("young");
    client.put("/me/phone", "{\"code\": \"%s\"}".formatted(phone)).expect(200);
    client.put("/me/consents/real-name", "{\"version\": \"2026-01\"}").expect(200);
    var born = LocalDate.ofInstant(TOWN.now(), Town.CALENDAR).minusYears(15);
    var number = SampleIds.number(born, 888);
    var verified =
        client.put("/me/real-name", "{\"name\": \"小小\", \"idNumber\": \"%s\"}".formatted(number));
    var known = client.with(verified.expect(200));
    known.put(Neighbourhood.HOME + "/membership", null).expect(200);
    return known;
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
  void leavesWithItsPersonButForItsVotes() {
    var contest = HERE.contest(Duration.ofDays(3), NONE);
    var over = HERE.contest(Duration.ofHours(2), NONE);
    var leaver = TOWN.resident();
    var running = contest.accepted(leaver);
    var ranked = over.accepted(leaver);
    var picture = TOWN.anybody().get(ranked.path()).expect(200).text("/pictures/0");
    ranked.votedBy(TOWN.resident()).expect(200);
    over.ends(Duration.ofHours(2));
    var back = TOWN.back(leaver.person());
    var another = contest.accepted(TOWN.resident());
    another.votedBy(back).expect(200);
    var export = back.get("/me/export").expect(200).body().path("contributions");
    assertThat(
            export
                .valueStream()
                .map(one -> one.path("kind").asString() + one.path("state").asString("")))
        .containsExactlyInAnyOrder("entryaccepted", "entryaccepted", "vote");

    back.put("/me/erasure", null).expect(202);
    HERE.passes(Duration.ofMinutes(12));

    Eventually.holds(
        () ->
            assertThat(contest.places())
                .as("who is gone does not win, and what they voted stays")
                .containsExactly(another.id() + " 1"));
    Eventually.holds(() -> assertThat(Brought.fetch(picture).statusCode()).isNotEqualTo(200));
    TOWN.passes(Duration.ofSeconds(31));
    var line = over.ranking().expect(200).body().at("/items/0");
    assertThat(line.path("votes").asInt()).isEqualTo(1);
    assertThat(line.has("name") || line.has("title")).isFalse();
    var left =
        Dump.items(TOWN, "poll").stream()
            .filter(item -> item.toString().contains(leaver.person()))
            .filter(item -> item.containsKey("handedInAt"))
            .toList();
    assertThat(left)
        .isNotEmpty()
        .noneMatch(
            item ->
                item.containsKey("title") || item.containsKey("name") || item.containsKey("text"));
    assertThat(running.votedBy(TOWN.resident()).code()).isEqualTo("poll.entry-not-accepted");
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
