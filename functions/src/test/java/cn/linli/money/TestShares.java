package cn.linli.money;

import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareState;
import cn.linli.shared.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Frozen money at the provider in memory: divided at once, and once per number. */
final class TestShares {
  private final Map<String, ShareState> shares = new LinkedHashMap<>();
  private final Map<String, ShareReturn> returns = new LinkedHashMap<>();

  void clear() {
    shares.clear();
    returns.clear();
  }

  /** What was divided of a payment, by what our numbers of the parts end with. */
  Map<String, Long> of(String number) {
    var parts = new TreeMap<String, Long>();
    shares.forEach(
        (share, state) -> {
          if (share.startsWith(number)) {
            parts.put(share.substring(number.length()), fen(state));
          }
        });
    returns.forEach(
        (back, state) -> {
          if (back.startsWith(number)) {
            parts.put(back.substring(number.length()), -state.amount().fen());
          }
        });
    return parts;
  }

  private static long fen(ShareState state) {
    return state.parts().stream().mapToLong(part -> part.amount().fen()).sum();
  }

  ShareState share(ShareOrder order) {
    var part = order.parts().getFirst();
    return shares.computeIfAbsent(
        order.shareNumber(), number -> state(number, part.account(), part.amount()));
  }

  private static ShareState state(String number, String account, Money amount) {
    var part = new ShareState.Part(account, amount, ShareState.Outcome.SUCCESS, null);
    return new ShareState(number, "3000" + number, true, null, List.of(part));
  }

  Optional<ShareState> find(String number) {
    return Optional.ofNullable(shares.get(number));
  }

  /** Of what is left of a payment, whatever is not shared out is free. */
  ShareState unfreeze(String payment, String merchant, Money left, String number) {
    var shared = of(payment).values().stream().mapToLong(Long::longValue).sum();
    return shares.computeIfAbsent(
        number, none -> state(number, merchant, left.minus(new Money(shared))));
  }

  ShareReturn takeBack(ShareReturn.Order order) {
    return returns.computeIfAbsent(
        order.returnNumber(),
        number ->
            new ShareReturn(
                number, "3008" + number, order.amount(), ShareReturn.Outcome.SUCCESS, null, null));
  }

  Optional<ShareReturn> findTakenBack(String number) {
    return Optional.ofNullable(returns.get(number));
  }
}
