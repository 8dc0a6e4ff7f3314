package cn.linli.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.town.Dump;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A page of twenty posts costs the same after a hundred posts and after ten thousand, and three
 * read units at the most: with the longest titles, whoever published them, and on whichever page.
 */
class PostGrowthTest {
  private static final int FEW = 100;
  private static final int BATCH = 25;
  private static final double MOST_READ_UNITS = 3.0;
  private static final String TITLE = "字".repeat(64);

  /** As many times as this half a read unit reads a row. */
  private static final int ROWS_AT_ONCE = 11;

  private final Newspaper here = new Newspaper();
  private final Town town = here.town();
  private int made;
  private Instant from = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void costsTheSameAfterManyPosts() {
    int many = Integer.getInteger("posts.past", 10_000);
    var first = here.published(TITLE);
    here.paper("street").published(TITLE);
    here.paper("district").published(TITLE);
    var samples =
        Dump.items(town, "content").stream()
            .filter(row -> row.get("pk").s().endsWith("#posts"))
            .toList();
    assertThat(samples).hasSize(6).allMatch(row -> bytes(row) * ROWS_AT_ONCE <= 4096);
    fill(samples, FEW);
    var few = costs(first);
    fill(samples, many - FEW);
    var after = costs(first);
    var hidden = hidden(samples, "notices", List.of(3, 3, 14));
    from = Instant.parse("2026-11-20T00:00:00Z");
    fill(samples.stream().filter(row -> row.get("pk").s().startsWith("heping-li#")).toList(), 50);
    var alone = town.meter().of(() -> here.list(Newspaper.HOME, ""));
    town.deployment().close();

    assertThat(after).isEqualTo(few);
    assertThat(alone.readUnits()).as("of one publisher").isLessThanOrEqualTo(MOST_READ_UNITS);
    assertThat(hidden.readUnits())
        .as("with all that may be hidden")
        .isLessThanOrEqualTo(MOST_READ_UNITS);
    assertThat(after.values()).allMatch(cost -> cost.readUnits() <= MOST_READ_UNITS);
    System.out.printf(
        "a page of twenty posts costs %s, of one publisher %s, with all that may be hidden %s%n",
        after, alone, hidden);
  }

  @Test
  void costsNoMoreWithAllThatMayBeHiddenWhoeverHasTheLatest() {
    here.published(TITLE);
    here.paper("street").published(TITLE);
    here.paper("district").published(TITLE);
    var samples =
        Dump.items(town, "content").stream()
            .filter(row -> row.get("pk").s().endsWith("#posts"))
            .toList();
    var shares = new LinkedHashMap<String, List<Integer>>();
    shares.put("centre", List.of(3, 3, 14));
    shares.put("media", List.of(14, 3, 3));
    shares.put("street", List.of(3, 14, 3));
    shares.put("activities", List.of(20, 0, 0));
    shares.put("social-organisations", List.of(7, 7, 6));

    shares.forEach(
        (column, share) ->
            assertThat(hidden(samples, column, share).readUnits())
                .as(column)
                .isBetween(2.0, MOST_READ_UNITS));
    town.deployment().close();
  }

  /**
   * What a page of a column costs before which each publisher has five posts to come and three pins
   * that have ended, and of which the publishers have so many one after the other.
   */
  private Meter.Cost hidden(
      List<Map<String, AttributeValue>> samples, String column, List<Integer> shares) {
    var now = town.now().truncatedTo(ChronoUnit.SECONDS);
    var at = now;
    int publisher = 0;
    var rows = new ArrayList<Map<String, AttributeValue>>();
    for (var sample : samples) {
      if (!sample.get("pk").s().endsWith("#notices#posts")) {
        continue;
      }
      var row = new HashMap<>(sample);
      row.put(
          "pk",
          AttributeValue.fromS(sample.get("pk").s().replace("#notices#", "#" + column + "#")));
      row.put("p", AttributeValue.fromS(id()));
      for (int i = 1; i <= 5; i++) {
        rows.add(timed(row, now.plus(Duration.ofDays(i))));
      }
      for (int i = 1; i <= shares.get(publisher); i++) {
        at = at.minusSeconds(1);
        rows.add(timed(row, at));
      }
      for (int i = 1; i <= FEW; i++) {
        rows.add(timed(row, now.minus(Duration.ofHours(i))));
      }
      row.put("u", AttributeValue.fromN(Long.toString(now.minusSeconds(9).getEpochSecond())));
      for (int i = 1; i <= 3; i++) {
        var pin = new HashMap<>(row);
        pin.put("sk", AttributeValue.fromS("~#" + now.minus(Duration.ofDays(i)) + "#" + id()));
        rows.add(pin);
      }
      publisher++;
    }
    put(rows);
    var items = new int[1];
    var cost =
        town.meter()
            .of(
                () ->
                    items[0] =
                        here.list(Newspaper.HOME, "?column=" + column).body().path("items").size());
    assertThat(items[0]).as(column).isEqualTo(20);
    return cost;
  }

  private static Map<String, AttributeValue> timed(Map<String, AttributeValue> like, Instant at) {
    var row = new HashMap<>(like);
    row.put("sk", AttributeValue.fromS("t#" + at + "#" + id()));
    return row;
  }

  /** An id as the lists write it. */
  private static String id() {
    return UUID.randomUUID().toString().replace("-", "").substring(0, 22);
  }

  private Map<String, Meter.Cost> costs(Newspaper.Paper one) {
    var costs = new LinkedHashMap<String, Meter.Cost>();
    here.list(Newspaper.HOME, "");
    here.list(Newspaper.NEIGHBOURS, "");
    var query = "";
    for (int page = 1; page <= 4; page++) {
      var asked = query;
      var next = new String[1];
      var cost = town.meter().of(() -> next[0] = here.list(Newspaper.HOME, asked).text("/next"));
      costs.put("page " + page, cost);
      query = "?cursor=" + next[0];
    }
    costs.put("a post", town.meter().of(one::read));
    costs.put("column", town.meter().of(() -> here.list(Newspaper.HOME, "?column=notices")));
    costs.put("neighbours", town.meter().of(() -> here.list(Newspaper.NEIGHBOURS, "")));
    return costs;
  }

  private static int bytes(Map<String, AttributeValue> row) {
    return row.entrySet().stream()
        .mapToInt(field -> field.getKey().length() + text(field.getValue()).getBytes(UTF_8).length)
        .sum();
  }

  private static String text(AttributeValue value) {
    return value.s() == null ? value.n() : value.s();
  }

  /** Puts older posts into all lists. */
  private void fill(List<Map<String, AttributeValue>> samples, int count) {
    var rows = new ArrayList<Map<String, AttributeValue>>();
    for (int i = 0; i < count; i++) {
      made++;
      for (var sample : samples) {
        var row = timed(sample, from.minus(Duration.ofMinutes(made)));
        row.put("p", AttributeValue.fromS(id()));
        rows.add(row);
      }
    }
    put(rows);
  }

  private void put(List<Map<String, AttributeValue>> rows) {
    var puts =
        rows.stream()
            .map(row -> WriteRequest.builder().putRequest(put -> put.item(row)).build())
            .toList();
    var client = town.deployment().database().client();
    for (int start = 0; start < puts.size(); start += BATCH) {
      var some = puts.subList(start, Math.min(start + BATCH, puts.size()));
      client.batchWriteItem(batch -> batch.requestItems(Map.of(Database.PREFIX + "content", some)));
    }
  }
}
