package cn.linli.payment;

import cn.linli.shared.Money;
import java.util.EnumMap;
import java.util.Map;

/** An amount by what it is for. Parts of nothing are left out. */
public record Parts(Map<Part, Money> amounts) {
  /** Nothing. */
  public static final Parts NONE = new Parts(Map.of());

  public Parts {
    var kept = new EnumMap<Part, Money>(Part.class);
    amounts.forEach(
        (part, amount) -> {
          if (!amount.equals(Money.ZERO)) {
            kept.put(part, amount);
          }
        });
    amounts = Map.copyOf(kept);
  }

  /** One part. */
  public static Parts of(Part part, Money amount) {
    return new Parts(Map.of(part, amount));
  }

  /** These and others. */
  public Parts plus(Parts others) {
    var sum = new EnumMap<Part, Money>(Part.class);
    sum.putAll(amounts);
    others.amounts.forEach((part, amount) -> sum.merge(part, amount, Money::plus));
    return new Parts(sum);
  }

  /** What is left without others; a part may be below nothing then. */
  public Parts minus(Parts others) {
    var rest = new EnumMap<Part, Money>(Part.class);
    rest.putAll(amounts);
    others.amounts.forEach(
        (part, amount) -> rest.merge(part, Money.ZERO.minus(amount), Money::plus));
    return new Parts(rest);
  }

  /** One of them, perhaps nothing. */
  public Money get(Part part) {
    return amounts.getOrDefault(part, Money.ZERO);
  }

  /** Whether they are for goods, whose money stays frozen until they are handed over. */
  boolean areGoods() {
    return amounts.containsKey(Part.GOODS);
  }

  /** Whether they are a merchant's guarantee, of which what it owes is paid first. */
  boolean areGuarantee() {
    return amounts.containsKey(Part.GUARANTEE_DEPOSIT);
  }

  /** All of them together. */
  public Money total() {
    return amounts.values().stream().reduce(Money.ZERO, Money::plus);
  }

  /** Whether no part is below nothing. */
  boolean isPayable() {
    return amounts.values().stream().allMatch(amount -> amount.compareTo(Money.ZERO) > 0);
  }
}
