package cn.linli.identity;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A human as far as everybody may know; name, number and phone in full are sealed apart.
 *
 * @param links lookup hashes of the WeChat accounts and unionids that log in as this person
 * @param guardians who acts for this person while a minor
 * @param idNumberHash lookup hash of the verified ID number, or null
 * @param birthDate from the verified ID number, or null
 * @param maskedName family name and stars, or null
 * @param maskedPhone without its middle, or null
 * @param verifiedAt when the real name was verified, or null
 * @param revision counts the changes as they are written
 */
record Person(
    PersonId id,
    State state,
    Instant createdAt,
    Set<String> links,
    Set<String> guardians,
    String idNumberHash,
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
        id, State.ACTIVE, now, Set.of(), Set.of(), null, null, null, null, null, null, 0);
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
    return with(draft -> draft.links = union(links, more));
  }

  Person guardedBy(PersonId guardian) {
    return with(draft -> draft.guardians = union(guardians, Set.of(guardian.toString())));
  }

  Person unguardedBy(PersonId guardian) {
    return with(
        draft -> {
          draft.guardians = new TreeSet<>(guardians);
          draft.guardians.remove(guardian.toString());
        });
  }

  Person withPhone(String masked) {
    return with(draft -> draft.maskedPhone = masked);
  }

  Person verified(String numberHash, LocalDate born, String name, Instant now) {
    return with(
        draft -> {
          draft.idNumberHash = numberHash;
          draft.birthDate = born;
          draft.maskedName = name;
          draft.verifiedAt = now;
        });
  }

  Person erasureRequested(Instant now) {
    return with(
        draft -> {
          draft.state = State.ERASURE_REQUESTED;
          draft.erasureRequestedAt = now;
        });
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
        revision);
  }

  /** As it is stored next. */
  Person nextRevision() {
    return with(draft -> draft.revision = revision + 1);
  }

  private Person with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.person(id, createdAt);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    var all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  /** What may change about a person. */
  private static final class Draft {
    private State state;
    private Set<String> links;
    private Set<String> guardians;
    private String idNumberHash;
    private LocalDate birthDate;
    private String maskedName;
    private String maskedPhone;
    private Instant verifiedAt;
    private Instant erasureRequestedAt;
    private int revision;

    private Draft(Person person) {
      state = person.state;
      links = person.links;
      guardians = person.guardians;
      idNumberHash = person.idNumberHash;
      birthDate = person.birthDate;
      maskedName = person.maskedName;
      maskedPhone = person.maskedPhone;
      verifiedAt = person.verifiedAt;
      erasureRequestedAt = person.erasureRequestedAt;
      revision = person.revision;
    }

    private Person person(PersonId id, Instant createdAt) {
      return new Person(
          id,
          state,
          createdAt,
          links,
          guardians,
          idNumberHash,
          birthDate,
          maskedName,
          maskedPhone,
          verifiedAt,
          erasureRequestedAt,
          revision);
    }
  }
}
