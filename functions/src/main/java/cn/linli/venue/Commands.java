package cn.linli.venue;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What people ask of the venue; each checks itself, so that afterwards nobody asks again. */
final class Commands {
  private Commands() {}

  /** A booking. */
  record Place(
      CommunityId community,
      UUID reservation,
      String zone,
      Instant start,
      Instant end,
      int people,
      Purpose purpose,
      Organiser organiser,
      String note,
      IfTaken ifTaken) {
    Place {
      Fault.checks()
          .that(start.isBefore(end), "/end", "is later than the start")
          .that(
              organiser == null || organiser.isNamedAsItsKindAsks(),
              "/organiser/name",
              "is the name of the group, and missing for a person")
          .orRefuse();
    }

    Use use() {
      return new Use(people, purpose, organiser, note);
    }

    TimeRange time() {
      return new TimeRange(start, end);
    }

    boolean mayWait() {
      return ifTaken == IfTaken.WAIT;
    }
  }

  /** What becomes of a booking whose time is taken. */
  enum IfTaken {
    REFUSE,
    WAIT;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A cancellation. */
  record Cancel(CommunityId community, UUID reservation, String reason) {}

  /** What the staff say to a request. */
  record Decide(
      CommunityId community,
      UUID reservation,
      Decisions.Decision decision,
      int revision,
      String reason) {}

  /** Another time. */
  record Reschedule(
      CommunityId community, UUID reservation, Instant start, Instant end, String reason) {
    Reschedule {
      Fault.checks().that(start.isBefore(end), "/end", "is later than the start").orRefuse();
    }

    TimeRange time() {
      return new TimeRange(start, end);
    }
  }

  /**
   * That somebody has come.
   *
   * @param code that is shown on site; the staff need none
   */
  record CheckIn(CommunityId community, UUID reservation, String code) {}

  /** That a no-show is to be forgotten. */
  record Excuse(CommunityId community, UUID reservation, String reason) {}

  /** A page of the requests that wait. */
  record ListPending(CommunityId community, Integer limit, String cursor) {}

  /** A reservation by its id. */
  record OfReservation(CommunityId community, UUID reservation) {}

  /** What a reservation costs is to be paid. */
  record Pay(CommunityId community, UUID reservation, UUID payment) {}

  /** A page of one's own reservations. */
  record ListMine(CommunityId community, Integer limit, String cursor) {}

  /** The zones of a community. */
  record OfCommunity(CommunityId community) {}

  /** A person in a community. */
  record OfPerson(CommunityId community, PersonId person) {}

  /** A zone by its id. */
  record OfZone(CommunityId community, String zone) {}

  /** A special day to set or change. */
  record PutSpecialDay(
      CommunityId community,
      String zone,
      LocalDate date,
      String name,
      List<Opening> hours,
      int revision) {
    PutSpecialDay {
      requireDay(date);
      var checks = Fault.checks();
      for (int i = 0; i < hours.size(); i++) {
        var pointer = "/hours/" + i + "/to";
        checks.that(hours.get(i).endsAfterItStarts(), pointer, "is later than from");
      }
      checks.orRefuse();
    }

    Deviation.SpecialDay asSpecialDay() {
      return new Deviation.SpecialDay(community, zone, date, name, hours, revision + 1);
    }
  }

  /** A special day. */
  record OfSpecialDay(CommunityId community, String zone, LocalDate date) {
    OfSpecialDay {
      requireDay(date);
    }
  }

  /** A blackout. */
  record PutBlackout(
      CommunityId community,
      UUID blackout,
      String zone,
      Instant start,
      Instant end,
      String reason) {
    private static final Duration LONGEST = Duration.ofDays(92);

    PutBlackout {
      Fault.checks()
          .that(start.isBefore(end), "/end", "is later than the start")
          .that(isQuarter(start), "/start", "is on a quarter of an hour")
          .that(isQuarter(end), "/end", "is on a quarter of an hour")
          .that(!start.plus(LONGEST).isBefore(end), "/end", "is at most 92 days after the start")
          .orRefuse();
    }

    TimeRange time() {
      return new TimeRange(start, end);
    }

    Blackout asBlackout(PersonId by) {
      return new Blackout(community, blackout, zone, time(), reason, by, Blackout.State.CLOSING, 1);
    }

    private static boolean isQuarter(Instant instant) {
      return instant.getNano() == 0
          && instant.getEpochSecond() % Duration.ofMinutes(Slots.MINUTES).toSeconds() == 0;
    }
  }

  /** A blackout by its id. */
  record OfBlackout(CommunityId community, UUID blackout) {}

  private static void requireDay(LocalDate date) {
    if (date == null || date.getYear() < 2000 || date.getYear() > 2999) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("date", "is a day to come")));
    }
  }
}
