package cn.linli.screening;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Words that a rule looks for: letters one after the other, or parts of them with a few others in
 * between, written with {@code …}. Looking takes time proportional to the text: nothing is tried
 * twice.
 */
record Phrase(List<String> parts) {
  /** How many letters may be between two parts. */
  private static final int GAP = 10;

  static final String BETWEEN = "…";

  static Phrase of(String words, Map<Character, Character> folds) {
    return new Phrase(
        Stream.of(words.split(BETWEEN, -1)).map(part -> Plain.of(part, folds).letters()).toList());
  }

  /** How many letters it names. */
  int length() {
    return parts.stream().mapToInt(String::length).sum();
  }

  /** Whether each part has letters. */
  boolean isWhole() {
    return parts.stream().noneMatch(String::isEmpty);
  }

  /** The first place from there on. */
  Optional<Place> find(String letters, int from) {
    for (int start = letters.indexOf(parts.getFirst(), from);
        start >= 0;
        start = letters.indexOf(parts.getFirst(), start + 1)) {
      int end = rest(letters, start + parts.getFirst().length());
      if (end >= 0) {
        return Optional.of(new Place(start, end));
      }
    }
    return Optional.empty();
  }

  /** Where the other parts end after the first, or -1. */
  private int rest(String letters, int after) {
    int end = after;
    for (var part : parts.subList(1, parts.size())) {
      int window = Math.min(end + GAP + part.length(), letters.length());
      int found = letters.indexOf(part, end, window);
      if (found < 0) {
        return -1;
      }
      end = found + part.length();
    }
    return end;
  }

  /** From a letter to before another. */
  record Place(int start, int end) {}
}
