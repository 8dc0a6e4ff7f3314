package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.shared.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Reading costs the same after a hundred facts of a year and after ten thousand of a hundred years,
 * or as many as {@code -Dfigures.past} says.
 */
class GrowthTest {
  private static final int FEW = 100;
  private static final int YEARS = 100;
  private static final int BATCH = 25;
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void screensAndReportsCostTheSameAfterAHundredYears() {
    int many = Integer.getInteger("figures.past", 10_000);
    hall.tell(new Story(HERE, 1, FEW, 80).events);
    for (var month : List.of("2026-12", "2027-01", "2027-02", "2027-03")) {
      hall.shares(HERE, month);
    }
    hall.folds();
    var version = hall.screen().version();
    var few = costs(version);
    fill(many);
    var after = costs(version);

    System.out.println("| operation | requests | RRU | bytes | after many | RRU | bytes |");
    few.forEach(
        (read, cost) -> System.out.printf("| %s | %s | %s |%n", read, cost, after.get(read)));
    assertThat(after).isEqualTo(few);
    assertThat(few.get("getScreen").requests()).isLessThanOrEqualTo(5);
    assertThat(few.get("getOperatingReport, of a year").requests()).isLessThanOrEqualTo(4);
    assertThat(few.get("getDistrictReport, of a year").requests()).isLessThanOrEqualTo(2);
  }

  private Map<String, Cost> costs(String version) {
    var reads = new LinkedHashMap<String, Supplier<Object>>();
    reads.put("getScreen", hall::screen);
    reads.put("getScreenChanges", () -> hall.changes(version));
    for (var month : new Integer[] {2, null}) {
      var of = month == null ? ", of a year" : ", of a month";
      reads.put(
          "getOperatingReport" + of,
          () -> hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, month)));
      reads.put(
          "getAreaReport" + of,
          () ->
              hall.figures
                  .reporting()
                  .area(new Commands.GetAreaReport(HERE, Level.STREET, 2027, month)));
      reads.put(
          "getDistrictReport" + of,
          () ->
              hall.figures
                  .reporting()
                  .district(new Commands.GetDistrictReport("d", null, 2027, month)));
    }
    var costs = new LinkedHashMap<String, Cost>();
    reads.forEach((read, supplier) -> costs.put(read, cost(supplier)));
    return costs;
  }

  /** By an instance that has not read it before, but knows where the community is. */
  private Cost cost(Supplier<Object> read) {
    hall.figures = new Figures(hall.dynamo, hall.clock, hall.needs);
    var answer = new Object[1];
    var cost = hall.meter.of(() -> answer[0] = read.get());
    int bytes = Json.text(answer[0]).getBytes(StandardCharsets.UTF_8).length;
    return new Cost(cost.requests(), cost.readUnits(), bytes);
  }

  private record Cost(int requests, double readUnits, int bytes) {
    @Override
    public String toString() {
      return "%d | %.1f | %d".formatted(requests, readUnits, bytes);
    }
  }

  /** Copies what there is to other years, and facts to other subjects. */
  private void fill(int many) {
    var rows =
        hall
            .database
            .client()
            .scanPaginator(scan -> scan.tableName(Database.PREFIX + FactTable.NAME))
            .items()
            .stream()
            .toList();
    var facts = rows.stream().filter(row -> row.get("pk").s().endsWith("#facts")).toList();
    var copies = new ArrayList<Map<String, AttributeValue>>();
    for (int i = 0; i < many; i++) {
      var id = "use/" + new UUID(7, i);
      copies.add(copy(facts.get(i % facts.size()), sk -> id));
    }
    for (var row : rows) {
      var sk = row.get("sk").s();
      if (sk.startsWith("2027") && !row.get("pk").s().contains("#screen#")) {
        for (int year = 2027 - YEARS; year < 2027; year++) {
          var before = "" + year;
          copies.add(copy(row, key -> before + key.substring(4)));
        }
      }
    }
    for (int from = 0; from < copies.size(); from += BATCH) {
      List<WriteRequest> batch =
          copies.subList(from, Math.min(from + BATCH, copies.size())).stream()
              .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
              .toList();
      var table = Database.PREFIX + FactTable.NAME;
      hall.database.client().batchWriteItem(write -> write.requestItems(Map.of(table, batch)));
    }
  }

  private static Map<String, AttributeValue> copy(
      Map<String, AttributeValue> row, UnaryOperator<String> sk) {
    var copy = new HashMap<>(row);
    copy.put("sk", AttributeValue.fromS(sk.apply(row.get("sk").s())));
    return copy;
  }
}
