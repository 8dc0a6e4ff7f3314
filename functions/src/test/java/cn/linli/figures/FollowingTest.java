package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen that asks whichever instance for changes comes to show what a snapshot shows. */
class FollowingTest {
  private static final List<String> ZONES = List.of("dance-room", "library", "centre");
  private final Hall hall = new Hall();

  @BeforeEach
  void open() {
    ZONES.reversed().forEach(zone -> zone(zone, 1, List.of("saturday 08:00 24:00")));
  }

  @AfterEach
  void leave() {
    hall.close();
  }

  private void zone(String zone, int revision, List<String> hours) {
    var data = new HashMap<String, Object>();
    data.put("zone", zone);
    data.put("name", zone);
    data.put("revision", revision);
    data.put("hours", hours);
    if (!zone.equals("centre")) {
      data.put("parent", "centre");
    }
    hall.tell(Hall.told(HERE, "venue.zone-configured", hall.clock.instant(), data));
  }

  private Figures instance() {
    return new Figures(hall.dynamo, hall.clock, hall.needs);
  }

  private static Screen snapshot(Figures instance) {
    return (Screen) instance.screens().snapshot(new Commands.GetScreen(HERE)).view();
  }

  private static Screen.Changes changes(Figures instance, String since) {
    return (Screen.Changes) instance.screens().changes(new Commands.GetChanges(HERE, since)).view();
  }

  /** A screen, which knows nothing but what it was answered. */
  private static final class Follower {
    private final SortedMap<String, Screen.ZoneView> zones = new TreeMap<>();
    private List<Screen.ActivityView> activities;
    private Map<String, Long> totals;
    private String version;

    Follower take(Screen screen) {
      zones.clear();
      screen.zones().forEach(zone -> zones.put(zone.zone(), zone));
      activities = screen.activities();
      totals = screen.totals();
      version = screen.version();
      return this;
    }

    void ask(Figures instance) {
      var changes = changes(instance, version);
      if (changes.takeSnapshot()) {
        take(snapshot(instance));
        return;
      }
      if (changes.zones() != null) {
        changes.zones().forEach(zone -> zones.put(zone.zone(), zone));
      }
      activities = changes.activities() == null ? activities : changes.activities();
      totals = changes.totals() == null ? totals : changes.totals();
      version = changes.version();
    }

    void shows(Screen screen) {
      assertThat(List.copyOf(zones.values())).isEqualTo(screen.zones());
      assertThat(activities).isEqualTo(screen.activities());
      assertThat(totals).isEqualTo(screen.totals());
    }
  }

  @Test
  void anInstanceThatIsBehindShowsNothingOlderUnderANewerVersion() {
    var behind = instance();
    snapshot(behind);
    zone("library", 2, List.of("saturday 08:00 10:00"));
    var follower = new Follower().take(snapshot(instance()));
    hall.clock.advance(Duration.ofSeconds(3));
    happens(new Random(1), 1);

    follower.ask(behind);
    follower.ask(instance());

    follower.shows(snapshot(instance()));
  }

  @Test
  void aScreenThatWasOffForAnHourCatchesUpWithOneAnswer() {
    var follower = new Follower().take(snapshot(hall.figures));
    var random = new Random(3);
    for (int minute = 0; minute < 60; minute++) {
      hall.clock.advance(Duration.ofMinutes(1));
      happens(random, minute % 2);
    }
    hall.clock.advance(Duration.ofSeconds(31));

    follower.ask(hall.figures);

    follower.shows(snapshot(instance()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whicheverInstanceIsAskedTheScreenComesToShowWhatIs(long seed) {
    var random = new Random(seed);
    var instances = List.of(instance(), instance(), instance());
    hall.is("2027-03-06", seed % 2 == 0 ? "09:00" : "23:40");
    var follower = new Follower().take(snapshot(instances.getFirst()));
    for (int step = 0; step < 120; step++) {
      hall.clock.advance(Duration.ofSeconds(random.nextInt(20)));
      if (random.nextInt(3) == 0) {
        happens(random, random.nextInt(6));
      }
      follower.ask(instances.get(random.nextInt(3)));
    }

    hall.clock.advance(Duration.ofSeconds(31));
    instances.forEach(follower::ask);

    follower.shows(snapshot(instance()));
  }

  private void happens(Random random, int what) {
    var start = hall.clock.instant().plus(Duration.ofMinutes(random.nextInt(90) - 30));
    var zone = ZONES.get(random.nextInt(3));
    switch (what) {
      case 0 ->
          zone(
              zone,
              random.nextInt(20),
              List.of("saturday 0%d:00 22:00".formatted(random.nextInt(9))));
      case 5 -> {
        var data =
            Map.<String, Object>of(
                "activity",
                new UUID(1, random.nextInt(3)),
                "session",
                0,
                "kind",
                "salon",
                "start",
                start,
                "isOccasion",
                true);
        hall.tell(Hall.told(HERE, "activity.session-ended", hall.clock.instant(), data));
      }
      default -> {
        var state = random.nextInt(3) == 0 ? "cancelled" : "confirmed";
        var end = start.plus(Duration.ofMinutes(1 + random.nextInt(60)));
        hall.tell(CountingTest.use(zone, start, end, state, random.nextInt(50)));
      }
    }
  }
}
