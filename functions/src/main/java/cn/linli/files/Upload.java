package cn.linli.files;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * A file that somebody announced, and what became of it.
 *
 * @param name what its owner calls it, or null
 * @param version the store's name of the bytes that arrived, or null before
 * @param reference what it belongs to, or null while nothing claims it
 * @param revision counts the changes of this record
 */
record Upload(
    CommunityId community,
    UUID id,
    Purpose purpose,
    FileType type,
    int bytes,
    String name,
    PersonId owner,
    Instant createdAt,
    State state,
    String version,
    String reference,
    int revision) {

  private static final Duration AWAITED = Duration.ofDays(1);

  /** The store lets go of what nobody claimed a week after it came. */
  private static final Duration CLAIMABLE = Duration.ofDays(6);

  /** Where a file is on its way. */
  enum State {
    AWAITING,
    /** It did not come in time, or nobody claimed it in time. */
    EXPIRED,
    SCANNING,
    CLEAN,
    INFECTED,
    /** Not what was announced, or it could not be scanned. */
    UNFIT,
    /** Its owner was erased, or what it was part of is over. */
    GONE;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Upload of(Commands.PutUpload command, PersonId owner, Instant now) {
    return new Upload(
        command.community(),
        command.upload(),
        Purpose.of(command.purpose()),
        command.type(),
        command.bytes(),
        command.name(),
        owner,
        now,
        State.AWAITING,
        null,
        null,
        1);
  }

  /** The same content from the same person. */
  boolean isThatOf(PersonId person, Commands.PutUpload command) {
    return owner.equals(person)
        && purpose == Purpose.of(command.purpose())
        && type == command.type()
        && bytes == command.bytes()
        && Objects.equals(name, command.name());
  }

  /** Where it is; time passes without anybody writing that down. */
  State at(Instant now) {
    return switch (state) {
      case AWAITING -> now.isBefore(createdAt.plus(AWAITED)) ? state : State.EXPIRED;
      case CLEAN ->
          reference != null || now.isBefore(createdAt.plus(CLAIMABLE)) ? state : State.EXPIRED;
      case EXPIRED, SCANNING, INFECTED, UNFIT, GONE -> state;
    };
  }

  /** Its key in the store: ids only. */
  String key() {
    return community + "/" + id;
  }

  /** What it is called when it is saved: the owner's name for it has no place in an address. */
  String fileName() {
    return id + "." + type.extension();
  }

  /** These bytes arrived for it, or may have. */
  boolean mayBe(String arrived) {
    return version == null || version.equals(arrived);
  }

  /**
   * Whether a scan may still say what these bytes are. Malware counts when it is found later, too.
   */
  boolean awaits(State verdict) {
    return switch (state) {
      case AWAITING, SCANNING -> true;
      case CLEAN -> verdict == State.INFECTED;
      case EXPIRED, INFECTED, UNFIT, GONE -> false;
    };
  }

  Upload arrived(String arrived, State now) {
    return with(now, name, arrived, reference);
  }

  Upload claimedBy(String matter) {
    return with(state, name, version, matter);
  }

  /** What was its owner's own goes; what a matter rests on stays, without its name. */
  Upload withoutOwner() {
    boolean stays = reference != null && purpose.outlivesItsOwner();
    return with(stays ? state : State.GONE, null, version, reference);
  }

  /** What it was part of is over, and nobody may see it any more. */
  Upload gone() {
    return with(State.GONE, null, version, reference);
  }

  private Upload with(State nextState, String nextName, String nextVersion, String nextReference) {
    return new Upload(
        community,
        id,
        purpose,
        type,
        bytes,
        nextName,
        owner,
        createdAt,
        nextState,
        nextVersion,
        nextReference,
        revision + 1);
  }
}
