package cn.linli.identity;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * A human as far as everybody may know; name, number and phone in full are sealed apart.
 *
 * @param links lookup hashes of the WeChat accounts and unionids that log in as this person
 * @param guardians who acts for this person while a minor
 * @param idNumber lookup hash of the verified ID number, or null
 * @param birthDate from the verified ID number, or null
 * @param maskedName family name and stars, or null
 * @param maskedPhone without its middle, or null
 * @param verifiedAt when the real name was verified, or null
 * @param revision counts the changes
 */
record Person(
    PersonId id,
    State state,
    Instant createdAt,
    Set<String> links,
    Set<String> guardians,
    String idNumber,
    LocalDate birthDate,
    String maskedName,
    String maskedPhone,
    Instant verifiedAt,
    Instant erasureRequestedAt,
    int revision) {

  /** Where a person stands. */
  enum State {
    ACTIVE,
    /** Nothing new may begin; the data goes as soon as nothing is open. */
    ERASURE_REQUESTED,
    /** Only the pseudonym is left: the person was erased, or is known under another id. */
    GONE
  }

  static Person create(PersonId id, Instant now) {
    return new Person(
        id, State.ACTIVE, now, Set.of(), Set.of(), null, null, null, null, null, null, 1);
  }

  boolean isVerified() {
    return verifiedAt != null;
  }

  /** The person if anything new may begin for them. */
  Person active() {
    return switch (state) {
      case ACTIVE -> this;
      case ERASURE_REQUESTED -> throw IdentityError.ERASURE_REQUESTED.refusal();
      case GONE -> throw IdentityError.PERSON_NOT_FOUND.refusal();
    };
  }

  Person linked(Set<String> more) {
    return new Person(
        id,
        state,
        createdAt,
        union(links, more),
        guardians,
        idNumber,
        birthDate,
        maskedName,
        maskedPhone,
        verifiedAt,
        erasureRequestedAt,
        revision + 1);
  }

  Person guardedBy(PersonId guardian) {
    return new Person(
        id,
        state,
        createdAt,
        links,
        union(guardians, Set.of(guardian.toString())),
        idNumber,
        birthDate,
        maskedName,
        maskedPhone,
        verifiedAt,
        erasureRequestedAt,
        revision + 1);
  }

  Person unguardedBy(PersonId guardian) {
    var left = new TreeSet<>(guardians);
    left.remove(guardian.toString());
    return new Person(
        id,
        state,
        createdAt,
        links,
        left,
        idNumber,
        birthDate,
        maskedName,
        maskedPhone,
        verifiedAt,
        erasureRequestedAt,
        revision + 1);
  }

  Person withPhone(String masked) {
    return new Person(
        id,
        state,
        createdAt,
        links,
        guardians,
        idNumber,
        birthDate,
        maskedName,
        masked,
        verifiedAt,
        erasureRequestedAt,
        revision + 1);
  }

  /** The same revision with the other's phone number, where this one has none. */
  Person withPhoneOf(Person other) {
    return new Person(
        id,
        state,
        createdAt,
        links,
        guardians,
        idNumber,
        birthDate,
        maskedName,
        maskedPhone == null ? other.maskedPhone : maskedPhone,
        verifiedAt,
        erasureRequestedAt,
        revision);
  }

  Person verified(String numberHash, LocalDate born, String name, Instant now) {
    return new Person(
        id,
        state,
        createdAt,
        links,
        guardians,
        numberHash,
        born,
        name,
        maskedPhone,
        now,
        erasureRequestedAt,
        revision + 1);
  }

  Person erasureRequested(Instant now) {
    return new Person(
        id,
        State.ERASURE_REQUESTED,
        createdAt,
        links,
        guardians,
        idNumber,
        birthDate,
        maskedName,
        maskedPhone,
        verifiedAt,
        now,
        revision + 1);
  }

  /** The same revision with its erasure requested, for a ward that goes with its guardian. */
  Person asErasureRequested(Instant now) {
    return new Person(
        id,
        State.ERASURE_REQUESTED,
        createdAt,
        links,
        guardians,
        idNumber,
        birthDate,
        maskedName,
        maskedPhone,
        verifiedAt,
        now,
        revision);
  }

  /** The pseudonym alone. */
  Person gone() {
    return new Person(
        id,
        State.GONE,
        createdAt,
        Set.of(),
        Set.of(),
        null,
        null,
        null,
        null,
        null,
        erasureRequestedAt,
        revision + 1);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    var all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
