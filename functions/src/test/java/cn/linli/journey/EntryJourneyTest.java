package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.SampleIds;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Entries of a contest and the votes for them. */
class EntryJourneyTest {
  private static final Neighbourhood HERE = new Neighbourhood();

  private static final Town TOWN = HERE.town();

  private static final String NONE = "[]";

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
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
    assertThat(HERE.audited("entry-removed", entry.id())).isEqualTo(1);
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
  }

  @Test
  void isHiddenWhenAllIsOverAndKeepsItsPlaceItsVotesAndItsPrize() {
    var contest =
        HERE.contest(
            Duration.ofHours(4), "[{\"name\": \"杯\", \"from\": 1, \"to\": 1, \"quantity\": 1}]");
    var first = contest.accepted(TOWN.resident());
    TOWN.passes(Duration.ofSeconds(2));
    var second = contest.accepted(TOWN.resident());
    first.votedBy(TOWN.resident()).expect(200);
    contest.ends(Duration.ofHours(4));

    first.removed(TOWN.operator()).expect(200);
    first.removed(TOWN.operator()).expect(200);
    var author = TOWN.back(second.who().person());
    author.put(second.path() + "/withdrawal", null).expect(200);

    assertThat(TOWN.anybody().get(first.path()).code()).isEqualTo("poll.entry-not-found");
    assertThat(TOWN.anybody().get(second.path()).code()).isEqualTo("poll.entry-not-found");
    var listed = TOWN.anybody().get(contest.path() + "/entries").expect(200).body();
    assertThat(listed.path("items")).isEmpty();
    TOWN.passes(Duration.ofSeconds(31));
    assertThat(contest.ranking().expect(200).body().path("items").toString())
        .isEqualTo(
            "[{\"rank\":1,\"entry\":\"%s\",\"votes\":1,\"prizes\":[\"杯\"]},{\"rank\":2,\"entry\":\"%s\",\"votes\":0,\"prizes\":[]}]"
                .formatted(first.id(), second.id()));
    assertThat(TOWN.operator().get(contest.path() + "/awards").text("/items/0/name"))
        .as("whoever hands the prize out knows whom to give it")
        .isEqualTo("张**");
    assertThat(HERE.audited("entry-removed", first.id())).isEqualTo(1);
  }

  @Test
  void showsItsOwnPicturesAlsoWhereAnotherCommunityHasAnUploadOfTheSameId() {
    var here = HERE.contest();
    var who = TOWN.resident();
    var upload = Neighbourhood.Contest.picture(who);
    var entry = new Neighbourhood.Entry(here, UUID.randomUUID(), who);
    entry.handIn(upload).expect(200);
    HERE.screened();
    entry.moderated(TOWN.operator(), "accept").expect(200);
    var elsewhere = acceptedElsewhere(upload);

    var shown = TOWN.anybody().get(entry.path()).expect(200).text("/pictures/0");
    var other = TOWN.anybody().get(elsewhere).expect(200).text("/pictures/0");

    assertThat(shown).contains("heping-li").contains(upload.toString());
    assertThat(other).contains("xingfu-li").contains(upload.toString());
  }

  /** An entry of a contest of the other community, with an upload of this id. */
  private static String acceptedElsewhere(UUID upload) {
    var home = "/communities/xingfu-li";
    var contest = home + "/contests/" + UUID.randomUUID();
    var now = HERE.now();
    var until = now.plus(Duration.ofHours(20));
    var operator = TOWN.neighbour();
    operator
        .put(
            contest,
            """
            {"title": "书法赛", "description": "写一个字", "revision": 0, "terms":
             {"opensAt": "%s", "entriesUntil": "%s", "votesFrom": "%s", "votesUntil": "%s", "entriesPerPerson": 1, "prizes": []}}
            """
                .formatted(now, until, now, until))
        .expect(200);
    HERE.screened();
    var committee = TOWN.resident();
    TOWN.platform()
        .put(home + "/people/" + committee.person() + "/roles/committee", "{\"reason\": \"轮值\"}")
        .expect(200);
    committee
        .put(contest + "/decision", "{\"decision\": \"publish\", \"revision\": 1}")
        .expect(200);
    var who = TOWN.resident();
    who.put(home + "/membership", null).expect(200);
    var sample = Brought.picture(who, "contest-picture", 300);
    new Brought(who, "xingfu-li", upload, sample.purpose(), sample.type(), sample.content())
        .settled("clean");
    var entry = contest + "/entries/" + UUID.randomUUID();
    who.put(entry, "{\"title\": \"福\", \"pictures\": [\"%s\"]}".formatted(upload)).expect(200);
    HERE.screened();
    operator.put(entry + "/moderation", "{\"decision\": \"accept\", \"revision\": 1}").expect(200);
    return entry;
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
}
