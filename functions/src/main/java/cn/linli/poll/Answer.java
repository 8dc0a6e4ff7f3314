package cn.linli.poll;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What somebody answers to one question.
 *
 * @param question its place among them, from zero
 * @param choices places among its choices, from zero, or null
 * @param scale from one to five, or null
 * @param text or null
 */
record Answer(int question, List<Integer> choices, Integer scale, String text) {
  Answer {
    choices = choices == null ? null : List.copyOf(choices);
  }

  /** What is wrong with it as an answer to this question, if anything. */
  Optional<String> faultFor(Question asked) {
    boolean isOfItsKind =
        switch (asked.kind()) {
          case SINGLE, SEVERAL -> choices != null && scale == null && text == null;
          case SCALE -> scale != null && choices == null && text == null;
          case TEXT -> text != null && choices == null && scale == null;
        };
    if (!isOfItsKind) {
      return Optional.of("is no answer to a question of kind " + asked.kind());
    }
    return switch (asked.kind()) {
      case SINGLE -> chosen(asked, 1, 1);
      case SEVERAL -> chosen(asked, asked.min(), asked.max());
      case SCALE, TEXT -> Optional.empty();
    };
  }

  private Optional<String> chosen(Question asked, int min, int max) {
    boolean areKnown =
        choices.stream().allMatch(choice -> choice >= 0 && choice < asked.choices().size());
    if (!areKnown || choices.stream().distinct().count() != choices.size()) {
      return Optional.of("are different choices of the question");
    }
    return choices.size() < min || choices.size() > max
        ? Optional.of("are from %d to %d".formatted(min, max))
        : Optional.empty();
  }

  /** The counters that are one higher by it. */
  Stream<String> counters() {
    var counted =
        scale != null
            ? IntStream.of(scale - 1)
            : choices == null ? IntStream.empty() : choices.stream().mapToInt(Integer::intValue);
    return Stream.concat(
        Stream.of(answered(question)), counted.mapToObj(choice -> counter(question, choice)));
  }

  /** All counters that a question has. */
  static Stream<String> counters(int question, Question asked) {
    return Stream.concat(
        Stream.of(answered(question)),
        IntStream.range(0, asked.counters()).mapToObj(choice -> counter(question, choice)));
  }

  /** How many have answered a question. */
  static String answered(int question) {
    return "a" + question;
  }

  /** How many have chosen something. */
  static String counter(int question, int choice) {
    return "q" + question + "c" + choice;
  }
}
