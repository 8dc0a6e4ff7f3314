package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Lists and changes cost the same after a hundred tickets of one reporter, month and desk, and
 * after ten thousand.
 */
class TicketGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final double MOST = 0.05;

  private final Hotline here = new Hotline();
  private final Town town = here.town();

  @Test
  void costsTheSameAfterMany() {
    int many = Integer.getInteger("tickets.past", 10_000);
    var who = town.resident();
    var open = here.report(who).id();
    var closed = here.report(who).done();
    closed.rated(who, true, 5).expect(200);
    var samples = Map.of(open, rowsOf(open), closed.id(), rowsOf(closed.id()));
    fill(samples, FEW);
    var few = costs(who);
    fill(samples, many - FEW);
    var after = costs(who);
    town.deployment().close();

    few.forEach(
        (what, cost) -> {
          var later = after.get(what);
          assertThat(later.requests()).as(what).isEqualTo(cost.requests());
          assertThat(Math.abs(later.readUnits() - cost.readUnits()))
              .as(what + " " + cost + " " + later)
              .isLessThanOrEqualTo(MOST * cost.readUnits());
          assertThat(later.writeUnits()).as(what).isEqualTo(cost.writeUnits());
        });
  }

  private Map<String, Meter.Cost> costs(Client who) {
    var costs = new LinkedHashMap<String, Meter.Cost>();
    for (var query :
        List.of("list=desk&desk=operator", "list=mine", "list=month&month=" + here.month())) {
      costs.put(query, read(town.operator(), Hotline.HOME + "/tickets?" + query));
    }
    var back = here.back(who);
    costs.put("my-tickets", read(back, Hotline.HOME + "/my-tickets"));
    costs.put("figures", read(town.operator(), Hotline.HOME + "/ticket-figures/" + here.month()));
    var matter = new Hotline.Matter(here, UUID.randomUUID(), back);
    costs.put(
        "file",
        town.meter()
            .of(() -> back.put(matter.path(), Hotline.body("report", "facility", "")).expect(200)));
    var operator = town.operator();
    costs.put("take up", town.meter().of(() -> matter.takenUp(operator).expect(200)));
    costs.put("answer", town.meter().of(() -> matter.answered(operator, "solved").expect(200)));
    return costs;
  }

  private Meter.Cost read(Client who, String path) {
    town.passes(Duration.ofSeconds(2));
    return town.meter().of(() -> who.get(path).expect(200));
  }

  private List<Map<String, AttributeValue>> rowsOf(UUID ticket) {
    return Dump.items(town, "ticket").stream()
        .filter(row -> row.toString().contains(ticket.toString()))
        .toList();
  }

  /** Copies what one of them left behind. */
  private void fill(Map<UUID, List<Map<String, AttributeValue>>> samples, int count) {
    var puts = new ArrayList<WriteRequest>();
    for (int i = 0; i < count; i++) {
      samples.forEach(
          (sample, rows) -> {
            var id = UUID.randomUUID().toString();
            rows.forEach(row -> puts.add(put(copy(row, sample.toString(), id))));
          });
    }
    for (int from = 0; from < puts.size(); from += BATCH) {
      var batch = Map.of("local-ticket", puts.subList(from, Math.min(from + BATCH, puts.size())));
      town.deployment().database().client().batchWriteItem(request -> request.requestItems(batch));
    }
  }

  private static WriteRequest put(Map<String, AttributeValue> row) {
    return WriteRequest.builder().putRequest(PutRequest.builder().item(row).build()).build();
  }

  private static Map<String, AttributeValue> copy(
      Map<String, AttributeValue> row, String sample, String id) {
    var copy = new HashMap<String, AttributeValue>();
    row.forEach(
        (name, value) ->
            copy.put(
                name,
                value.s() == null ? value : AttributeValue.fromS(value.s().replace(sample, id))));
    return copy;
  }
}
