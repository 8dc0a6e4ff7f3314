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
      String purpose) {
    Place {
      Fault.checks().that(start.isBefore(end), "/end", "is later than the start").orRefuse();
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
  record Reschedule(CommunityId community, UUID reservation, Instant start, Instant end) {
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

  /** A zone to create or change. */
  record PutZone(
      CommunityId community,
      String zone,
      String name,
      String parent,
      int capacity,
      List<Hours> openingHours,
      BookingRules rules,
      int revision) {
    PutZone {
      if (!isSlug(zone)) {
        throw new Refusal(
            ApiError.INVALID, null, List.of(Fault.in("zone", "is not a short name for addresses")));
      }
      var checks = Fault.checks();
      for (int i = 0; openingHours != null && i < openingHours.size(); i++) {
        var pointer = "/openingHours/" + i + "/to";
        checks.that(openingHours.get(i).endsAfterItStarts(), pointer, "is later than from");
      }
      checks
          .that(
              rules.minMinutes() <= rules.maxMinutes(),
              "/rules/maxMinutes",
              "is at least minMinutes")
          .that(
              rules.minMinutes() % rules.slotMinutes() == 0,
              "/rules/minMinutes",
              "is a multiple of slotMinutes")
          .that(
              rules.maxMinutes() % rules.slotMinutes() == 0,
              "/rules/maxMinutes",
              "is a multiple of slotMinutes")
          .orRefuse();
    }

    Zone asZone() {
      return new Zone(community, zone, name, parent, capacity, openingHours, rules, revision + 1);
    }

    private static boolean isSlug(String text) {
      try {
        return CommunityId.slug(text).equals(text);
      } catch (IllegalArgumentException malformed) {
        return false;
      }
    }
  }
}
