package cn.linli.venue;

import cn.linli.shared.PersonId;

/** Whose calendar a feed is. */
sealed interface FeedOwner {
  /** Somebody's own reservations. */
  record OfPerson(PersonId person) implements FeedOwner {
    private static final String PREFIX = "person#";

    /** How it is stored. */
    @Override
    public String toString() {
      return PREFIX + person;
    }
  }

  /** When a zone is taken. */
  record OfZone(String zone) implements FeedOwner {
    private static final String PREFIX = "zone#";

    /** How it is stored. */
    @Override
    public String toString() {
      return PREFIX + zone;
    }
  }

  static FeedOwner of(String stored) {
    return stored.startsWith(OfPerson.PREFIX)
        ? new OfPerson(PersonId.of(stored.substring(OfPerson.PREFIX.length())))
        : new OfZone(stored.substring(OfZone.PREFIX.length()));
  }
}
