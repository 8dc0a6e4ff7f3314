package cn.linli.duty;

import static cn.linli.duty.Registry.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.duty.Generation.Phase;
import cn.linli.local.Database;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A full recount equals what was counted live, whatever happens meanwhile. */
class RecountTest {
  private final Registry registry = new Registry();

  @AfterEach
  void leave() {
    registry.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void aFullRecountEqualsTheFigures(long seed) {
    var history = new History(seed, 60);
    registry.tell(CountingTest.twiceShuffled(history, seed));
    var before = Tally.of(registry);

    var result = registry.recounted();

    assertThat(result.done()).isTrue();
    assertThat(result.generation()).isEqualTo(2);
    assertThat(result.activities()).isEqualTo(60);
    assertThat(result.differing()).isEmpty();
    assertThat(Tally.of(registry)).isEqualTo(before).isEqualTo(history.numbers());
  }

  @Test
  void figuresThatWereDamagedAreRightAgainAndTheDamageIsNamed() {
    var history = new History(13, 20);
    registry.tell(history.events());
    registry
        .database
        .client()
        .updateItem(
            update ->
                update
                    .tableName(Database.PREFIX + FactTable.NAME)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(COMMUNITY + "#figures#1"),
                            "sk", AttributeValue.fromS("2027-02#children")))
                    .updateExpression("ADD free_h :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));

    assertThat(Tally.of(registry)).isNotEqualTo(history.numbers());
    assertThat(registry.recounted().differing()).containsExactly(YearMonth.of(2027, 2));
    assertThat(Tally.of(registry)).isEqualTo(history.numbers());
    assertThat(registry.recounted().differing()).isEmpty();
  }

  @Test
  void eventsThatComeBetweenItsStepsCountOnce() {
    var history = new History(14, 70);
    var told = CountingTest.twiceShuffled(history, 14);
    registry.tell(told.subList(0, told.size() / 2));
    var rest = told.subList(told.size() / 2, told.size()).iterator();

    registry.duties.recount().order(new Commands.Recount(COMMUNITY, UUID.randomUUID()));
    var phase = Phase.COUNTING;
    while (phase != Phase.COUNTED || rest.hasNext()) {
      for (int i = 0; i < 40 && rest.hasNext(); i++) {
        registry.tell(rest.next());
      }
      phase = registry.duties.recount().step(COMMUNITY).phase();
    }

    assertThat(Tally.of(registry)).isEqualTo(history.numbers());
  }

  @Test
  void eventsAndTwoRecountsAtOnceGiveTheSameFigures() throws Exception {
    var history = new History(15, 40);
    var told = CountingTest.twiceShuffled(history, 15);
    registry.tell(told.subList(0, told.size() / 2));

    var recount = registry.duties.recount();
    recount.order(new Commands.Recount(COMMUNITY, UUID.randomUUID()));
    var one = Thread.ofVirtual().start(() -> recount.goOn(COMMUNITY));
    var other = Thread.ofVirtual().start(() -> recount.goOn(COMMUNITY));
    registry.tellAtOnce(told.subList(told.size() / 2, told.size()));
    one.join();
    other.join();

    assertThat(Tally.of(registry)).isEqualTo(history.numbers());
    assertThat(registry.recounted().differing()).isEmpty();
    assertThat(Tally.of(registry)).isEqualTo(history.numbers());
  }

  @Test
  void theSameOrderAgainSaysHowFarItIsAndNoSecondBeginsMeanwhile() {
    registry.tell(new History(16, 5).events());
    var order = new Commands.Recount(COMMUNITY, UUID.randomUUID());
    var recount = registry.duties.recount();

    var begun = recount.order(order);
    var other = recount.order(new Commands.Recount(COMMUNITY, UUID.randomUUID()));
    recount.goOn(COMMUNITY);
    var done = recount.order(order);

    assertThat(begun.done()).isFalse();
    assertThat(other.recount()).isEqualTo(order.recount());
    assertThat(done.done()).isTrue();
    assertThat(done.generation()).isEqualTo(2);
  }

  @Test
  void nothingOfTheOldFiguresIsLeft() {
    registry.tell(new History(17, 20).events());

    registry.recounted();

    assertThat(keys()).noneMatch(key -> key.contains("#figures#1/"));
    assertThat(keys()).filteredOn(key -> key.contains("#counted#")).hasSizeLessThanOrEqualTo(20);
  }

  private List<String> keys() {
    return registry
        .database
        .client()
        .scanPaginator(scan -> scan.tableName(Database.PREFIX + FactTable.NAME))
        .items()
        .stream()
        .map(item -> item.get("pk").s() + "/" + item.get("sk").s())
        .toList();
  }
}
