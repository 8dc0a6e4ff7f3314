package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A made-up history of a community, the same for the same seed; and what some of it comes to,
 * counted in another way than the product does.
 */
final class Story {
  private static final Instant FIRST = Hall.at("2026-12-20", "00:00");
  private static final List<String> ZONES = List.of("dance-room", "library", "centre");
  private static final List<String> KINDS = List.of("children", "salon", "party-mass", "tea");

  private final CommunityId community;
  private final Random random;
  final List<Told> events = new ArrayList<>();
  final SortedMap<String, Long> expected = new TreeMap<>();

  /**
   * So many subjects.
   *
   * @param days over which they are spread
   */
  Story(CommunityId community, long seed, int subjects, int days) {
    this.community = community;
    this.random = new Random(seed);
    for (int i = 0; i < subjects; i++) {
      var start = FIRST.plus(Duration.ofMinutes(15L * random.nextInt(4 * 24 * days)));
      switch (i % 8) {
        case 0, 1, 2 -> reserve(start);
        case 3 -> hold(start);
        case 4 -> come(start);
        case 5 -> help(start);
        case 6 -> pay(start);
        default -> post(start);
      }
    }
  }

  private void reserve(Instant start) {
    var data = new HashMap<String, Object>();
    data.put("reservation", id());
    data.put("zone", any(ZONES));
    data.put("person", id());
    data.put("people", 1 + random.nextInt(20));
    data.put("purpose", "rehearsal");
    data.put("organiser", Map.of("kind", "person"));
    stands(data, start, "confirmed", 1);
    int end = random.nextInt(4);
    if (end == 1) {
      stands(data, start.plus(Duration.ofHours(30)), "confirmed", 2);
    }
    if (end == 2) {
      stands(data, start, "cancelled", 2);
    }
    if (end == 3) {
      data.put("attendance", random.nextBoolean() ? "missed" : "present");
      stands(data, start, "confirmed", 2);
    }
    var month = month(data.get("start"));
    boolean isOn = data.get("state").equals("confirmed");
    count(month + " uses", isOn ? 1 : 0);
    count(month + " people", isOn ? (int) data.get("people") : 0);
    count(month + " noShows", "missed".equals(data.get("attendance")) ? 1 : 0);
    count(month + " cancelled", isOn ? 0 : 1);
  }

  private void stands(Map<String, Object> data, Instant start, String state, int revision) {
    data.put("start", start);
    data.put("end", start.plus(Duration.ofMinutes(90)));
    data.put("state", state);
    data.put("revision", revision);
    var type = revision == 1 ? "venue.reservation-placed" : "venue.reservation-rescheduled";
    tell(type, start.minus(Duration.ofDays(3)).plusSeconds(revision), new HashMap<>(data));
  }

  private void hold(Instant start) {
    var activity = id();
    var kind = any(KINDS);
    var meeting =
        Map.of(
            "start",
            start,
            "end",
            start.plus(Duration.ofHours(2)),
            "zones",
            List.of("library"),
            "isOccasion",
            true);
    var shown = new HashMap<String, Object>();
    shown.put("activity", activity);
    shown.put("state", "published");
    shown.put("title", "春日写生");
    shown.put("kind", kind);
    shown.put("start", start);
    shown.put("end", start.plus(Duration.ofHours(2)));
    shown.put("meetings", List.of(meeting));
    shown.put("revision", 1);
    tell("activity.changed", start.minus(Duration.ofDays(9)), shown);
    var held = new HashMap<String, Object>();
    held.put("activity", activity);
    held.put("session", 0);
    held.put("kind", kind);
    held.put("start", start);
    held.put("isOccasion", true);
    tell("activity.session-ended", start.plus(Duration.ofHours(2)), held);
    count(month(start) + " held", 1);
  }

  private void come(Instant at) {
    var data = new HashMap<String, Object>();
    data.put("activity", id());
    data.put("session", 0);
    data.put("person", id());
    data.put("at", at);
    tell("signup.checked-in", at, data);
    count(month(at) + " attended", 1);
  }

  private void help(Instant from) {
    var data = new HashMap<String, Object>();
    data.put("shift", id());
    data.put("person", id());
    data.put("from", from);
    data.put("state", "taken");
    data.put("revision", 1);
    tell("volunteer.assignment-changed", from.minus(Duration.ofDays(1)), new HashMap<>(data));
    data.put("state", "done");
    long minutes = 60L + random.nextInt(60);
    data.put("minutes", minutes);
    data.put("revision", 2);
    tell("volunteer.assignment-changed", from.plus(Duration.ofHours(2)), data);
    count(month(from) + " shiftMinutes", minutes);
  }

  private void pay(Instant at) {
    var data = new HashMap<String, Object>();
    data.put("payment", id());
    data.put("subject", "order/" + id());
    data.put("amountFen", 1L + random.nextInt(9999));
    tell("payment.settled", at, new HashMap<>(data));
    count(month(at) + " salesFen", (long) data.get("amountFen"));
    if (random.nextInt(3) == 0) {
      data.put("key", "all");
      tell("payment.refunded", at.plus(Duration.ofDays(1)), data);
      count(month(at.plus(Duration.ofDays(1))) + " refundsFen", (long) data.get("amountFen"));
    }
  }

  private void post(Instant at) {
    long fen = 1L + random.nextInt(9999);
    var transfer = Map.of("debit", "provider/centre", "credit", "income/centre", "fen", fen);
    var data = new HashMap<String, Object>();
    data.put("entry", "paid:payment/" + id());
    data.put("at", at);
    data.put("transfers", List.of(transfer));
    tell("ledger.entry-posted", at, data);
    count(month(at) + " creditFen", fen);
  }

  private void tell(String type, Instant at, Map<String, Object> data) {
    events.add(Hall.told(community, type, at, data));
  }

  private void count(String what, long number) {
    if (number != 0) {
      expected.merge(what, number, Long::sum);
    }
  }

  private static String month(Object instant) {
    return instant instanceof Instant at ? at.atZone(Hall.CALENDAR).toString().substring(0, 7) : "";
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
