package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.function.Function;

/**
 * A zone on a day, in slots.
 *
 * @param open when it is open
 * @param busy what is claimed of it, or of anything above or below it
 * @param free what can still be booked
 */
record ZoneDay(LocalDate date, BitSet open, BitSet busy, BitSet free) {
  /**
   * A day of a zone.
   *
   * @param claims of a day; asked for the next one only where a buffer may reach into it
   */
  static ZoneDay of(
      Zone zone,
      ZoneTree tree,
      LocalDate date,
      Function<LocalDate, DayClaims> claims,
      ZoneId calendar,
      Instant now) {
    var open = tree.open(zone.id(), date, calendar);
    var related = tree.related(zone.id());
    var busy = claims.apply(date).busy(related);
    var free = new BitSet();
    if (!date.isAfter(new ReservationRules(zone, tree, calendar, now).lastDay())) {
      free.or(open);
      int buffer = zone.rules().bufferMinutes() / Slots.MINUTES;
      int count = Slots.count(date, calendar);
      free.andNot(blocked(busy, buffer));
      if (buffer > 0 && free.get(count - 1)) {
        int next = claims.apply(date.plusDays(1)).busy(related).nextSetBit(0);
        if (next >= 0 && next < buffer) {
          free.clear(count + next - buffer, count);
        }
      }
      free.andNot(begun(date, calendar, earliest(zone, now)));
    }
    return new ZoneDay(date, open, busy, free);
  }

  /**
   * A booking keeps its buffer free after itself, so the last slots before a claim are not free
   * either.
   */
  private static BitSet blocked(BitSet busy, int buffer) {
    var blocked = (BitSet) busy.clone();
    busy.stream().forEach(slot -> blocked.set(Math.max(0, slot - buffer), slot + 1));
    return blocked;
  }

  /** What begins at this instant or before can no longer be booked. */
  private static Instant earliest(Zone zone, Instant now) {
    var lead = zone.rules().bookBeforeMinutes();
    return lead == null ? now : now.plus(Duration.ofMinutes(lead)).minusNanos(1);
  }

  private static BitSet begun(LocalDate date, ZoneId calendar, Instant now) {
    var begun = new BitSet();
    var day = TimeRange.day(date, calendar);
    if (!now.isBefore(day.start())) {
      var until = now.isBefore(day.end()) ? now : day.end();
      begun.set(0, Slots.index(until, date, calendar) + 1);
    }
    return begun;
  }
}
