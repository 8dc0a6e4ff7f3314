package cn.linli.sim;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** How notices are delivered. */
public enum Delivery {
  IN_ORDER(1),
  TWICE(2),
  /** Youngest first, then all once more in order. */
  TWICE_AND_OUT_OF_ORDER(2),
  /** Each twice, all at the same time. */
  AT_ONCE(2),
  /** Each ten times, all at the same time. */
  TEN_AT_ONCE(10),
  FIFTEEN_TIMES(15);

  private final int times;

  Delivery(int times) {
    this.times = times;
  }

  boolean isAtOnce() {
    return this == AT_ONCE || this == TEN_AT_ONCE;
  }

  <T> List<T> of(List<T> notices) {
    return this == TWICE_AND_OUT_OF_ORDER
        ? Stream.concat(notices.reversed().stream(), notices.stream()).toList()
        : notices.stream().flatMap(each -> Collections.nCopies(times, each).stream()).toList();
  }
}
