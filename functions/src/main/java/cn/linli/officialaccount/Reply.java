package cn.linli.officialaccount;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What is answered at once.
 *
 * @param id of a reply to a key of the menu, that key; those to followers and otherwise have fixed
 *     ids
 * @param match null but for words
 * @param words empty but for words
 * @param revision counts the changes
 */
record Reply(String id, Kind kind, Match match, List<String> words, String text, int revision) {
  Reply {
    words = List.copyOf(words);
  }

  /** To what. */
  enum Kind {
    /** Somebody writes one of the words. */
    WORDS,
    /** Somebody begins to follow. */
    FOLLOW,
    /** Somebody chooses the key of the menu. */
    CLICK,
    /** Somebody sends a picture and the like, or words that nothing else answers. */
    OTHERWISE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** How words are compared. */
  enum Match {
    EXACT,
    CONTAINS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Match of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** How well it fits what somebody wrote, or empty if it does not; exact words fit best. */
  OptionalInt fit(String plain) {
    return words.stream()
        .map(Reply::plain)
        .filter(word -> match == Match.EXACT ? plain.equals(word) : plain.contains(word))
        .mapToInt(word -> word.length() + (match == Match.EXACT ? 1000 : 0))
        .max();
  }

  /** Words as they are compared: width, case and spaces do not matter. */
  static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .replaceAll("\\s+", "")
        .toLowerCase(Locale.ROOT);
  }

  View view() {
    return new View(
        id,
        kind.toString(),
        match == null ? null : match.toString(),
        words.isEmpty() ? null : words,
        text,
        revision);
  }

  /** What the contract shows. */
  record View(
      String reply, String kind, String match, List<String> words, String text, int revision) {}
}
