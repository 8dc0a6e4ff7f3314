package cn.linli.journey;

import cn.linli.local.Database;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Copies what one activity that is over left behind to earlier days, three a day. */
final class PastActivities {
  private static final int A_DAY = 3;
  private static final int BATCH = 25;
  private static final List<String> TABLES =
      List.of("activity", "signup", "volunteer", "duty", "screening", "venue");
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern DATE = Pattern.compile("20\\d\\d-[01]\\d-[0-3]\\d");

  private final Town town;
  private final LocalDate day;
  private final Set<String> people = new HashSet<>();
  private final Map<String, List<Map<String, AttributeValue>>> left = new LinkedHashMap<>();

  /** What an activity left behind that took place at a time. */
  PastActivities(Town town, UUID sample, Instant start) {
    this.town = town;
    this.day = LocalDate.ofInstant(start, Town.CALENDAR);
    Dump.items(town, "identity")
        .forEach(
            row -> ID.matcher(row.get("pk").s()).results().forEach(id -> people.add(id.group())));
    for (var table : TABLES) {
      left.put(
          table,
          Dump.items(town, table).stream()
              .filter(row -> row.toString().contains(sample.toString()))
              .toList());
    }
  }

  /** Adds those from a number up to another. */
  void add(int from, int to) {
    // A person has one row of a day, at which several of them were.
    var puts = new LinkedHashMap<String, WriteRequest>();
    left.forEach(
        (table, rows) -> {
          for (int number = from; number < to; number++) {
            for (var row : rows) {
              var item = new Past(number).of(row);
              puts.put(
                  item.get("pk").s() + " " + item.get("sk").s(),
                  WriteRequest.builder()
                      .putRequest(PutRequest.builder().item(item).build())
                      .build());
            }
            if (puts.size() >= BATCH * 100) {
              write(table, puts);
            }
          }
          write(table, puts);
        });
  }

  private void write(String table, Map<String, WriteRequest> all) {
    var puts = List.copyOf(all.values());
    for (int from = 0; from < puts.size(); from += BATCH) {
      var batch =
          Map.of(Database.PREFIX + table, puts.subList(from, Math.min(from + BATCH, puts.size())));
      town.deployment().database().client().batchWriteItem(request -> request.requestItems(batch));
    }
    all.clear();
  }

  /** The same row told of another activity on an earlier day, at which the same people were. */
  private final class Past {
    private final long number;
    private final long earlier;

    private Past(int number) {
      this.number = number + 1L;
      this.earlier = 1L + number / A_DAY;
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
      var moved = ID.matcher(text).replaceAll(id -> other(id.group()));
      moved = DATE.matcher(moved).replaceAll(date -> earlier(LocalDate.parse(date.group())));
      // A month alone, not that of a date.
      var month = YearMonth.from(day);
      var then = YearMonth.from(day.minusDays(earlier)).toString();
      return moved.replaceAll("(?<![-0-9])" + month + "(?![-0-9])", then);
    }

    private String earlier(LocalDate date) {
      return date.minusDays(earlier).toString();
    }

    private String other(String id) {
      if (people.contains(id)) {
        return id;
      }
      var one = UUID.fromString(id);
      return new UUID(one.getMostSignificantBits() ^ number, one.getLeastSignificantBits())
          .toString();
    }
  }
}
