package cn.linli.venue;

import cn.linli.shared.Money;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What a zone costs.
 *
 * @param hourFen an hour for residents and their groups
 * @param enterpriseHourFen an hour for enterprises, or null for the same
 * @param offPeak when an hour costs a part of it (错峰)
 * @param depositFen per booking, and comes back
 * @param payWithinMinutes after so long, and at the latest when it would begin, an unpaid booking
 *     lapses
 */
record Price(
    int hourFen,
    Integer enterpriseHourFen,
    List<OffPeak> offPeak,
    int depositFen,
    int payWithinMinutes) {
  private static final int SLOTS_OF_AN_HOUR = 60 / Slots.MINUTES;
  private static final int WHOLE = 100;

  /** What a booking costs. Parts of a fen are rounded down, once, in the end. */
  Charge of(TimeRange time, Organiser organiser, ZoneId calendar) {
    boolean enterprise = organiser.kind() == Organiser.Kind.ENTERPRISE && enterpriseHourFen != null;
    long rate = enterprise ? enterpriseHourFen : hourFen;
    long percents = 0;
    for (var day : Slots.of(time, calendar).entrySet()) {
      var slots = day.getValue();
      for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
        percents += percent(Slots.at(slot, day.getKey(), calendar), calendar);
      }
    }
    long fee = Math.multiplyExact(rate, percents) / (WHOLE * SLOTS_OF_AN_HOUR);
    return new Charge(new Money(fee), new Money(depositFen));
  }

  private int percent(Instant slot, ZoneId calendar) {
    return offPeak == null
        ? WHOLE
        : offPeak.stream()
            .filter(part -> part.holdsAt(slot, calendar))
            .mapToInt(OffPeak::percent)
            .min()
            .orElse(WHOLE);
  }

  /** When a booking lapses that was agreed now and is not paid. */
  Instant payBy(Instant now, Instant start) {
    var end = now.plus(Duration.ofMinutes(payWithinMinutes));
    return end.isBefore(start) ? end : start;
  }

  /**
   * Hours that few people want.
   *
   * @param percent of the whole price
   */
  record OffPeak(String day, String from, String to, int percent) {
    Hours hours() {
      return new Hours(day, from, to);
    }

    private boolean holdsAt(Instant slot, ZoneId calendar) {
      var date = slot.atZone(calendar).toLocalDate();
      return Hours.open(List.of(hours()), date, calendar).get(Slots.index(slot, date, calendar));
    }
  }
}
