package cn.linli.report;

import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A made-up history of reservations; the same for the same seed. */
final class History {
  private static final Instant FIRST = Instant.parse("2026-11-20T00:00:00Z");
  private static final List<String> ZONES = List.of("whole", "library", "dance-room");
  private static final List<String> PURPOSES = List.of("class", "party-building", "other");
  private static final List<String> STATES =
      List.of("pending", "confirmed", "confirmed", "confirmed", "cancelled", "rejected", "offered");
  private static final List<Map<String, Object>> ORGANISERS =
      List.of(
          Map.of("kind", "person"),
          Map.of("kind", "club", "name", "合唱队"),
          Map.of("kind", "party-branch", "name", "第一支部 #1"));

  private final Random random;
  private final List<Told> events = new ArrayList<>();
  private final List<Map<String, Object>> last = new ArrayList<>();

  History(long seed, int reservations) {
    this.random = new Random(seed);
    for (int i = 0; i < reservations; i++) {
      live();
    }
  }

  private void live() {
    var reservation = new UUID(random.nextLong(), random.nextLong());
    var at = FIRST.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 40)));
    int revisions = 1 + random.nextInt(5);
    Map<String, Object> data = Map.of();
    for (int revision = 1; revision <= revisions; revision++) {
      at = at.plus(Duration.ofMinutes(random.nextInt(3000)));
      data = data(reservation, revision);
      var id = new UUID(random.nextLong(), random.nextLong());
      var json = Json.MAPPER.valueToTree(data);
      events.add(new Told(id, "venue.reservation-changed", Office.COMMUNITY, at, json));
    }
    last.add(data);
  }

  private Map<String, Object> data(UUID reservation, int revision) {
    // Two months, midnights and ends of months among them.
    var start = FIRST.plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * 60)));
    var data = new HashMap<String, Object>();
    data.put("reservation", reservation);
    data.put("revision", revision);
    data.put("zone", any(ZONES));
    data.put("person", new UUID(7, random.nextInt(5)));
    data.put("start", start);
    data.put("end", start.plus(Duration.ofMinutes(15L * (1 + random.nextInt(40)))));
    data.put("people", 1 + random.nextInt(30));
    data.put("purpose", any(PURPOSES));
    data.put("organiser", any(ORGANISERS));
    data.put("state", any(STATES));
    if (data.get("state").equals("confirmed")) {
      data.put("attendance", any(List.of("expected", "present", "missed")));
    }
    return data;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** The events in the order in which they happened, more or less. */
  List<Told> events() {
    return events;
  }

  /** How each reservation stands in the end. */
  List<Map<String, Object>> last() {
    return last;
  }
}
