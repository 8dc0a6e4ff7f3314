package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who wins is found once, whatever breaks off and however many count. */
class ContestCountingTest {
  private static final Neighbourhood HERE = new Neighbourhood();

  private static final Town TOWN = HERE.town();

  @AfterEach
  void weatherClears() {
    TOWN.weather().clear();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Neighbourhood.Entry later(Neighbourhood.Contest contest) {
    TOWN.passes(Duration.ofSeconds(1));
    return contest.accepted(TOWN.resident());
  }

  @Test
  void refusesAVoteOfAnInstanceWhoseClockIsBehindOnceTheBoxesAreClosed() {
    var contest = HERE.contest(Duration.ofHours(2), "[]");
    var entry = contest.accepted(TOWN.resident());
    TOWN.skips(Duration.ofHours(2));
    assertThat(HERE.counted(contest)).isTrue();
    TOWN.passes(Duration.ofMinutes(-1));

    assertThat(entry.votedBy(TOWN.resident()).code()).isEqualTo("poll.not-now");
    TOWN.passes(Duration.ofMinutes(1));
    assertThat(contest.places()).containsExactly(entry.id() + " 0");
    entry.removed(TOWN.operator()).expect(200);
    assertThat(contest.places()).as("what was counted stays").containsExactly(entry.id() + " 0");
  }

  @Test
  void endsAlsoWhenTheWorkerHearsOfItTooEarly() {
    var contest = HERE.contest(Duration.ofHours(2), "[]");
    TOWN.deployment().holdEvents(true);
    TOWN.passes(Duration.ofHours(2));
    TOWN.deployment().tick();
    // The worker's clock is behind that of whoever has swept the deadline away.
    TOWN.passes(Duration.ofMinutes(-5));
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
    assertThat(contest.state()).isEqualTo("published");

    contest.ends(Duration.ofMinutes(7));

    assertThat(contest.state()).isEqualTo("over");
  }

  @Test
  void aCountThatBreaksOffAgainAndAgainIsWholeInTheEnd() {
    var contest = HERE.contest(Duration.ofHours(2), "[]");
    var entry = contest.accepted(TOWN.resident());
    entry.votedBy(TOWN.resident()).expect(200);
    multiply(entry, 250);
    TOWN.deployment().holdEvents(true);
    TOWN.skips(Duration.ofHours(2));

    TOWN.weather().throttles(30);
    int failures = 0;
    while (!HERE.counted(contest)) {
      failures++;
    }
    TOWN.weather().clear();
    TOWN.deployment().holdEvents(false);

    assertThat(failures).isPositive();
    assertThat(contest.state()).isEqualTo("over");
    var ranks =
        Dump.items(TOWN, "poll").stream()
            .filter(row -> row.get("pk").s().contains(contest.id() + "#ranking"))
            .toList();
    assertThat(ranks.stream().map(row -> Integer.valueOf(row.get("rank").n())))
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 251).boxed().toList());
    assertThat(ranks.stream().map(row -> row.get("entry").s()).distinct()).hasSize(251);
  }

  /** Copies an entry with its tallies. */
  private static void multiply(Neighbourhood.Entry entry, int times) {
    var sample = entry.id().toString();
    var rows =
        Dump.items(TOWN, "poll").stream()
            .filter(row -> row.get("pk").s().contains(entry.contest().id().toString()))
            .filter(row -> (row.get("pk").s() + row.get("sk").s()).contains(sample))
            .toList();
    for (int i = 0; i < times; i++) {
      var id = UUID.randomUUID().toString();
      for (var row : rows) {
        var copy = new HashMap<>(row);
        row.forEach(
            (name, value) -> {
              if (value.s() != null) {
                copy.put(name, AttributeValue.fromS(value.s().replace(sample, id)));
              }
            });
        TOWN.deployment()
            .database()
            .client()
            .putItem(put -> put.tableName("local-poll").item(copy));
      }
    }
  }

  @Test
  void aRankingThatIsComputedManyTimesAtOnceIsOne() throws Exception {
    var contest =
        HERE.contest(
            Duration.ofHours(2), "[{\"name\": \"杯\", \"from\": 1, \"to\": 2, \"quantity\": 2}]");
    var entries = IntStream.range(0, 4).mapToObj(i -> later(contest)).toList();
    var people = IntStream.range(0, 9).mapToObj(i -> TOWN.resident()).toList();
    for (int i = 0; i < 9; i++) {
      entries.get(i % 3).votedBy(people.get(i)).expect(200);
    }
    TOWN.deployment().holdEvents(true);
    TOWN.skips(Duration.ofHours(2));
    TOWN.weather().conflicts(20);
    try (var some = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          IntStream.range(0, 8).mapToObj(i -> some.submit(() -> HERE.counted(contest))).toList();
      for (var run : runs) {
        assertThat(run.get()).isTrue();
      }
    }
    TOWN.weather().clear();

    assertThat(contest.places())
        .containsExactly(
            entries.get(0).id() + " 3",
            entries.get(1).id() + " 3",
            entries.get(2).id() + " 3",
            entries.get(3).id() + " 0");
    var operator = TOWN.operator();
    var award = contest.path() + "/awards/1-1/handing-out";
    operator.put(award, "{\"maskedName\": \"张**\"}").expect(200);
    assertThat(HERE.counted(contest)).isTrue();
    assertThat(operator.get(contest.path() + "/awards").text("/items/0/handedOutBy"))
        .isEqualTo(operator.person());
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
    assertThat(
            TOWN.deployment().bus().published().stream()
                .filter(event -> event.contains("poll.matter-changed"))
                .filter(event -> event.contains(contest.id().toString()))
                .filter(event -> event.contains("\"over\"")))
        .hasSize(1);
  }
}
