package cn.linli.venue;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
      String note) {
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

  /** A page of the requests that wait. */
  record ListPending(CommunityId community, Integer limit, String cursor) {}

  /** A reservation by its id. */
  record OfReservation(CommunityId community, UUID reservation) {}

  /** A page of one's own reservations. */
  record ListMine(CommunityId community, Integer limit, String cursor) {}

  /** A day. */
  record OnDay(CommunityId community, LocalDate date) {
    OnDay {
      if (date == null || date.getYear() < 2000 || date.getYear() > 2999) {
        throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("date", "is a day to come")));
      }
    }
  }

  /** The zones of a community. */
  record OfCommunity(CommunityId community) {}

  /** A zone by its id. */
  record OfZone(CommunityId community, String zone) {}
}
