package cn.linli.ledger;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.Money;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What an amount is made of: how much of it for which kind of account.
 *
 * @param amounts none of them nothing or less
 */
public record Parts(Map<Kind, Money> amounts) {
  /** No money at all. */
  public static final Parts NONE = new Parts(Map.of());

  public Parts {
    if (amounts.values().stream().anyMatch(amount -> amount.compareTo(Money.ZERO) <= 0)) {
      throw new IllegalArgumentException("a part is something");
    }
    amounts = Map.copyOf(amounts);
  }

  /** One part. Nothing is no part. */
  public static Parts of(Kind kind, Money amount) {
    return NONE.and(kind, amount);
  }

  /** One part more. Nothing is no part. */
  public Parts and(Kind kind, Money amount) {
    if (amount.equals(Money.ZERO)) {
      return this;
    }
    var more = new EnumMap<Kind, Money>(Kind.class);
    more.putAll(amounts);
    more.merge(kind, amount, Money::plus);
    return new Parts(more);
  }

  /** Hands out the parts in the order of the chart. */
  void each(BiConsumer<Kind, Money> to) {
    for (var kind : Kind.values()) {
      if (amounts.containsKey(kind)) {
        to.accept(kind, amounts.get(kind));
      }
    }
  }

  /** All of it. */
  public Money total() {
    return amounts.values().stream().reduce(Money.ZERO, Money::plus);
  }
}
