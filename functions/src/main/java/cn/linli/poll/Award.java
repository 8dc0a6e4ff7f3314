package cn.linli.poll;

import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A prize that somebody has won.
 *
 * @param handedOutAt or null before; so is by whom, and how they knew whom to give it to
 */
record Award(
    Matter.Key contest,
    Id id,
    String prize,
    UUID entry,
    PersonId person,
    Instant handedOutAt,
    PersonId handedOutBy,
    How how,
    int revision) {
  static Award of(Matter.Key contest, Id id, String prize, UUID entry, PersonId person) {
    return new Award(contest, id, prize, entry, person, null, null, null, 1);
  }

  Award handedOut(Instant at, PersonId by, How known) {
    return new Award(contest, id, prize, entry, person, at, by, known, revision + 1);
  }

  boolean isHandedOut() {
    return handedOutAt != null;
  }

  /** How whoever hands out knew whom to give it to. */
  enum How {
    CODE,
    NAME;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static How of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Which prize of the contest, by its place among them, and which rank.
   *
   * @param prize from one
   */
  record Id(int prize, int rank) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]?)-([1-9][0-9]{0,4})");

    /** Its sort key. */
    String key() {
      return String.format(Locale.ROOT, "%02d-%05d", prize, rank);
    }

    static Id of(String text) {
      var match = FORM.matcher(text);
      Fault.checks().in(match.matches(), "award", "is a prize and a rank, as 1-3").orRefuse();
      return new Id(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    @Override
    public String toString() {
      return prize + "-" + rank;
    }
  }
}
