package cn.linli.house;

import static cn.linli.sim.TtLockSimulator.Delivery.IN_ORDER;

import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Meter;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Whether reading gets dearer with the years: every read operation of a centre with a hundred past
 * bookings of a zone against one with a hundred thousand. Prints a table and exits with an error
 * where requests, read units or bytes differ by more than a twentieth.
 *
 * <p>{@code mvn -q -pl functions test-compile exec:exec@history}
 */
final class History {
  private static final double MOST = 0.05;
  private static final int A_DAY = 3;
  private static final int BATCH = 25;
  private static final List<String> TABLES = List.of("venue", "report", "access");

  private final Town town = Town.another();
  private final Client resident = town.resident();
  private final UUID sample = UUID.randomUUID();
  private final LocalDate day = town.tomorrow();

  private History() {}

  public static void main(String[] args) {
    var few = new History().costs(Integer.getInteger("history.few", 100));
    var many = new History().costs(Integer.getInteger("history.many", 100_000));
    boolean same = true;
    System.out.println("| operation | requests | RRU | bytes | after many | RRU | bytes |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (var operation : few.keySet()) {
      var one = few.get(operation);
      var other = many.get(operation);
      boolean near = one.isNear(other);
      same &= near;
      System.out.println(
          "| %s | %s | %s |%s"
              .formatted(operation, one.row(), other.row(), near ? "" : " **differs** |"));
    }
    System.exit(same ? 0 : 1);
  }

  /** What each read costs after so many bookings of the dance room. */
  private Map<String, Cost> costs(int bookings) {
    resident.book(sample, "dance-room", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200);
    pass(26);
    town.settles();
    var access = "/communities/heping-li/reservations/" + sample + "/access";
    var code = town.logIn(town.keyOf(resident)).get(access).expect(200).text("/passcode");
    town.deployment().locks().type("1002", code);
    town.deployment().locks().type("1002", "00000000");
    town.deployment().locks().deliver(IN_ORDER);
    pass(14);
    town.settles();
    fill(bookings);
    var costs = new LinkedHashMap<String, Cost>();
    var returned = town.logIn(town.keyOf(resident));
    Reads.of(sample, day, LocalDate.ofInstant(town.now(), Town.CALENDAR).plusDays(2))
        .forEach(
            (operation, path) -> {
              var who = path.asStaff() ? town.operator() : returned;
              who.get(path.path());
              var bytes = new int[1];
              var cost =
                  town.meter()
                      .of(() -> bytes[0] = who.get(path.path()).expect(200).raw().body().length());
              costs.put(operation, Cost.of(cost, bytes[0]));
            });
    town.deployment().close();
    return costs;
  }

  private void pass(int hours) {
    for (int hour = 0; hour < hours; hour++) {
      town.passes(Duration.ofHours(1));
      town.deployment().tick();
    }
  }

  /** Copies what the one booking left behind to earlier days. */
  private void fill(int bookings) {
    var left = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
    for (var table : TABLES) {
      left.put(table, Dump.items(town, table).stream().filter(this::isOfTheSample).toList());
    }
    for (int booking = 0; booking < bookings; ) {
      var items = new LinkedHashMap<String, Map<String, Map<String, AttributeValue>>>();
      var month = YearMonth.from(before(booking));
      for (; booking < bookings && YearMonth.from(before(booking)).equals(month); booking++) {
        var past = new Past(sample, day, UUID.randomUUID(), before(booking));
        left.forEach(
            (table, kept) ->
                kept.forEach(
                    item ->
                        items
                            .computeIfAbsent(table, first -> new LinkedHashMap<>())
                            .merge(past.key(item), past.of(item), Past::merged)));
      }
      items.forEach(this::write);
    }
  }

  private boolean isOfTheSample(Map<String, AttributeValue> item) {
    var pk = item.get("pk").s();
    return item.toString().contains(sample.toString())
        || pk.endsWith("#" + day)
        || pk.endsWith("#" + YearMonth.from(day));
  }

  private LocalDate before(int booking) {
    return day.minusDays(1L + booking / A_DAY);
  }

  private void write(String table, Map<String, Map<String, AttributeValue>> items) {
    var puts = new ArrayList<WriteRequest>();
    items
        .values()
        .forEach(
            item ->
                puts.add(
                    WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(item).build())
                        .build()));
    for (int from = 0; from < puts.size(); from += BATCH) {
      var batch = Map.of("local-" + table, puts.subList(from, Math.min(from + BATCH, puts.size())));
      town.deployment().database().client().batchWriteItem(request -> request.requestItems(batch));
    }
  }

  /**
   * A read operation's path.
   *
   * @param asStaff whether the operator asks
   */
  record Read(String path, boolean asStaff) {}

  /** What a read costs. */
  private record Cost(int requests, double readUnits, int bytes) {
    private static Cost of(Meter.Cost cost, int bytes) {
      return new Cost(cost.requests(), cost.readUnits(), bytes);
    }

    private boolean isNear(Cost other) {
      return near(requests, other.requests)
          && near(readUnits, other.readUnits)
          && near(bytes, other.bytes);
    }

    private static boolean near(double one, double other) {
      return Math.abs(other - one) <= MOST * Math.max(one, 1e-9);
    }

    private String row() {
      return String.format(Locale.ROOT, "%d | %.1f | %d", requests, readUnits, bytes);
    }
  }

  /** What a booking left behind, told of another booking on an earlier day. */
  private record Past(UUID sample, LocalDate day, UUID id, LocalDate date) {
    private String key(Map<String, AttributeValue> item) {
      return text(item.get("pk").s()) + " " + text(item.get("sk").s());
    }

    private Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
      var past = new HashMap<String, AttributeValue>();
      item.forEach((name, value) -> past.put(name, of(value)));
      return past;
    }

    private AttributeValue of(AttributeValue value) {
      return switch (value.type()) {
        case S -> AttributeValue.fromS(text(value.s()));
        case SS -> AttributeValue.fromSs(value.ss().stream().map(this::text).toList());
        case M -> {
          var map = new HashMap<String, AttributeValue>();
          value.m().forEach((name, part) -> map.put(text(name), of(part)));
          yield AttributeValue.fromM(map);
        }
        case L -> AttributeValue.fromL(value.l().stream().map(this::of).toList());
        default -> value;
      };
    }

    private String text(String text) {
      var moved = text.replace(sample.toString(), id.toString());
      moved = moved.replace(day.toString(), date.toString());
      moved = moved.replace(day.minusDays(1).toString(), date.minusDays(1).toString());
      // A month alone, not the month of a date that stays.
      return moved.replaceAll(YearMonth.from(day) + "(?!-)", YearMonth.from(date).toString());
    }

    private static Map<String, AttributeValue> merged(
        Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
      var both = new HashMap<>(one);
      other.forEach(
          (name, value) ->
              both.merge(
                  name,
                  value,
                  (old, added) -> {
                    if (!old.hasM()) {
                      return old;
                    }
                    var map = new HashMap<>(old.m());
                    map.putAll(added.m());
                    return AttributeValue.fromM(map);
                  }));
      return both;
    }
  }
}
