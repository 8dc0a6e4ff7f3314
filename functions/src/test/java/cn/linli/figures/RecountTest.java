package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.linli.figures.Generation.Phase;
import cn.linli.local.Database;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A full recount equals what was counted live, whatever happens meanwhile. */
class RecountTest {
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void comesToTheSameFiguresAndTheSameScreens() {
    var story = new Story(HERE, 11, 400, 120);
    hall.tell(story.events);
    var before = Tally.of(hall, HERE);

    var result = hall.recounted(HERE);

    assertThat(result.done()).isTrue();
    assertThat(result.generation()).isEqualTo(2);
    assertThat(result.differing()).isEmpty();
    assertThat(result.facts()).isPositive();
    assertThat(Tally.of(hall, HERE)).isEqualTo(before);
    assertThat(Tally.expected(hall, story, HERE)).isEqualTo(story.expected);
    assertThat(hall.keys()).noneMatch(key -> key.contains("#figures#1/"));
  }

  @Test
  void figuresThatWereDamagedAreRightAgainAndTheDamageIsNamed() {
    var story = new Story(HERE, 13, 60, 100);
    hall.tell(story.events);
    var before = Tally.of(hall, HERE);
    damage("2027-02#venue");

    assertThat(Tally.of(hall, HERE)).isNotEqualTo(before);
    assertThat(hall.recounted(HERE).differing()).containsExactly("2027-02");
    assertThat(Tally.of(hall, HERE)).isEqualTo(before);
    assertThat(hall.recounted(HERE).differing()).isEmpty();
  }

  private void damage(String cell) {
    hall.database
        .client()
        .updateItem(
            update ->
                update
                    .tableName(Database.PREFIX + FactTable.NAME)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(HERE + "#figures#1"),
                            "sk", AttributeValue.fromS(cell)))
                    .updateExpression("ADD uses :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
  }

  @Test
  void eventsThatComeBetweenItsStepsCountOnceAndReadersNeverSeeHalf() {
    var story = new Story(HERE, 14, 400, 120);
    var told = CountingTest.twiceShuffled(story, 14);
    int first = told.size() * 3 / 4;
    hall.tell(told.subList(0, first));
    var rest = told.subList(first, told.size()).iterator();
    var shown = uses();

    hall.figures.recount().order(new Commands.Recount(HERE, UUID.randomUUID()));
    var phase = Phase.COUNTING;
    while (phase == Phase.COUNTING) {
      for (int i = 0; i < 20 && rest.hasNext(); i++) {
        hall.tell(rest.next());
      }
      phase = hall.figures.recount().step(HERE).phase();
      assertThat(uses()).isGreaterThanOrEqualTo(shown - told.size());
      assertThat(uses()).isPositive();
    }
    rest.forEachRemaining(hall::tell);

    assertThat(Tally.expected(hall, story, HERE)).isEqualTo(story.expected);
  }

  private long uses() {
    return hall.figures
        .reporting()
        .get(new Commands.GetReport(HERE, 2027, null))
        .summary()
        .venue()
        .uses();
  }

  @Test
  void whatIsMovedBetweenTheTwoSetsCountsOnceInEach() {
    var first = CountingTest.use("2027-03-08", "10:00", "2027-03-08", "11:00", "confirmed", 1);
    var moved = CountingTest.use("2027-04-09", "10:00", "2027-04-09", "12:00", "confirmed", 2);
    hall.tell(new Story(HERE, 12, 8, 3).events);
    hall.figures.recount().order(new Commands.Recount(HERE, UUID.randomUUID()));
    hall.tell(first);

    // It dies when it has changed the one set and not yet the other.
    hall.traffic.breaksAfter(1);
    var crash = catchThrowable(() -> hall.tell(moved));
    hall.traffic.breaksAfter(-1);
    while (hall.figures.recount().step(HERE).phase() == Phase.COUNTING) {
      assertThat(uses()).isPositive();
    }
    var shown = Tally.of(hall, HERE);

    assertThat(crash).isNotNull();
    assertThat(hall.figures.ground().generations().get(HERE).differing()).isEmpty();
    assertThat(shown).containsEntry("2027-04#venue minutes", "120");
    assertThat(shown).doesNotContainKey("2027-03#venue minutes");
    assertThat(shown.keySet()).noneMatch(one -> one.startsWith("2027-03-08 use/"));
  }

  @Test
  void goesOnWhereItStoppedWhenItCrashes() {
    var story = new Story(HERE, 15, 400, 120);
    hall.tell(story.events);
    var before = Tally.of(hall, HERE);
    hall.figures.recount().order(new Commands.Recount(HERE, UUID.randomUUID()));
    hall.figures.recount().step(HERE);
    hall.figures.recount().step(HERE);

    hall.weather.losesTheNextAnswer();
    var crash = catchThrowable(() -> hall.figures.recount().step(HERE));
    hall.weather.throttles(100);
    var second = catchThrowable(() -> hall.figures.recount().step(HERE));
    hall.weather.clear();
    hall.figures = new Figures(hall.dynamo, hall.clock, hall.needs);
    hall.figures.recount().goOn(HERE);

    assertThat(second).isNotNull();
    assertThat(crash == null || crash instanceof RuntimeException).isTrue();
    assertThat(hall.figures.ground().generations().get(HERE).shown()).isEqualTo(2);
    assertThat(hall.figures.ground().generations().get(HERE).differing()).isEmpty();
    assertThat(Tally.of(hall, HERE)).isEqualTo(before);
  }

  @Test
  void eventsAndTwoRecountsAtOnceGiveTheSameFigures() throws Exception {
    var story = new Story(HERE, 16, 200, 100);
    var told = CountingTest.twiceShuffled(story, 16);
    hall.tell(told.subList(0, told.size() / 2));

    var recount = hall.figures.recount();
    recount.order(new Commands.Recount(HERE, UUID.randomUUID()));
    var one = Thread.ofVirtual().start(() -> recount.goOn(HERE));
    var other = Thread.ofVirtual().start(() -> recount.goOn(HERE));
    hall.tellAtOnce(told.subList(told.size() / 2, told.size()));
    one.join();
    other.join();
    recount.goOn(HERE);

    assertThat(hall.figures.ground().generations().get(HERE).shown()).isEqualTo(2);
    assertThat(Tally.expected(hall, story, HERE)).isEqualTo(story.expected);
    var shown = Tally.of(hall, HERE);
    hall.clock.advance(Duration.ofMinutes(11));
    recount.goOn(HERE);
    assertThat(hall.recounted(HERE).differing()).isEmpty();
    assertThat(Tally.of(hall, HERE)).isEqualTo(shown);
  }

  @Test
  void theSameOrderAgainSaysHowFarItIsAndNoSecondBeginsMeanwhile() {
    hall.tell(new Story(HERE, 17, 20, 30).events);
    var order = new Commands.Recount(HERE, UUID.randomUUID());
    var recount = hall.figures.recount();

    var begun = recount.order(order);
    var other = recount.order(new Commands.Recount(HERE, UUID.randomUUID()));
    for (int again = 0; again < 10; again++) {
      recount.order(order);
    }
    var owed = hall.deadlines().stream().filter(Tasks.RECOUNT.concat(" heping-li/recount")::equals);
    recount.goOn(HERE);
    var done = recount.order(order);

    assertThat(begun.done()).isFalse();
    assertThat(owed).hasSize(1);
    assertThat(other.recount()).isEqualTo(order.recount());
    assertThat(done.done()).isTrue();
    assertThat(done.generation()).isEqualTo(2);
  }
}
