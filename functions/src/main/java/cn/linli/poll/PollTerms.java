package cn.linli.poll;

import cn.linli.shared.Fault;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A poll's time and questions.
 *
 * @param results when people see what was answered
 * @param audience whom it asks, or null for every adult; minors answer through their guardians
 */
record PollTerms(
    Instant opensAt, Instant until, Shown results, Audience audience, List<Question> questions)
    implements Terms {
  private static final Duration LONGEST = Duration.ofDays(180);

  PollTerms {
    questions = List.copyOf(questions);
    var checks =
        Fault.checks()
            .that(opensAt.isBefore(until), "/terms/until", "is after it opens")
            .that(
                Duration.between(opensAt, until).compareTo(LONGEST) <= 0,
                "/terms/until",
                "is within 180 days after it opens")
            .that(
                audience == null || audience.isRight(),
                "/terms/audience",
                "goes from an age to a higher one");
    for (int i = 0; i < questions.size(); i++) {
      var question = questions.get(i);
      var at = "/terms/questions/" + i;
      checks
          .that(question.hasItsChoices(), at + "/choices", "are two or more, of a choice alone")
          .that(question.hasItsBounds(), at + "/max", "is from min to the number of choices");
    }
    checks.orRefuse();
  }

  boolean takesAnswersAt(Instant now) {
    return !now.isBefore(opensAt) && now.isBefore(until);
  }

  boolean asks(LocalDate born, LocalDate day) {
    int years = born.until(day).getYears();
    return audience == null ? years >= Hall.ADULT : audience.admits(years);
  }

  @Override
  public Instant joinUntil() {
    return until;
  }

  @Override
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < questions.size(); i++) {
      var at = "/terms/questions/" + i;
      texts.put(at + "/text", questions.get(i).text());
      var choices = questions.get(i).choices();
      for (int j = 0; j < choices.size(); j++) {
        texts.put(at + "/choices/" + j, choices.get(j));
      }
    }
    return texts;
  }

  /** When people see what was answered. */
  enum Shown {
    /** When it is over. */
    AFTER_CLOSING,
    /** All the time, in steps of several answers. */
    ALWAYS;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * People of some ages.
   *
   * @param from in whole years; null means adults
   * @param to in whole years, or null
   */
  record Audience(Integer from, Integer to) {
    private boolean isRight() {
      return from == null || to == null || from <= to;
    }

    private boolean admits(int years) {
      return years >= (from == null ? Hall.ADULT : from) && (to == null || years <= to);
    }
  }
}
