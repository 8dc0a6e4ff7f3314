package cn.linli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Figures as the contract shows them.
 *
 * @param openMinutes how long it was open, or null where that is not known
 * @param rate minutes booked of the minutes open, or null
 */
record Shown(
    long uses,
    long minutes,
    long people,
    long noShows,
    long cancelled,
    Long openMinutes,
    BigDecimal rate) {
  private static final int DECIMALS = 4;

  static Shown of(Figures figures, Long openMinutes) {
    return new Shown(
        figures.uses(),
        figures.minutes(),
        figures.people(),
        figures.noShows(),
        figures.cancelled(),
        openMinutes,
        rate(figures.minutes(), openMinutes));
  }

  private static BigDecimal rate(long minutes, Long openMinutes) {
    return openMinutes == null || openMinutes == 0
        ? null
        : BigDecimal.valueOf(minutes)
            .divide(BigDecimal.valueOf(openMinutes), DECIMALS, RoundingMode.HALF_UP);
  }
}
