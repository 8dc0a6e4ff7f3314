package cn.linli.poll;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an entry stands. */
enum EntryState {
  IN_MODERATION,
  /** Everybody sees it and may vote for it. */
  ACCEPTED,
  REJECTED,
  /** Its author has taken it back. */
  WITHDRAWN,
  /** It was accepted, and should not have been: its votes do not count. */
  REMOVED;

  /** The states that may follow. */
  Set<EntryState> next() {
    return switch (this) {
      case IN_MODERATION -> EnumSet.of(ACCEPTED, REJECTED, WITHDRAWN);
      case ACCEPTED -> EnumSet.of(WITHDRAWN, REMOVED);
      case REJECTED, WITHDRAWN, REMOVED -> EnumSet.noneOf(EntryState.class);
    };
  }

  /** Whether it is one of as many as a person may hand in; what was removed stays one. */
  boolean countsForItsPerson() {
    return this != REJECTED && this != WITHDRAWN;
  }

  /** Its spelling in the contract. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static EntryState of(String text) {
    return Arrays.stream(values())
        .filter(state -> state.toString().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not a state"));
  }
}
