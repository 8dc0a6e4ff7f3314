package cn.linli.venue;

import java.util.Locale;

/** What a zone is used for; statistics count by it. */
enum Purpose {
  MEETING,
  CLASS,
  REHEARSAL,
  SPORT,
  READING,
  CELEBRATION,
  PARTY_BUILDING,
  VOLUNTEERING,
  SERVICE,
  /** Kept for an activity of the centre; nobody books so. */
  ACTIVITY,
  OTHER;

  static Purpose of(String word) {
    return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  /** Its spelling in the contract. */
  @Override
  public String toString() {
    return name().replace('_', '-').toLowerCase(Locale.ROOT);
  }
}
