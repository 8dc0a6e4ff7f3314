package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Whatever residents and staff do at once in whatever tree of zones, with commits that meet other
 * transactions: {@link SlotInvariants} hold. What runs at once does not shrink; jqwik prints the
 * seed of what failed.
 */
class SlotPropertyTest {
  private static final String COMMUNITY = "/communities/heping-li/";
  private static final List<String> SEEDED =
      List.of("whole", "dance-room", "library", "multimedia-room", "meeting-bar");
  private static final int AT_ONCE = 6;

  /** A zone to add below another. */
  record Room(int parent, String approval, int buffer) {}

  /** Something somebody does; the numbers choose among what there is. */
  record Step(Kind kind, int who, int what, int zone, int day, int start, int length) {}

  /** What people do. */
  enum Kind {
    BOOK,
    WAIT,
    TAKE_UP,
    SERIES,
    REST_OF_SERIES,
    DECIDE,
    MOVE,
    CANCEL,
    BLACK_OUT,
    LIFT
  }

  @Provide
  Arbitrary<List<Room>> rooms() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("", "hold", "queue"),
            Arbitraries.of(0, 0, 15, 30))
        .as(Room::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(6, Kind.BOOK),
                Tuple.of(4, Kind.DECIDE),
                Tuple.of(3, Kind.MOVE),
                Tuple.of(2, Kind.CANCEL),
                Tuple.of(2, Kind.WAIT),
                Tuple.of(2, Kind.TAKE_UP),
                Tuple.of(3, Kind.SERIES),
                Tuple.of(1, Kind.REST_OF_SERIES),
                Tuple.of(1, Kind.BLACK_OUT),
                Tuple.of(1, Kind.LIFT)),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(1, 2))
        .as(Step::new)
        .list()
        .ofMinSize(36)
        .ofMaxSize(72);
  }

  @Property(tries = 6, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void whateverPeopleDoTheTablesAgree(
      @ForAll("rooms") List<Room> rooms, @ForAll("steps") List<Step> steps) throws Exception {
    var town = Town.another();
    try {
      var world = new World(town, rooms);
      for (int from = 0; from < steps.size(); from += AT_ONCE) {
        town.weather().conflicts(30);
        var calls = new ArrayList<Callable<Answer>>();
        for (var step : steps.subList(from, Math.min(from + AT_ONCE, steps.size()))) {
          calls.add(world.call(step));
        }
        var answers = AtOnce.all(calls);
        town.weather().clear();

        assertThat(answers).noneMatch(answer -> answer.status() >= 500);
      }
      town.passes(Duration.ofMinutes(2));
      town.deployment().tick();
      town.settles();

      assertThat(SlotInvariants.claimed(town)).isEqualTo(SlotInvariants.deserved(town));
      assertThat(SlotInvariants.entries(town)).isEqualTo(SlotInvariants.states(town));
      assertThat(SlotInvariants.pending(town)).isEqualTo(SlotInvariants.waiting(town));
      assertThat(SlotInvariants.dues(town)).containsAll(SlotInvariants.waiting(town));
      assertThat(SlotInvariants.meetings(town)).isEmpty();
      assertThat(SlotInvariants.leftInside(town)).isEmpty();
      assertThat(Recounted.statistics(town)).isEqualTo(Recounted.reservations(town));
      assertThat(Recounted.differing(town)).isEmpty();
    } finally {
      town.deployment().close();
    }
  }

  /** The town with its rooms, and what people have made there so far. */
  private static final class World {
    private final List<String> zones = new ArrayList<>(SEEDED);
    private final Client staff;
    private final List<Client> people;
    private final List<LocalDate> days;
    private final List<UUID> reservations = new CopyOnWriteArrayList<>();
    private final Map<UUID, Client> owners = new ConcurrentHashMap<>();
    private final List<UUID> series = new CopyOnWriteArrayList<>();
    private final List<UUID> blackouts = new ArrayList<>();

    World(Town town, List<Room> rooms) {
      for (var room : rooms) {
        var id = "room-" + zones.size();
        var parent = zones.get(room.parent() % zones.size());
        town.configure(id, zone(parent, room));
        zones.add(id);
      }
      staff = town.operator();
      people = List.of(town.resident(), town.resident(), town.resident(), town.resident());
      var day = town.quietDay();
      days = List.of(day, monthAfter(day));
    }

    private static String zone(String parent, Room room) {
      var approval =
          room.approval().isEmpty()
              ? ""
              : ", \"approval\": {\"requests\": \"%s\", \"decideWithinMinutes\": 1440}"
                  .formatted(room.approval());
      return """
      {"name": "间", "parent": "%s", "capacity": 30, "rules":
       {"slotMinutes": 30, "bufferMinutes": %d, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
        "cancelBeforeMinutes": 120, "seriesWeeks": 4, "offerMinutes": 30%s}}
      """
          .formatted(parent, room.buffer(), approval);
    }

    Callable<Answer> call(Step step) {
      var who = people.get(step.who());
      var day = days.get(step.day());
      var start = Town.at(day, "09:00").plus(Duration.ofMinutes(60L * step.start()));
      var end = start.plus(Duration.ofHours(step.length()));
      var zone = zones.get(step.zone() % zones.size());
      var time = "\"start\":\"%s\",\"end\":\"%s\"".formatted(start, end);
      boolean nothingYet = reservations.isEmpty();
      var kind = nothingYet && step.kind() != Kind.BLACK_OUT ? Kind.BOOK : step.kind();
      return switch (kind) {
        case BOOK -> {
          var id = UUID.randomUUID();
          yield () -> {
            var answer = who.book(id, zone, start, end);
            if (answer.status() == 200) {
              owners.put(id, who);
              reservations.add(id);
            }
            return answer;
          };
        }
        case WAIT -> {
          var id = UUID.randomUUID();
          var body = "{\"zone\":\"%s\",%s,\"people\":5,\"ifTaken\":\"wait\"}".formatted(zone, time);
          yield () -> {
            var answer = who.put(COMMUNITY + "reservations/" + id, body);
            if (answer.status() == 200) {
              owners.put(id, who);
              reservations.add(id);
            }
            return answer;
          };
        }
        case TAKE_UP -> {
          var path = reservation(step);
          var owner = owners.get(pick(reservations, step));
          yield () -> owner.put(path + "/take-up", null);
        }
        case SERIES -> {
          var id = UUID.randomUUID();
          series.add(id);
          var bookable = zones.get(SEEDED.size() + step.zone() % (zones.size() - SEEDED.size()));
          var mode = step.what() % 2 == 0 ? "partial" : "all-or-nothing";
          var body =
              "{\"zone\":\"%s\",%s,\"people\":5,\"weeks\":3,\"mode\":\"%s\"}"
                  .formatted(bookable, time, mode);
          yield () -> who.put(COMMUNITY + "series/" + id, body);
        }
        case REST_OF_SERIES -> {
          var id = series.isEmpty() ? UUID.randomUUID() : pick(series, step);
          yield () ->
              staff.put(COMMUNITY + "series/" + id + "/cancellation", "{\"reason\":\"调整\"}");
        }
        case DECIDE -> {
          var path = reservation(step);
          var decision = List.of("accept", "reject", "return").get(step.zone() % 3);
          int revision = staff.get(path).body().path("revision").asInt(0);
          yield () ->
              staff.put(
                  path + "/decision",
                  "{\"decision\":\"%s\",\"revision\":%d,\"reason\":\"调整\"}"
                      .formatted(decision, revision));
        }
        case MOVE -> {
          var path = reservation(step);
          yield () -> (step.zone() % 2 == 0 ? staff : who).put(path + "/time", "{" + time + "}");
        }
        case CANCEL -> {
          var path = reservation(step);
          yield () -> staff.put(path + "/cancellation", "{\"reason\":\"调整\"}");
        }
        case BLACK_OUT -> {
          var id = UUID.randomUUID();
          blackouts.add(id);
          var body = "{\"zone\":\"%s\",%s,\"reason\":\"维修\"}".formatted(zone, time);
          yield () -> staff.put(COMMUNITY + "blackouts/" + id, body);
        }
        case LIFT -> {
          var id = blackouts.isEmpty() ? UUID.randomUUID() : pick(blackouts, step);
          yield () -> staff.put(COMMUNITY + "blackouts/" + id + "/lifting", null);
        }
      };
    }

    private String reservation(Step step) {
      return COMMUNITY + "reservations/" + pick(reservations, step);
    }

    private static UUID pick(List<UUID> ids, Step step) {
      return ids.get(step.what() % ids.size());
    }

    private static LocalDate monthAfter(LocalDate day) {
      var later = day.plusMonths(1);
      return later.getDayOfWeek().getValue() > 5 ? later.plusDays(2) : later;
    }
  }
}
