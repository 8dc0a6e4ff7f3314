package cn.linli.groupbuy;

import cn.linli.shared.Fault;
import cn.linli.shared.Money;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a merchant offers in a campaign. They do not change once it was reviewed.
 *
 * @param reach where
 * @param priceFen a piece, to be paid with the order
 * @param ladder lower prices, and from how many pieces in all they hold; the difference goes back
 * @param minimum how many pieces have to be paid for
 * @param stock how many there are
 * @param perCommunity whether each community has a stock of its own
 * @param perPerson how many a person may order
 * @param shelves on how many items the stock lies, or null to leave that to us
 * @param opensAt from when people may order
 * @param deadline until when
 * @param points the pick-up points where it is handed out; empty for all of a community
 * @param windows when it is handed out
 * @param uncollected what becomes of what nobody collects
 */
record Terms(
    Reach reach,
    long priceFen,
    List<Step> ladder,
    int minimum,
    int stock,
    Boolean perCommunity,
    int perPerson,
    Integer shelves,
    Instant opensAt,
    Instant deadline,
    List<String> points,
    List<Window> windows,
    Uncollected uncollected) {
  private static final Duration LONGEST_SALE = Duration.ofDays(60);
  private static final Duration LONGEST_PICK_UP = Duration.ofDays(60);

  private static final Duration SHORTEST_PICK_UP = Duration.ofHours(1);
  private static final Duration TO_TELL = Duration.ofDays(1);

  /** One item takes some five hundred orders a second. */
  private static final int PIECES_PER_SHELF = 200;

  private static final int MOST_SHELVES = 16;
  private static final int ORDINARY_SHELVES = 2;

  Terms {
    perCommunity = perCommunity != null && perCommunity;
    ladder =
        ladder == null
            ? List.of()
            : ladder.stream().sorted(Comparator.comparingInt(Step::from)).toList();
    points = points == null ? List.of() : List.copyOf(points);
    windows = windows.stream().sorted(Comparator.comparing(Window::from)).toList();
    Fault.checks()
        .that(isFalling(priceFen, ladder), "/terms/ladder", "falls with the total")
        .that(perCommunity || minimum <= stock, "/terms/minimum", "is not above the stock")
        .that(perPerson <= stock, "/terms/perPerson", "is not above the stock")
        .that(shelves == null || shelves <= stock, "/terms/shelves", "are not more than pieces")
        .that(opensAt.isBefore(deadline), "/terms/deadline", "is after the sale opens")
        .that(
            Duration.between(opensAt, deadline).compareTo(LONGEST_SALE) <= 0,
            "/terms/deadline",
            "is within sixty days after the sale opens")
        .that(windows.stream().allMatch(Window::isRight), "/terms/windows", "end after they begin")
        .that(
            !windows.getFirst().from().isBefore(deadline),
            "/terms/windows",
            "begin after the deadline")
        .that(
            Duration.between(deadline, last(windows)).compareTo(SHORTEST_PICK_UP) >= 0,
            "/terms/windows",
            "end at least an hour after the deadline, when payments were waited for")
        .that(
            Duration.between(deadline, last(windows)).compareTo(LONGEST_PICK_UP) <= 0,
            "/terms/windows",
            "end within sixty days after the deadline")
        .orRefuse();
  }

  private static boolean isFalling(long first, List<Step> ladder) {
    long price = first;
    for (var step : ladder) {
      if (step.priceFen() >= price) {
        return false;
      }
      price = step.priceFen();
    }
    return ladder.stream().map(Step::from).distinct().count() == ladder.size();
  }

  private static Instant last(List<Window> windows) {
    return windows.stream().map(Window::until).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** From when people can collect. */
  Instant pickUpStart() {
    return windows.getFirst().from();
  }

  /** When nobody can collect any more. */
  Instant pickUpEnd() {
    return last(windows);
  }

  /** When it is known who has not: points without a network tell what they read a day later. */
  Instant uncollectedAt() {
    return pickUpEnd().plus(TO_TELL);
  }

  Money price() {
    return new Money(priceFen);
  }

  /** What a piece costs in the end, with so many paid for. */
  Money priceAt(int total) {
    long price = priceFen;
    for (var step : ladder) {
      if (total >= step.from()) {
        price = step.priceFen();
      }
    }
    return new Money(price);
  }

  /** On how many items the stock lies, in each community that has one of its own. */
  int shelfCount() {
    return shelves != null
        ? shelves
        : Math.clamp((stock + PIECES_PER_SHELF - 1) / PIECES_PER_SHELF, 1, MOST_SHELVES);
  }

  /** Whether more may order in a second than the deadlines of an ordinary minute take. */
  boolean isRush() {
    return shelfCount() > ORDINARY_SHELVES;
  }

  /** Whether it may be collected at a time. */
  boolean isOpenAt(Instant instant) {
    return windows.stream()
        .anyMatch(window -> !instant.isBefore(window.from()) && instant.isBefore(window.until()));
  }

  /** A lower price. */
  record Step(int from, long priceFen) {}

  /** A time in which orders are handed out. */
  record Window(Instant from, Instant until) {
    boolean isRight() {
      return from.isBefore(until);
    }
  }

  /** What becomes of what nobody collects. */
  enum Uncollected {
    /** It is paid back. */
    REFUND,
    /** It is paid for nevertheless. */
    FORFEIT;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
