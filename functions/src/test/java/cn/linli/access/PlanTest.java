package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be done at the locks, minute by minute. */
class PlanTest {
  private static final CommunityId COMMUNITY = new CommunityId("heping-li");
  private static final DoorLock LOCK = new DoorLock("1001");
  private static final Instant START = Instant.parse("2026-12-05T11:00:00Z");
  private static final TimeRange TIME = new TimeRange(START, START.plus(Duration.ofHours(2)));
  private static final Door DOOR =
      new Door(COMMUNITY, "house-door", "大门", "whole", LOCK, 10, 20, true, 1);
  private static final Grant GRANT = Grant.first(COMMUNITY, booked(1, "confirmed"), START);

  @ParameterizedTest
  @CsvSource({
    "2026-12-04T10:59:59Z,false",
    "2026-12-04T11:00:00Z,true",
    "2026-12-05T13:19:59Z,true",
    "2026-12-05T13:20:00Z,false"
  })
  void putsAPasscodeOnTheLockFromADayAheadUntilTheMarginIsOver(Instant now, boolean install) {
    var steps = plan(GRANT, Map.of(), now).steps();

    assertThat(steps.stream().anyMatch(Step.Install.class::isInstance)).isEqualTo(install);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-05T10:50:00Z,2026-12-05T13:20:00Z,1,0",
    "2026-12-05T10:55:00Z,2026-12-05T13:20:00Z,1,1",
    "2026-12-05T10:50:00Z,2026-12-05T13:20:00Z,2,1"
  })
  void leavesAloneWhatIsThereAlready(Instant from, Instant until, int code, int steps) {
    var place = new Place(Place.Kind.INSTALLED, new TimeRange(from, until), code);

    assertThat(plan(GRANT, Map.of(LOCK, place), START).steps()).hasSize(steps);
  }

  @Test
  void takesOffWhateverMayLieOnALockWhenTheReservationEnds() {
    var touched = new Place(Place.Kind.TOUCHED, TIME, 1);
    var cancelled = GRANT.told(booked(2, "cancelled"), START);

    assertThat(plan(cancelled, Map.of(LOCK, touched), START).steps())
        .containsExactly(new Step.Remove(0, LOCK));
    assertThat(plan(cancelled, Map.of(), START).isOver()).isTrue();
    assertThat(cancelled.admits(DOOR, START.minusSeconds(1))).isTrue();
    assertThat(cancelled.admits(DOOR, START)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-05T10:49:59Z,0",
    "2026-12-05T10:50:00Z,1",
    "2026-12-05T13:19:59Z,1",
    "2026-12-05T13:20:00Z,0"
  })
  void callsSomebodyWhileADoorShouldOpenAndDoesNot(Instant now, int shut) {
    var touched = new Place(Place.Kind.TOUCHED, TIME, 1);
    var hours = new TimeRange(START.minusSeconds(3600), TIME.end().plusSeconds(3600));
    var offline = new Place(Place.Kind.OFFLINE, hours, 1);

    assertThat(plan(GRANT, Map.of(LOCK, touched), now).shut()).hasSize(shut);
    assertThat(plan(GRANT, Map.of(LOCK, offline), now).shut()).isEmpty();
  }

  @Test
  void looksAgainADayAheadAtTheStartWhileSomethingIsMissingAndAtTheEnd() {
    var day = Duration.ofDays(1);
    var installed = new Place(Place.Kind.INSTALLED, DOOR.window(TIME), 1);
    var anHourAhead = START.minus(Duration.ofHours(1));

    assertThat(plan(GRANT, Map.of(), START.minus(day).minus(day)).next())
        .hasValue(START.minus(day));
    assertThat(plan(GRANT, Map.of(), anHourAhead).next()).hasValue(DOOR.window(TIME).start());
    assertThat(plan(GRANT, Map.of(LOCK, installed), anHourAhead).next())
        .hasValue(DOOR.window(TIME).end());
  }

  private static ReservationChanged booked(int revision, String state) {
    return new ReservationChanged(
        new UUID(1, 1),
        revision,
        new PersonId(new UUID(2, 2)),
        TIME.start(),
        TIME.end(),
        state,
        state.equals("confirmed") ? List.of("whole", "library") : null);
  }

  private static Plan plan(Grant grant, Map<DoorLock, Place> places, Instant now) {
    var holder = Holder.booker(grant).withCode(null, 1).withPlaces(places);
    var elsewhere =
        new Door(COMMUNITY, "other", "门", "dance-room", new DoorLock("1002"), 10, 10, true, 1);
    return new Plan(grant, List.of(holder), List.of(DOOR, elsewhere), Map.of(), now);
  }
}
