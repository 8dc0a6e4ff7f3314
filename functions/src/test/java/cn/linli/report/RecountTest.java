package cn.linli.report;

import static cn.linli.report.Office.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.report.Generation.Phase;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A full recount equals the statistics, whatever happens meanwhile. */
class RecountTest {
  private final Office office = new Office();

  @AfterEach
  void leave() {
    office.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void aFullRecountEqualsTheStatistics(long seed) {
    var history = new History(seed, 40);
    shuffled(history, seed).forEach(office::tell);
    var before = figures();

    var result = office.reports.recount().run(COMMUNITY);

    assertThat(result.done()).isTrue();
    assertThat(result.generation()).isEqualTo(2);
    assertThat(result.entries()).isEqualTo(history.events().size());
    assertThat(result.differing()).isEmpty();
    assertThat(figures()).isEqualTo(before).isEqualTo(counted(history));
  }

  @Test
  void figuresThatWereDamagedAreRightAgainAndTheDamageIsNamed() {
    var history = new History(13, 20);
    history.events().forEach(office::tell);
    damage("2026-12");

    assertThat(figures()).isNotEqualTo(counted(history));
    var result = office.reports.recount().run(COMMUNITY);

    assertThat(result.differing()).containsExactly(CountingTest.MONTHS.get(1));
    assertThat(figures()).isEqualTo(counted(history));
    assertThat(office.reports.recount().run(COMMUNITY).differing()).isEmpty();
  }

  @Test
  void eventsThatComeBetweenItsStepsCountOnce() {
    var history = new History(14, 60);
    var told = shuffled(history, 14);
    told.subList(0, told.size() / 2).forEach(office::tell);
    var rest = told.subList(told.size() / 2, told.size()).iterator();

    var generation = office.reports.recount().step(COMMUNITY);
    while (generation.phase() != Phase.COUNTED || rest.hasNext()) {
      for (int i = 0; i < 12 && rest.hasNext(); i++) {
        office.tell(rest.next());
      }
      generation = office.reports.recount().step(COMMUNITY);
    }

    assertThat(figures()).isEqualTo(counted(history));
  }

  @Test
  void eventsAndTwoRecountsAtOnceGiveTheSameFigures() throws Exception {
    var history = new History(15, 30);
    var told = shuffled(history, 15);
    told.subList(0, told.size() / 2).forEach(office::tell);

    var recount = office.reports.recount();
    var one = Thread.ofVirtual().start(() -> recount.run(COMMUNITY));
    var other = Thread.ofVirtual().start(() -> recount.run(COMMUNITY));
    office.tellAtOnce(told.subList(told.size() / 2, told.size()));
    one.join();
    other.join();
    assertThat(office.reports.recount().run(COMMUNITY).done()).isTrue();

    assertThat(figures()).isEqualTo(counted(history));
  }

  @Test
  void nothingOfTheOldFiguresIsLeft() {
    new History(16, 20).events().forEach(office::tell);

    office.reports.recount().run(COMMUNITY);

    assertThat(keys()).noneMatch(key -> key.contains("#figures#1#"));
    assertThat(keys()).filteredOn(key -> key.contains("#use#")).hasSize(20);
  }

  @Test
  void aCommunityWithoutALogHasNothingToCount() {
    var result = office.reports.recount().run(COMMUNITY);

    assertThat(result.done()).isTrue();
    assertThat(result.entries()).isZero();
  }

  private static List<Told> shuffled(History history, long seed) {
    var told = new ArrayList<>(history.events());
    told.addAll(history.events());
    Collections.shuffle(told, new Random(seed));
    return told;
  }

  private Map<String, SortedMap<String, Long>> figures() {
    var figures = new HashMap<String, SortedMap<String, Long>>();
    CountingTest.MONTHS.forEach(
        month -> figures.put(month.toString(), Tally.of(office.statistics(month))));
    return figures;
  }

  private static Map<String, SortedMap<String, Long>> counted(History history) {
    var figures = new HashMap<String, SortedMap<String, Long>>();
    CountingTest.MONTHS.forEach(
        month -> figures.put(month.toString(), Tally.counted(history.last(), month)));
    return figures;
  }

  private void damage(String month) {
    office
        .database
        .client()
        .updateItem(
            request ->
                request
                    .tableName(Database.PREFIX + LogTable.NAME)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(COMMUNITY + "#figures#1#" + month),
                            "sk", AttributeValue.fromS("zone#library")))
                    .updateExpression("ADD all_u :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
  }

  private List<String> keys() {
    return office
        .database
        .client()
        .scanPaginator(request -> request.tableName(Database.PREFIX + LogTable.NAME))
        .items()
        .stream()
        .map(item -> item.get("pk").s())
        .toList();
  }
}
