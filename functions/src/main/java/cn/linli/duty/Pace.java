package cn.linli.duty;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What of a target is owed by when. A month or quarter that the plan names owes its number by
 * itself, and so does each month where the duty is some a month (24 a year are 2 a month). Where
 * the plan names none, the target is also owed in equal parts by the days that are over, rounded
 * down.
 *
 * @param plan that stands, or null
 */
record Pace(int year, int duty, Plan plan) {
  private static final int MONTHS = 12;

  /** The pace of a kind: a plan that has fallen below a duty without a reason does not count. */
  static Pace of(int year, int duty, Plan written) {
    boolean stands = written != null && written.standsBeside(duty);
    return new Pace(year, duty, stands ? written : null);
  }

  int target() {
    return plan == null ? duty : plan.target();
  }

  /** Whether each month owes something by itself, so that it is looked at when it is over. */
  boolean isMonthly() {
    return hasOwnParts() ? plan.byMonth() != null : isSomeAMonth();
  }

  private boolean hasOwnParts() {
    return plan != null && (plan.byMonth() != null || plan.byQuarter() != null);
  }

  private boolean isSomeAMonth() {
    return duty > 0 && duty % MONTHS == 0 && target() >= duty;
  }

  /** The parts of the year that owe something by themselves. */
  private List<Part> parts() {
    if (plan != null && plan.byMonth() != null) {
      return parts(plan.byMonth(), 1);
    }
    if (plan != null && plan.byQuarter() != null) {
      return parts(plan.byQuarter(), 3);
    }
    return isSomeAMonth() ? parts(Collections.nCopies(MONTHS, duty / MONTHS), 1) : List.of();
  }

  private List<Part> parts(List<Integer> owed, int months) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < owed.size(); i++) {
      parts.add(new Part(new Period(year, 1 + i * months, months), owed.get(i)));
    }
    return parts;
  }

  /**
   * Whether less was held than was owed when a day began.
   *
   * @param held how many were, in a month of the year
   */
  Optional<Behind> behind(LocalDate day, ToLongFunction<YearMonth> held) {
    var over = parts().stream().filter(part -> !part.period().end().isAfter(day)).toList();
    var missed = over.stream().filter(part -> part.lacks(held) > 0).toList();
    long lacking = missed.stream().mapToLong(part -> part.lacks(held)).sum();
    long owed = over.stream().mapToLong(Part::owed).sum();
    long expected = hasOwnParts() ? owed : Math.max(owed, share(day));
    long sum = new Period(year, 1, MONTHS).sum(held);
    long by = Math.max(lacking, expected - sum);
    var names = missed.stream().map(part -> part.period().toString()).toList();
    return by <= 0 ? Optional.empty() : Optional.of(new Behind(by, expected, sum, names));
  }

  private long share(LocalDate day) {
    var start = LocalDate.of(year, 1, 1);
    int days = Year.of(year).length();
    long over = Math.clamp(ChronoUnit.DAYS.between(start, day), 0, days);
    return target() * over / days;
  }

  private record Part(Period period, int owed) {
    long lacks(ToLongFunction<YearMonth> held) {
      return Math.max(0, owed - period.sum(held));
    }
  }

  /**
   * Less was held than was owed.
   *
   * @param by how many are missing
   * @param expected how many were owed by now
   * @param held how many were held
   * @param missed months or quarters that are over and had too few, whatever came later
   */
  record Behind(long by, long expected, long held, List<String> missed) {
    /** Whether a month or quarter that is over gives a reason to tell of it. */
    boolean isNewsOf(Period period) {
      return held < expected || missed.contains(period.toString());
    }
  }
}
