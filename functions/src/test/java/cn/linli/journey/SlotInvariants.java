package cn.linli.journey;

import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of a town's venue whatever people did, worked out from what lies in the tables:
 * claims, months, the list of requests and the deadlines all say what the reservations say.
 */
final class SlotInvariants {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private SlotInvariants() {}

  /**
   * Each claimed slot and who holds it. A slot has room for one holder, so nobody meets anybody.
   */
  static Set<String> claimed(Town town) {
    var claimed = new TreeSet<String>();
    for (var item : with(town, "#day#")) {
      item.forEach(
          (name, value) -> {
            if (name.matches("s\\d+")) {
              var bytes = ByteBuffer.wrap(value.b().asByteArray());
              var holder = new UUID(bytes.getLong(), bytes.getLong());
              var day = item.get("pk").s().split("#day#", -1)[1];
              claimed.add("%s %s %s %s".formatted(item.get("sk").s(), day, name, holder));
            }
          });
    }
    return claimed;
  }

  /** What the reservations that hold slots should have claimed, worked out from their times. */
  static Set<String> deserved(Town town) {
    var deserved = new TreeSet<String>();
    for (var item : with(town, "#reservation#")) {
      boolean holds = holdsSlots(item);
      var until = Instant.parse(item.get("heldUntil").s());
      for (var at = Instant.parse(item.get("start").s());
          holds && at.isBefore(until);
          at = at.plusSeconds(900)) {
        var local = at.atZone(CHINA);
        int slot = (local.getHour() * 60 + local.getMinute()) / 15;
        for (var zone : item.get("claimed").ss()) {
          deserved.add(
              "%s %s s%d %s".formatted(zone, local.toLocalDate(), slot, item.get("id").s()));
        }
      }
    }
    return deserved;
  }

  /** Every entry of every month, none twice. */
  static List<String> entries(Town town) {
    var entries = new ArrayList<String>();
    with(town, "#person#")
        .forEach(
            month ->
                month
                    .get("entries")
                    .m()
                    .forEach(
                        (id, text) ->
                            entries.add(month.get("sk").s() + " " + id + " " + text.s())));
    return entries.stream().sorted().toList();
  }

  static List<String> states(Town town) {
    return with(town, "#reservation#").stream().map(SlotInvariants::entry).sorted().toList();
  }

  private static String entry(Map<String, AttributeValue> reservation) {
    var start = Instant.parse(reservation.get("start").s());
    var end = Instant.parse(reservation.get("end").s());
    return "%s %s %s %d %d %s"
        .formatted(
            YearMonth.from(start.atZone(CHINA)),
            reservation.get("id").s(),
            reservation.get("zone").s(),
            start.getEpochSecond() / 60,
            Duration.between(start, end).toMinutes(),
            reservation.get("state").s());
  }

  /** Reservations that hold slots of zones that lie in each other, at the same time. */
  static List<String> meetings(Town town) {
    var parents = parents(town);
    var holding = with(town, "#reservation#").stream().filter(SlotInvariants::holdsSlots).toList();
    var meetings = new ArrayList<String>();
    for (var one : holding) {
      for (var other : holding) {
        if (!one.get("id").equals(other.get("id"))
            && lies(one.get("zone").s(), other.get("zone").s(), parents)
            && meet(one, other)) {
          meetings.add(entry(one) + " and " + entry(other));
        }
      }
    }
    return meetings;
  }

  private static boolean lies(String inner, String outer, Map<String, String> parents) {
    for (var zone = inner; zone != null && !zone.isEmpty(); zone = parents.get(zone)) {
      if (zone.equals(outer)) {
        return true;
      }
    }
    return false;
  }

  private static boolean meet(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    return one.get("start").s().compareTo(other.get("end").s()) < 0
        && other.get("start").s().compareTo(one.get("end").s()) < 0;
  }

  private static boolean holdsSlots(Map<String, AttributeValue> reservation) {
    return switch (reservation.get("state").s()) {
      case "confirmed", "awaiting-payment", "offered" -> true;
      case "pending" -> reservation.get("holds").bool();
      default -> false;
    };
  }

  /** What is due is found, so that every request that waits lapses in the end. */
  static Set<String> dues(Town town) {
    var dues = new TreeSet<String>();
    Dump.items(town, "deadlines").stream()
        .filter(item -> item.get("sk").s().startsWith("venue.due#"))
        .forEach(item -> dues.add(item.get("at").s() + "#" + item.get("ref").s()));
    return dues;
  }

  static Set<String> pending(Town town) {
    var pending = new TreeSet<String>();
    with(town, "#pending").forEach(item -> pending.add(item.get("sk").s()));
    return pending;
  }

  static Set<String> waiting(Town town) {
    var waiting = new TreeSet<String>();
    with(town, "#reservation#").stream()
        .filter(item -> item.get("state").s().equals("pending"))
        .forEach(item -> waiting.add(item.get("decideBy").s() + "#" + item.get("id").s()));
    return waiting;
  }

  private static List<Map<String, AttributeValue>> with(Town town, String part) {
    return Dump.items(town, "venue").stream()
        .filter(item -> item.get("pk").s().contains(part))
        .toList();
  }

  /** Reservations alive inside a closure that stands. */
  static List<String> leftInside(Town town) {
    var parents = parents(town);
    var left = new ArrayList<String>();
    for (var closure : with(town, "#deviations")) {
      for (var item : with(town, "#reservation#")) {
        boolean related =
            lies(item.get("zone").s(), closure.get("zone").s(), parents)
                || lies(closure.get("zone").s(), item.get("zone").s(), parents);
        if (related && holdsSlots(item) && meet(item, closure)) {
          left.add(entry(item));
        }
      }
    }
    return left;
  }

  private static Map<String, String> parents(Town town) {
    var parents = new TreeMap<String, String>();
    with(town, "#zones")
        .forEach(
            zone ->
                parents.put(
                    zone.get("sk").s(), zone.containsKey("parent") ? zone.get("parent").s() : ""));
    return parents;
  }
}
