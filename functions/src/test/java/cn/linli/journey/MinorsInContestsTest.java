package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Neighbourhood.Contest;
import cn.linli.journey.Neighbourhood.Entry;
import cn.linli.journey.Neighbourhood.Poll;
import cn.linli.sim.SampleIds;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Minors take part in contests and polls through their guardians. */
class MinorsInContestsTest {
  private static final Neighbourhood HERE = new Neighbourhood();
  private static final Town TOWN = HERE.town();
  private static final AtomicInteger CHILDREN = new AtomicInteger();
  private static final String CUP = "[{\"name\": \"杯\", \"from\": 1, \"to\": 1, \"quantity\": 1}]";

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static LocalDate birthday(int years) {
    return LocalDate.ofInstant(TOWN.now(), Town.CALENDAR).minusYears(years).minusDays(30);
  }

  /** A guardian's child of an age; the id by which the guardian knows it. */
  private static UUID child(Client guardian, int years) {
    return child(guardian, SampleIds.number(birthday(years), CHILDREN.incrementAndGet()));
  }

  private static UUID child(Client guardian, String number) {
    var id = UUID.randomUUID();
    guardian.put("/me/consents/minors", "{\"version\":\"2026-01\"}").expect(200);
    guardian
        .put(
            "/me/minors/" + id,
            "{\"name\":\"李小小\",\"idNumber\":\"%s\",\"relation\":\"parent\"}".formatted(number))
        .expect(200);
    return id;
  }

  private static Answer handIn(Entry entry, UUID minor, UUID picture) {
    return entry
        .who()
        .put(
            entry.path(),
            "{\"minor\": \"%s\", \"title\": \"雪后的长廊\", \"pictures\": [\"%s\"]}"
                .formatted(minor, picture));
  }

  private static Entry handedIn(Contest contest, Client guardian, UUID child) {
    var entry = new Entry(contest, UUID.randomUUID(), guardian);
    handIn(entry, child, Contest.picture(guardian)).expect(200);
    HERE.screened();
    return entry;
  }

  /** A contest in which minors have a vote too. */
  private static Contest forMinors() {
    var contest = new Contest(HERE, UUID.randomUUID());
    var body =
        contest
            .body(Duration.ofHours(4), CUP, 0)
            .replace("\"entriesPerPerson\"", "\"minorsVote\": true, \"entriesPerPerson\"");
    contest.put(TOWN.operator(), body).expect(200);
    HERE.screened();
    contest.decided("publish").expect(200);
    return contest;
  }

  private static List<String> mine(Client who, Contest contest, String query) {
    return who.get(contest.path() + "/my-entries" + query)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(one -> one.path("entry").asString())
        .toList();
  }

  @Test
  void anEntryIsTheMinorsWhoeverOfTheirGuardiansHandsItIn() {
    var contest = HERE.contest();
    var mother = TOWN.resident();
    var father = TOWN.resident();
    var number = SampleIds.number(birthday(9), 701);
    var hers = child(mother, number);
    var his = child(father, number);

    var one = handedIn(contest, mother, hers);
    var two = handedIn(contest, father, his);
    var third = new Entry(contest, UUID.randomUUID(), mother);
    assertThat(handIn(third, hers, Contest.picture(mother)).code()).isEqualTo("poll.limit-reached");
    contest.handedIn(mother);

    assertThat(mine(father, contest, "?minor=" + his))
        .containsExactlyInAnyOrder(one.id().toString(), two.id().toString());
    assertThat(mine(mother, contest, "")).hasSize(1).doesNotContain(one.id().toString());
    assertThat(mother.get(contest.path() + "/my-entries?minor=" + his).code())
        .isEqualTo("identity.person-not-found");
    assertThat(
            handIn(new Entry(contest, UUID.randomUUID(), father), hers, Contest.picture(father))
                .code())
        .isEqualTo("identity.person-not-found");
    one.moderated(TOWN.operator(), "accept").expect(200);
    var shown = TOWN.anybody().get(one.path()).expect(200);
    assertThat(shown.text("/name")).isEqualTo("李**");
    assertThat(TOWN.resident().put(one.path() + "/withdrawal", null).code())
        .isEqualTo("poll.entry-not-found");
    assertThat(father.put(one.path() + "/withdrawal", null).expect(200).text("/state"))
        .isEqualTo("withdrawn");
  }

  @Test
  void theSameAgainIsTheSameEntryAndWithoutTheMinorAnother() {
    var contest = HERE.contest();
    var guardian = TOWN.resident();
    var child = child(guardian, 9);
    var picture = Contest.picture(guardian);
    var entry = new Entry(contest, UUID.randomUUID(), guardian);
    handIn(entry, child, picture).expect(200);

    handIn(entry, child, picture).expect(200);

    assertThat(entry.handIn(picture).code()).isEqualTo("poll.id-reused");
    assertThat(mine(guardian, contest, "?minor=" + child)).hasSize(1);
  }

  @Test
  void guardiansDecideNothingAboutTheEntriesOfTheirWards() {
    var contest = HERE.contest();
    var mother = TOWN.resident();
    var father = TOWN.resident();
    var number = SampleIds.number(birthday(9), 702);
    var child = child(mother, number);
    child(father, number);
    TOWN.committee()
        .put(
            Neighbourhood.HOME + "/people/" + father.person() + "/roles/operator",
            "{\"reason\": \"轮值\"}")
        .expect(200);
    var entry = handedIn(contest, mother, child);

    assertThat(entry.moderated(father, "accept").code()).isEqualTo("poll.own");
    entry.moderated(TOWN.operator(), "accept").expect(200);
    assertThat(entry.removed(father).code()).isEqualTo("poll.own");
    assertThat(entry.votedBy(father).code()).isEqualTo("poll.own");
    assertThat(entry.votedBy(mother).code()).isEqualTo("poll.own");
    entry.votedBy(TOWN.resident()).expect(200);
  }

  private static String vote(Entry entry, UUID minor) {
    return "{\"entry\": \"%s\", \"minor\": \"%s\"}".formatted(entry.id(), minor);
  }

  @Test
  void votesOnceADayWhereTheContestSaysSoAndWinsUnderTheirOwnName() {
    var adults = HERE.contest();
    var forAll = forMinors();
    var guardian = TOWN.resident();
    var other = TOWN.resident();
    var number = SampleIds.number(birthday(9), 703);
    var child = child(guardian, number);
    var same = child(other, number);
    var theirs = handedIn(forAll, guardian, child(guardian, 12));
    theirs.moderated(TOWN.operator(), "accept").expect(200);
    var entry = forAll.accepted(TOWN.resident());
    var path = forAll.path() + "/my-votes/" + HERE.today();

    var elsewhere = adults.accepted(TOWN.resident());
    assertThat(
            guardian
                .put(adults.path() + "/my-votes/" + HERE.today(), vote(elsewhere, child))
                .code())
        .isEqualTo("poll.adults-only");
    guardian.put(path, vote(entry, child)).expect(200);
    guardian.put(path, vote(entry, child)).expect(200);
    assertThat(other.put(path, vote(theirs, same)).code()).isEqualTo("poll.already-voted");
    assertThat(other.get(path + "?minor=" + same).expect(200).text("/entry"))
        .isEqualTo(entry.id().toString());
    assertThat(guardian.get(path).code()).isEqualTo("poll.vote-not-found");
    entry.votedBy(guardian).expect(200);
    assertThat(forAll.places()).contains(entry.id() + " 2");
  }

  @Test
  void winsAPrizeThatTheGuardianFetches() {
    var contest = HERE.contest(Duration.ofHours(4), CUP);
    var guardian = TOWN.resident();
    var child = child(guardian, 9);
    var entry = handedIn(contest, guardian, child);
    entry.moderated(TOWN.operator(), "accept").expect(200);
    entry.votedBy(TOWN.resident()).expect(200);
    contest.ends(Duration.ofHours(4));
    var back = TOWN.back(guardian.person());

    var awards = back.get(contest.path() + "/my-awards?minor=" + child).expect(200);

    assertThat(back.get(contest.path() + "/my-awards").body().path("items")).isEmpty();
    assertThat(awards.text("/items/0/name")).isEqualTo("李**");
    TOWN.operator()
        .put(
            contest.path() + "/awards/1-1/handing-out",
            "{\"code\": \"" + awards.text("/items/0/code") + "\"}")
        .expect(200);
  }

  @Test
  void answersAPollOfItsAgeOnceThroughAnyGuardian() {
    var poll = new Poll(HERE, UUID.randomUUID());
    var body =
        poll.body("after-closing", Poll.QUESTIONS, 0)
            .replace("\"results\"", "\"audience\": {\"from\": 6, \"to\": 17}, \"results\"");
    poll.put(TOWN.operator(), body).expect(200);
    HERE.screened();
    TOWN.committee()
        .put(poll.path() + "/decision", "{\"decision\": \"publish\", \"revision\": 1}")
        .expect(200);
    var mother = TOWN.resident();
    var father = TOWN.resident();
    var number = SampleIds.number(birthday(9), 704);
    var hers = child(mother, number);
    var his = child(father, number);
    var answers =
        """
        {"minor": "%s", "answers": [{"question": 0, "choices": [1]}, {"question": 1, "choices": [0]}, {"question": 2, "scale": 4}]}
        """;

    mother.put(poll.path() + "/my-answer", answers.formatted(hers)).expect(200);

    assertThat(father.put(poll.path() + "/my-answer", answers.formatted(his)).code())
        .isEqualTo("poll.already-answered");
    assertThat(poll.answeredBy(mother, 0, 1).code()).isEqualTo("poll.not-in-audience");
    var small = child(mother, 4);
    assertThat(mother.put(poll.path() + "/my-answer", answers.formatted(small)).code())
        .isEqualTo("poll.not-in-audience");
    var took = poll.path() + "/my-participation";
    assertThat(father.get(took + "?minor=" + his).body().path("tookPart").asBoolean()).isTrue();
    assertThat(mother.get(took).body().path("tookPart").asBoolean()).isFalse();
    var grown = HERE.poll("after-closing", Poll.QUESTIONS);
    assertThat(mother.put(grown.path() + "/my-answer", answers.formatted(hers)).code())
        .isEqualTo("poll.not-in-audience");
  }

  @Test
  void takesPartAloneOnceTheyAreOfAge() {
    var guardian = TOWN.resident();
    var child = child(guardian, 17);
    TOWN.skips(Duration.ofDays(360));
    var contest = HERE.contest();
    var back = TOWN.back(guardian.person());

    var entry = new Entry(contest, UUID.randomUUID(), back);

    assertThat(handIn(entry, child, Contest.picture(back)).code()).isEqualTo("poll.of-age");
  }

  @Test
  void isForgottenWithTheirLastGuardian() {
    var contest = HERE.contest(Duration.ofDays(3), "[]");
    var guardian = TOWN.resident();
    var entry = handedIn(contest, guardian, child(guardian, 9));
    entry.moderated(TOWN.operator(), "accept").expect(200);

    guardian.put("/me/erasure", null).expect(202);
    HERE.passes(Duration.ofMinutes(12));
    HERE.passes(Duration.ofMinutes(2));

    Eventually.holds(() -> assertThat(contest.places()).isEmpty());
    assertThat(
            Dump.items(TOWN, "poll").stream()
                .filter(item -> item.toString().contains(entry.id().toString()))
                .filter(item -> item.containsKey("handedInAt")))
        .isNotEmpty()
        .noneMatch(item -> item.containsKey("name") || item.containsKey("title"));
  }
}
