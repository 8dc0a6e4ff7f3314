package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.keys.Sealed;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody to whom a grant opens doors: the booker, or a person the booker named. Each has a
 * passcode of their own.
 *
 * @param number 0 is the booker; it tells holders apart on the locks
 * @param person null while an invitation waits
 * @param helper the id that the booker's client made, or null for the booker
 * @param label the booker's words for whom it is, or null
 * @param sealed the passcodes, or null before the first
 * @param code counts the passcodes this holder had; 0 before the first
 * @param places what lies, or may lie, on which lock
 */
record Holder(
    CommunityId community,
    UUID reservation,
    int number,
    int revision,
    State state,
    PersonId person,
    UUID helper,
    String label,
    Sealed sealed,
    int code,
    Map<DoorLock, Place> places) {

  /** How it stands with a holder. */
  enum State {
    INVITED,
    ADMITTED,
    REMOVED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Holder booker(Grant grant) {
    return new Holder(
        grant.community(),
        grant.reservation(),
        0,
        1,
        State.ADMITTED,
        grant.person(),
        null,
        null,
        null,
        0,
        Map.of());
  }

  static Holder invited(Plan plan, UUID helper, String label) {
    var grant = plan.grant();
    return new Holder(
        grant.community(),
        grant.reservation(),
        plan.holders().size(),
        1,
        State.INVITED,
        null,
        helper,
        label,
        null,
        0,
        Map.of());
  }

  boolean isAdmittedAs(PersonId whom) {
    return isAdmitted() && whom.equals(person);
  }

  boolean isAdmitted() {
    return state == State.ADMITTED;
  }

  GrantReference reference() {
    return References.of(reservation, number);
  }

  Holder withCode(Sealed nowSealed, int nowCode) {
    return next(state, person, label, nowSealed, nowCode, places);
  }

  Holder withPlaces(Map<DoorLock, Place> now) {
    return next(state, person, label, sealed, code, now);
  }

  Holder as(State now, PersonId nowPerson, String nowLabel) {
    return next(now, nowPerson, nowLabel, sealed, code, places);
  }

  /** The same as one revision: several changes in a transaction are one. */
  Holder at(int nowRevision) {
    return new Holder(
        community,
        reservation,
        number,
        nowRevision,
        state,
        person,
        helper,
        label,
        sealed,
        code,
        places);
  }

  private Holder next(
      State nowState,
      PersonId nowPerson,
      String nowLabel,
      Sealed nowSealed,
      int nowCode,
      Map<DoorLock, Place> nowPlaces) {
    return new Holder(
        community,
        reservation,
        number,
        revision + 1,
        nowState,
        nowPerson,
        helper,
        nowLabel,
        nowSealed,
        nowCode,
        Map.copyOf(nowPlaces));
  }
}
