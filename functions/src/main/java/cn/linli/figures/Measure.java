package cn.linli.figures;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is counted; its spelling names the counter in items and facts. */
enum Measure {
  USES,
  PEOPLE,
  MINUTES,
  NO_SHOWS,
  CANCELLED,
  HELD,
  ATTENDED,
  SHIFTS,
  SHIFT_MINUTES,
  SHIFTS_MISSED,
  SALES,
  SALES_FEN,
  REFUNDS,
  REFUNDS_FEN,
  COLLECTED,
  DEBIT_FEN,
  CREDIT_FEN,
  TICKETS_TOLD,
  TICKETS_SOLVED,
  SCORES,
  SCORE_SUM,
  /** What a community owes in a year. */
  DUTY,
  /** Of an area, that something was counted in. */
  COMMUNITIES,
  PARTY_MASS,
  SALONS,
  INFORMATION,
  CONSULTATIONS,
  RESIDENT_MATTERS,
  ENTERPRISE_MATTERS,
  /** How often an item of totals was changed, so that whoever shows it knows the newer one. */
  CHANGES;

  private static final Map<String, Measure> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Measure::toString, Function.identity()));

  private final String spelling = camel(name());

  private static String camel(String name) {
    var words = name.toLowerCase(Locale.ROOT).split("_", -1);
    return words[0]
        + Stream.of(words)
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  static Measure of(String spelling) {
    return BY_NAME.get(spelling);
  }

  @Override
  public String toString() {
    return spelling;
  }
}
