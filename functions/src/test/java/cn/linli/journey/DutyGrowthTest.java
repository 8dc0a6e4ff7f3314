package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.linli.local.Database;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A report costs the same with a hundred activities and with ten thousand: requests, read units and
 * bytes differ by a twentieth at the most.
 */
class DutyGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final List<String> KINDS = List.of("children", "seniors", "salon", "book-drift");

  private final Town town = Town.another();

  @Test
  void aReportCostsTheSameAfterManyYears() {
    int many = Integer.getInteger("duties.past", 10_000);
    UUID last = null;
    for (int i = 0; i < FEW; i++) {
      last = held(i);
    }
    var rows = Dump.items(town, "duty");
    var few = cost();
    var sample = last.toString();

    put(
        rows.stream().filter(row -> row.toString().contains(sample)).toList(),
        many - FEW,
        copy -> text -> text.replace(sample, new UUID(1, copy).toString()));
    put(
        rows.stream().filter(row -> row.get("pk").s().contains("#figures#")).toList(),
        20,
        copy -> text -> text.replace("2027-", 2000 + copy + "-"));
    var after = cost();
    town.deployment().close();

    assertThat(after.requests()).isEqualTo(few.requests());
    assertThat(after.readUnits()).isCloseTo(few.readUnits(), within(few.readUnits() * 0.05));
    assertThat((double) after.bytes()).isCloseTo(few.bytes(), within(few.bytes() * 0.05));
    assertThat(few.text()).contains("\"held\":100");
  }

  /** Of a year in which more happens, only the numbers grow. */
  @Test
  void aYearWithManyCostsNoMoreThanOneWithFew() {
    for (int i = 0; i < FEW; i++) {
      held(i);
    }
    var few = cost();

    var figures =
        Dump.items(town, "duty").stream()
            .filter(row -> row.get("pk").s().contains("#figures#"))
            .map(DutyGrowthTest::hundredfold)
            .toList();
    put(figures, 1, copy -> text -> text);
    var many = cost();
    town.deployment().close();

    assertThat(many.text()).contains("\"held\":10000");
    assertThat(many.requests()).isEqualTo(few.requests());
    assertThat(many.readUnits()).isCloseTo(few.readUnits(), within(few.readUnits() * 0.05));
    assertThat((double) many.bytes()).isCloseTo(few.bytes(), within(few.bytes() * 0.05));
  }

  private UUID held(int number) {
    var id = UUID.randomUUID();
    var day = "2027-%02d-%02dT02:00:00Z".formatted(1 + number % 12, 1 + number % 28);
    var data =
        Map.of(
            "activity",
            id,
            "session",
            0,
            "kind",
            KINDS.get(number % KINDS.size()),
            "tier",
            "free",
            "start",
            day,
            "end",
            day,
            "isOccasion",
            true);
    var events = new Events(town);
    events.deliver("onDutyEvent", events.made("activity.session-ended", data));
    return id;
  }

  private record Cost(int requests, double readUnits, int bytes, String text) {}

  private Cost cost() {
    var path = "/communities/heping-li/duty-report?year=2027";
    var operator = town.operator();
    // An instance knows the calendars of communities from the first time that it asks.
    operator.get(path).expect(200);
    // What it saw else is too old.
    town.passes(Duration.ofMinutes(2));
    var text = new String[1];
    var cost = town.meter().of(() -> text[0] = operator.get(path).expect(200).raw().body());
    return new Cost(cost.requests(), cost.readUnits(), text[0].length(), text[0]);
  }

  private static Map<String, AttributeValue> hundredfold(Map<String, AttributeValue> row) {
    var copy = new HashMap<String, AttributeValue>();
    row.forEach(
        (name, value) ->
            copy.put(name, value.n() == null ? value : AttributeValue.fromN(value.n() + "00")));
    return copy;
  }

  private interface Rename {
    UnaryOperator<String> of(int copy);
  }

  private void put(List<Map<String, AttributeValue>> rows, int copies, Rename rename) {
    assertThat(rows).isNotEmpty();
    var puts = new ArrayList<WriteRequest>();
    for (int i = 0; i < copies; i++) {
      var renamed = rename.of(i);
      for (var row : rows) {
        var item = new HashMap<String, AttributeValue>();
        row.forEach(
            (name, value) ->
                item.put(
                    name,
                    value.s() == null ? value : AttributeValue.fromS(renamed.apply(value.s()))));
        puts.add(
            WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build());
      }
    }
    for (int from = 0; from < puts.size(); from += BATCH) {
      var batch =
          Map.of(Database.PREFIX + "duty", puts.subList(from, Math.min(from + BATCH, puts.size())));
      town.deployment().database().client().batchWriteItem(request -> request.requestItems(batch));
    }
  }
}
