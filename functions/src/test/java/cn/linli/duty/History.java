package cn.linli.duty;

import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A made-up history of activities, the same for the same seed; and what it comes to, counted in
 * another way than the product does.
 */
final class History {
  private static final Instant FIRST = Registry.at("2026-12-20", "00:00");
  private static final List<String> KINDS = List.of("children", "book-drift", "performance");
  private static final List<String> TIERS = List.of("free", "half", "market");

  private final Random random;
  private final List<Told> events = new ArrayList<>();
  private final SortedMap<String, Long> numbers = new TreeMap<>();

  History(long seed, int activities) {
    this.random = new Random(seed);
    for (int i = 0; i < activities; i++) {
      live();
    }
  }

  private void live() {
    int sessions = 1 + random.nextInt(4);
    var show = show(new UUID(random.nextLong(), random.nextLong()), sessions);
    int revision = 1;
    events.add(show.published(revision));
    if (random.nextBoolean()) {
      show = show(show.id(), sessions);
      events.add(show.published(++revision));
    }
    int held = random.nextInt(sessions + 1);
    for (int session = 0; session < held; session++) {
      hold(show, session);
    }
    boolean isOff = held < sessions && random.nextInt(3) == 0;
    if (held == sessions || isOff) {
      events.add(show.changed(isOff ? List.of("vetoed", "cancelled").get(held % 2) : "over", 9));
    }
    for (int session = held; session < sessions && !isOff; session++) {
      count(show, session, "planned", show.isOccasion(session) ? 1 : 0);
    }
  }

  private Show show(UUID id, int sessions) {
    var starts = new ArrayList<Instant>();
    var start = FIRST;
    for (int session = 0; session < sessions; session++) {
      // Quarters of hours over more than a year: midnights, ends of months and years among them.
      start = start.plus(Duration.ofMinutes(15L * (8 + random.nextInt(4 * 24 * 120))));
      starts.add(start);
    }
    return new Show(Registry.COMMUNITY, id, any(KINDS), any(TIERS), random.nextBoolean(), starts);
  }

  private void hold(Show show, int session) {
    var now = show;
    events.add(show.held(session));
    if (random.nextInt(4) == 0) {
      // Moved after it had ended, and told of once more.
      var moved = new ArrayList<>(show.starts());
      moved.set(session, moved.get(session).plus(Duration.ofDays(20)));
      now = show.on(moved.toArray(Instant[]::new));
      events.add(now.held(session));
    }
    count(now, session, "planned", show.isOccasion(session) ? 1 : 0);
    count(now, session, "held", show.isOccasion(session) ? 1 : 0);
    var people = new HashSet<UUID>();
    for (int i = random.nextInt(6); i > 0; i--) {
      var person = new UUID(7, random.nextInt(4));
      people.add(person);
      events.add(show.came(session, person));
    }
    count(now, session, "attended", people.size());
  }

  private void count(Show show, int session, String measure, int number) {
    var month = YearMonth.from(show.starts().get(session).atZone(Registry.CALENDAR));
    var key = String.join("|", month.toString(), show.kind(), show.tier(), measure);
    if (number > 0) {
      numbers.merge(key, (long) number, Long::sum);
    }
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  List<Told> events() {
    return events;
  }

  /** What it comes to, by month, kind, tier and measure. */
  SortedMap<String, Long> numbers() {
    return numbers;
  }
}
