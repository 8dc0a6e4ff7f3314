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
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The board costs the same with a hundred offers and requests, and with ten thousand of each. */
class BoardGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final double MOST = 0.05;

  private final Marketplace market = new Marketplace();
  private final Town town = market.town;

  @Test
  void costsTheSameAfterMany() {
    int many = Integer.getInteger("offers.past", 10_000);
    var offer = market.published();
    var talk = offer.asked(town.resident(), true);
    talk.answered(true, true).expect(200);
    talk.said(talk.asker(), "周三").expect(200);
    var samples = new LinkedHashMap<UUID, List<Map<String, AttributeValue>>>();
    samples.put(talk.id(), rowsOf(talk.id()));
    samples.put(offer.id(), rowsOf(offer.id()));
    fill(samples, FEW);
    var few = costs(offer, talk);
    fill(samples, many - FEW);
    var after = costs(offer, talk);
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

  private Map<String, Meter.Cost> costs(Marketplace.Posted offer, Marketplace.Talk talk) {
    var costs = new LinkedHashMap<String, Meter.Cost>();
    costs.put("offers", read(town.anybody(), Marketplace.HERE + "offers?sort=demand"));
    costs.put("one", read(town.anybody(), offer.path()));
    costs.put("in review", read(town.operator(), Marketplace.HERE + "offers-in-review"));
    costs.put("my offers", read(market.owner(), Marketplace.HERE + "my-offers"));
    costs.put("requests", read(market.owner(), offer.path() + "/contacts"));
    costs.put("my requests", read(talk.asker(), Marketplace.HERE + "my-contacts"));
    costs.put("messages", read(talk.asker(), talk.path() + "/messages"));
    var who = town.resident();
    costs.put("ask", town.meter().of(() -> offer.asked(who, false)));
    return costs;
  }

  private Meter.Cost read(Client who, String path) {
    town.passes(Duration.ofSeconds(2));
    return town.meter().of(() -> who.get(path).expect(200));
  }

  private List<Map<String, AttributeValue>> rowsOf(UUID id) {
    return Dump.items(town, "board").stream()
        .filter(row -> row.get("sk").s().matches("(contact#|[0-9]{13}#)" + id + "|offer"))
        .filter(row -> row.toString().contains(id.toString()))
        .toList();
  }

  /** Copies what each of them left behind. */
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
      var batch = Map.of("local-board", puts.subList(from, Math.min(from + BATCH, puts.size())));
      town.deployment().database().client().batchWriteItem(request -> request.requestItems(batch));
    }
  }

  private static WriteRequest put(Map<String, AttributeValue> row) {
    return WriteRequest.builder().putRequest(request -> request.item(row)).build();
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
