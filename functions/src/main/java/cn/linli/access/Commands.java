package cn.linli.access;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What people ask of access; each checks itself, so that afterwards nobody asks again. */
final class Commands {
  private Commands() {}

  /** The doors of a community. */
  record OfCommunity(CommunityId community) {}

  /** A door by its id. */
  record OfDoor(CommunityId community, String door) {}

  /** A door to create or change. */
  record PutDoor(
      CommunityId community,
      String door,
      String name,
      String zone,
      String lock,
      Integer marginMinutesBefore,
      Integer marginMinutesAfter,
      boolean unattended,
      int revision) {
    private static final int USUAL_MARGIN = 10;

    PutDoor {
      if (!isSlug(door)) {
        throw new Refusal(
            ApiError.INVALID, null, List.of(Fault.in("door", "is not a short name for addresses")));
      }
    }

    Door asDoor() {
      return new Door(
          community,
          door,
          name,
          zone,
          new DoorLock(lock),
          marginMinutesBefore == null ? USUAL_MARGIN : marginMinutesBefore,
          marginMinutesAfter == null ? USUAL_MARGIN : marginMinutesAfter,
          unattended,
          revision + 1);
    }

    private static boolean isSlug(String text) {
      try {
        return CommunityId.slug(text).equals(text);
      } catch (IllegalArgumentException malformed) {
        return false;
      }
    }
  }

  /** What a reservation opens to the caller. */
  record OfReservation(CommunityId community, UUID reservation) {}

  /** Somebody the booker names. */
  record Invite(CommunityId community, UUID reservation, UUID helper, String label) {}

  /** An invitation that somebody was handed. */
  record AcceptInvitation(CommunityId community, UUID reservation, UUID helper, String invitation) {
    /** Without the invitation. */
    @Override
    public String toString() {
      return "acceptance by " + helper;
    }
  }

  /** A helper by their id. */
  record OfInvited(CommunityId community, UUID reservation, UUID helper) {}

  /** A press of the button. */
  record Unlock(CommunityId community, UUID reservation, UUID unlock, String door) {}

  /** A card or finger that was enrolled at a door. */
  record Enrol(
      CommunityId community,
      String door,
      UUID enrolment,
      PersonId person,
      String kind,
      String handle) {
    Enrolment at(DoorLock lock) {
      return new Enrolment(
          community,
          enrolment,
          person,
          door,
          lock,
          Enrolment.Kind.of(kind),
          handle,
          null,
          null,
          false,
          1);
    }
  }

  /** A card or finger by its id. */
  record OfEnrolment(CommunityId community, String door, UUID enrolment) {}

  /** The cards and fingers of a person. */
  record OfPerson(CommunityId community, PersonId person) {}

  /** A page of a month's records at a door. */
  record ListRecords(
      CommunityId community, String door, YearMonth month, Integer limit, String cursor) {
    ListRecords {
      requireMonth(month);
    }
  }

  /** A page of a month's alerts. */
  record ListAlerts(CommunityId community, YearMonth month, Integer limit, String cursor) {
    ListAlerts {
      requireMonth(month);
    }
  }

  private static void requireMonth(YearMonth month) {
    if (month == null || month.getYear() < 2000 || month.getYear() > 2999) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("month", "is a month")));
    }
  }
}
