package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whatever residents and staff do at once, with commits that meet other transactions: every claim
 * has its reservation, every reservation that may take place its claims and its entry in a month,
 * and no two accepted ones meet.
 */
class SlotInvariantTest {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final String COMMUNITY = "/communities/heping-li/";
  private static final List<String> ZONES =
      List.of("whole", "dance-room", "library", "multimedia-room");
  private static final int ROUNDS = 10;
  private static final int AT_ONCE = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_122})
  void claimsReservationsAndMonthsAgreeAfterAnything(long seed) throws Exception {
    var town = Town.another();
    var random = new Random(seed);
    try {
      approve(town, "library", "hold");
      approve(town, "dance-room", "queue");
      var people = List.of(town.resident(), town.resident(), town.resident(), town.resident());
      var days = List.of(town.quietDay(), monthAfter(town.quietDay()));
      var ids = new ArrayList<UUID>();
      for (int round = 0; round < ROUNDS; round++) {
        town.weather().conflicts(30);
        var calls = new ArrayList<Callable<Answer>>();
        for (int call = 0; call < AT_ONCE; call++) {
          calls.add(anything(town, random, people, days.get(random.nextInt(2)), ids));
        }
        var answers = AtOnce.all(calls);
        town.weather().clear();

        assertThat(answers).as("seed %d", seed).noneMatch(answer -> answer.status() >= 500);
      }

      assertThat(claimed(town)).as("seed %d", seed).isEqualTo(deserved(town));
      assertThat(entries(town)).as("seed %d", seed).isEqualTo(states(town));
      assertThat(pending(town)).as("seed %d", seed).isEqualTo(waiting(town));
      assertThat(dues(town)).as("seed %d", seed).containsAll(waiting(town));
      assertThat(meetings(town)).as("seed %d", seed).isEmpty();
      assertThat(states(town)).anyMatch(text -> text.endsWith("confirmed"));
    } finally {
      town.deployment().close();
    }
  }

  @Test
  void theInvariantSeesAClaimWithoutAReservation() {
    var town = Town.another();
    try {
      var day = town.quietDay();
      town.resident().book("library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);
      assertThat(claimed(town)).isEqualTo(deserved(town)).hasSize(4);

      var stray =
          Map.of(
              "pk",
              AttributeValue.fromS("heping-li#day#" + day),
              "sk",
              AttributeValue.fromS("whole"),
              "s40",
              AttributeValue.fromB(SdkBytes.fromByteArray(new byte[16])));
      town.deployment().database().client().putItem(r -> r.tableName("local-venue").item(stray));

      assertThat(claimed(town)).isNotEqualTo(deserved(town));
    } finally {
      town.deployment().close();
    }
  }

  private static Callable<Answer> anything(
      Town town, Random random, List<Client> people, LocalDate day, List<UUID> ids) {
    var who = people.get(random.nextInt(people.size()));
    var start = Town.at(day, "09:00").plus(Duration.ofMinutes(30L * random.nextInt(8)));
    var end = start.plus(Duration.ofMinutes(60L * (1 + random.nextInt(2))));
    int kind = ids.size() < 4 ? 0 : random.nextInt(6);
    if (kind < 2) {
      var id = UUID.randomUUID();
      ids.add(id);
      var zone = ZONES.get(random.nextInt(ZONES.size()));
      return () -> who.book(id, zone, start, end);
    }
    var path = COMMUNITY + "reservations/" + ids.get(random.nextInt(ids.size()));
    var staff = town.operator();
    var decision = List.of("accept", "reject", "return").get(random.nextInt(3));
    int revision = staff.get(path).body().path("revision").asInt();
    var time = "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(start, end);
    return switch (kind) {
      case 2 -> () -> staff.put(path + "/cancellation", "{\"reason\":\"调整\"}");
      case 3 -> () -> (random.nextBoolean() ? staff : who).put(path + "/time", time);
      default ->
          () ->
              staff.put(
                  path + "/decision",
                  "{\"decision\":\"%s\",\"revision\":%d,\"reason\":\"调整\"}"
                      .formatted(decision, revision));
    };
  }

  private static void approve(Town town, String zone, String requests) {
    town.operator()
        .put(
            COMMUNITY + "zones/" + zone,
            """
            {"name": "间", "parent": "whole", "capacity": 30, "revision": 1, "rules":
             {"slotMinutes": 30, "bufferMinutes": 15, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
              "cancelBeforeMinutes": 120, "perPerson": {"daily": 20},
              "approval": {"requests": "%s", "decideWithinMinutes": 1440}}}
            """
                .formatted(requests))
        .expect(200);
  }

  /**
   * Each claimed slot and who holds it. A slot has room for one holder, so nobody meets anybody.
   */
  private static Set<String> claimed(Town town) {
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
  private static Set<String> deserved(Town town) {
    var deserved = new TreeSet<String>();
    for (var item : with(town, "#reservation#")) {
      var state = item.get("state").s();
      boolean holds =
          state.equals("confirmed") || (state.equals("pending") && item.get("holds").bool());
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
  private static List<String> entries(Town town) {
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

  private static List<String> states(Town town) {
    return with(town, "#reservation#").stream().map(SlotInvariantTest::entry).sorted().toList();
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

  /** Confirmed reservations of zones that lie in each other, at the same time. */
  private static List<String> meetings(Town town) {
    var confirmed =
        with(town, "#reservation#").stream()
            .filter(item -> item.get("state").s().equals("confirmed"))
            .toList();
    var meetings = new ArrayList<String>();
    for (var one : confirmed) {
      for (var other : confirmed) {
        if (!one.get("id").equals(other.get("id")) && meet(one, other)) {
          meetings.add(entry(one) + " and " + entry(other));
        }
      }
    }
    return meetings;
  }

  private static boolean meet(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
    var zones = List.of(one.get("zone").s(), other.get("zone").s());
    return (zones.getFirst().equals(zones.getLast()) || zones.contains("whole"))
        && one.get("start").s().compareTo(other.get("end").s()) < 0
        && other.get("start").s().compareTo(one.get("end").s()) < 0;
  }

  private static LocalDate monthAfter(LocalDate day) {
    var later = day.plusMonths(1);
    return later.getDayOfWeek().getValue() > 5 ? later.plusDays(2) : later;
  }

  /** What is due is found, so that every request that waits lapses in the end. */
  private static Set<String> dues(Town town) {
    var dues = new TreeSet<String>();
    Dump.items(town, "deadlines").stream()
        .filter(item -> item.get("sk").s().startsWith("venue.due#"))
        .forEach(item -> dues.add(item.get("at").s() + "#" + item.get("ref").s()));
    return dues;
  }

  private static Set<String> pending(Town town) {
    var pending = new TreeSet<String>();
    with(town, "#pending").forEach(item -> pending.add(item.get("sk").s()));
    return pending;
  }

  private static Set<String> waiting(Town town) {
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
}
