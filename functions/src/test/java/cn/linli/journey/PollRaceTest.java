package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Neighbourhood.Poll;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Many who vote, answer and count at the same instant. */
class PollRaceTest {
  private static final Neighbourhood HERE = new Neighbourhood();

  private static final Town TOWN = HERE.town();

  private static final List<Client> CROWD =
      IntStream.range(0, 300).mapToObj(i -> TOWN.resident()).toList();

  /** More at once than these the engine under the platform lets wait for its lock, and then not. */
  private static final Semaphore IN_FLIGHT = new Semaphore(64);

  @AfterEach
  void weatherClears() {
    TOWN.weather().clear();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  /** So many of them, logged in anew: the clock has moved. */
  private static List<Client> crowd(int count) {
    return CROWD.subList(0, count).stream().map(who -> TOWN.back(who.person())).toList();
  }

  private static Callable<Answer> insisting(Supplier<Answer> request) {
    return () -> {
      Answer answer;
      do {
        IN_FLIGHT.acquireUninterruptibly();
        try {
          answer = request.get();
        } finally {
          IN_FLIGHT.release();
        }
      } while (answer.status() >= 500);
      return answer;
    };
  }

  private static Map<String, Long> codes(List<Callable<Answer>> calls) throws Exception {
    return AtOnce.all(calls).stream()
        .collect(Collectors.groupingBy(Answer::code, Collectors.counting()));
  }

  /** As many votes are stored as were tallied and went through the boxes. */
  private static void addsUp(Neighbourhood.Contest contest, int votes) {
    var rows = Dump.items(TOWN, "poll");
    assertThat(
            rows.stream()
                .filter(row -> row.get("pk").s().contains("#voter#"))
                .filter(row -> row.get("sk").s().startsWith(contest.id().toString()))
                .count())
        .isEqualTo(votes);
    assertThat(sum(rows, contest.id() + "#tally#", "votes")).isEqualTo(votes);
    assertThat(sum(rows, contest.id() + "#box#", "total")).isEqualTo(votes);
  }

  private static int sum(
      List<Map<String, AttributeValue>> rows, String partition, String attribute) {
    return rows.stream()
        .filter(row -> row.get("pk").s().contains(partition))
        .mapToInt(row -> Integer.parseInt(row.get(attribute).n()))
        .sum();
  }

  @Test
  void fiftyVotesOfOnePersonAtOnceAreOne() throws Exception {
    var contest = HERE.contest();
    var entries = List.of(contest.accepted(TOWN.resident()), contest.accepted(TOWN.resident()));
    var voter = TOWN.resident();
    TOWN.weather().conflicts(20);

    var codes =
        codes(
            IntStream.range(0, 50)
                .mapToObj(i -> insisting(() -> entries.get(i % 2).votedBy(voter)))
                .toList());

    assertThat(codes).isEqualTo(Map.of("ok", 25L, "poll.already-voted", 25L));
    addsUp(contest, 1);
  }

  @Test
  void threeHundredVotesAtOnceAreCountedOnceEach() throws Exception {
    var contest = HERE.contest();
    var entries = IntStream.range(0, 3).mapToObj(i -> contest.accepted(TOWN.resident())).toList();
    var people = crowd(300);
    TOWN.weather().conflicts(20);
    TOWN.weather().inProgress(10);

    var codes =
        codes(
            IntStream.range(0, 300)
                .mapToObj(i -> insisting(() -> entries.get(i % 3).votedBy(people.get(i))))
                .toList());

    TOWN.weather().clear();
    assertThat(codes).isEqualTo(Map.of("ok", 300L));
    addsUp(contest, 300);
    assertThat(contest.places())
        .containsExactlyInAnyOrderElementsOf(
            entries.stream().map(entry -> entry.id() + " 100").toList());
  }

  @Test
  void aVoteWhoseAnswerIsLostIsCountedOnceWhenItIsSentAgain() {
    var contest = HERE.contest();
    var entry = contest.accepted(TOWN.resident());
    var voter = TOWN.resident();
    TOWN.weather().losesTheNextAnswer();

    var lost = entry.votedBy(voter);
    var again = entry.votedBy(voter);

    assertThat(lost.status()).isGreaterThanOrEqualTo(500);
    again.expect(200);
    addsUp(contest, 1);
  }

  @Test
  void ofVotesThatRaceAVetoThoseCountThatCameBefore() throws Exception {
    var contest = HERE.contest();
    var entry = contest.accepted(TOWN.resident());
    var committee = TOWN.committee();
    TOWN.weather().conflicts(10);
    var calls =
        new ArrayList<>(
            crowd(60).stream().map(who -> insisting(() -> entry.votedBy(who))).toList());
    calls.add(20, insisting(() -> contest.ended(committee, "veto")));

    var codes = codes(calls);

    TOWN.weather().clear();
    assertThat(codes.keySet()).isSubsetOf("ok", "poll.not-now");
    addsUp(contest, (int) (codes.get("ok") - 1));
    assertThat(entry.votedBy(TOWN.resident()).code()).isEqualTo("poll.not-now");
    addsUp(contest, (int) (codes.get("ok") - 1));
  }

  @Test
  void ofVotesThatRaceARemovalNoneIsLostOrCountedForAnother() throws Exception {
    var contest = HERE.contest();
    var entry = contest.accepted(TOWN.resident());
    var operator = TOWN.operator();
    var calls =
        new ArrayList<>(
            crowd(40).stream().map(who -> insisting(() -> entry.votedBy(who))).toList());
    calls.add(10, insisting(() -> entry.removed(operator)));

    TOWN.weather().conflicts(60);
    var codes = codes(calls);
    TOWN.weather().clear();

    assertThat(codes.keySet()).isSubsetOf("ok", "poll.entry-not-accepted");
    addsUp(contest, (int) (codes.get("ok") - 1));
    assertThat(contest.places()).isEmpty();
  }

  @Test
  void ofVotesThatRaceTheEndEachIsInTheRankingOrRefused() throws Exception {
    var contest = HERE.contest(Duration.ofHours(2), "[]");
    var entry = contest.accepted(TOWN.resident());
    TOWN.skips(Duration.ofHours(2).minusSeconds(30));
    var voters = crowd(60);
    var calls = new ArrayList<Callable<Answer>>();
    voters.forEach(who -> calls.add(insisting(() -> entry.votedBy(who))));
    calls.add(
        30,
        () -> {
          TOWN.passes(Duration.ofSeconds(40));
          while (!HERE.counted(contest)) {
            Thread.onSpinWait();
          }
          return TOWN.anybody().get(contest.path());
        });

    // Whoever has looked at the clock waits for others, and comes when the boxes are closed.
    TOWN.weather().conflicts(60);
    var codes = codes(calls);
    TOWN.weather().clear();

    var counted = contest.places();
    assertThat(contest.state()).isEqualTo("over");
    assertThat(codes.keySet()).isSubsetOf("ok", "poll.not-now");
    addsUp(contest, (int) (codes.get("ok") - 1));
    assertThat(counted).containsExactly(entry.id() + " " + (codes.get("ok") - 1));
  }

  @Test
  void twentyAnswersOfOnePersonAtOnceAreOne() throws Exception {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    var who = TOWN.resident();
    TOWN.weather().conflicts(20);

    var codes =
        codes(
            IntStream.range(0, 20)
                .mapToObj(i -> insisting(() -> poll.answeredBy(who, i % 2, 1 + i % 5, "说" + i)))
                .toList());

    TOWN.weather().clear();
    assertThat(codes).isEqualTo(Map.of("ok", 1L, "poll.already-answered", 19L));
    assertThat(rows(poll, "#answers#")).isEqualTo(1);
    assertThat(rows(poll, "#texts#")).isEqualTo(1);
    assertThat(sum(Dump.items(TOWN, "poll"), poll.id() + "#box#", "total")).isEqualTo(1);
  }

  @Test
  void ofAnswersThatRaceAVetoThoseAreStoredThatCameBefore() throws Exception {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    var committee = TOWN.committee();
    var people = crowd(40);
    var calls =
        new ArrayList<>(
            people.stream().map(who -> insisting(() -> poll.answeredBy(who, 0, 3))).toList());
    var end = "{\"reason\": \"问题不合适\"}";
    calls.add(10, insisting(() -> committee.put(poll.path() + "/veto", end)));

    var codes = codes(calls);

    assertThat(codes.keySet()).isSubsetOf("ok", "poll.not-now");
    assertThat(rows(poll, "#answers#")).isEqualTo(codes.get("ok") - 1);
    assertThat(sum(Dump.items(TOWN, "poll"), poll.id() + "#box#", "total"))
        .isEqualTo((int) (codes.get("ok") - 1));
  }

  private static long rows(Poll poll, String part) {
    return Dump.items(TOWN, "poll").stream()
        .filter(row -> row.get("pk").s().contains(poll.id() + part))
        .count();
  }
}
