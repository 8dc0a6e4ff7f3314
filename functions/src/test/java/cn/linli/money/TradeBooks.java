package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What has to hold of the books of a day's merchant: its money goes from whoever pays to where it
 * is frozen and from there to itself, and through nobody else's account but for the platform's fee.
 */
record TradeBooks(Bazaar bazaar, List<Bought> orders, World world) {
  private static final Set<String> SHARES = Set.of("shared-out", "share-taken-back");

  /**
   * Checks them.
   *
   * @param guarantee what was paid into it, granted out of it, has arrived, and is owed beside it
   */
  void check(Map<String, Long> guarantee) {
    var mine = orders.stream().map(Bought::number).collect(Collectors.toSet());
    var balances = new TreeMap<String, Long>();
    for (var entry : world.posted.values()) {
      boolean isOfGoods =
          touches(entry, bazaar.payee())
              || mine.stream().anyMatch(entry.path("reference").asString()::contains);
      checkWay(entry, isOfGoods);
      if (isOfGoods || touches(entry, bazaar.guaranteePayee())) {
        add(balances, entry);
      }
    }
    checkGoods(balances);
    checkGuarantee(balances, guarantee);
  }

  private static void add(Map<String, Long> balances, JsonNode entry) {
    for (var transfer : entry.path("transfers")) {
      long fen = transfer.path("fen").asLong();
      balances.merge(transfer.path("debit").asString(), fen, Long::sum);
      balances.merge(transfer.path("credit").asString(), -fen, Long::sum);
    }
  }

  private static boolean touches(JsonNode entry, String payee) {
    return entry
        .path("transfers")
        .valueStream()
        .anyMatch(
            transfer ->
                payee(transfer, "debit").equals(payee) || payee(transfer, "credit").equals(payee));
  }

  private static String payee(JsonNode transfer, String side) {
    return transfer.path(side).asString().split("/", 2)[1];
  }

  private void checkWay(JsonNode entry, boolean isOfGoods) {
    for (var transfer : entry.path("transfers")) {
      for (var side : List.of("debit", "credit")) {
        var payee = payee(transfer, side);
        if (!isOfGoods) {
          assertThat(payee).as("%s", entry).isNotEqualTo(bazaar.payee()).isNotEqualTo("platform");
        } else if (SHARES.contains(entry.path("recipe").asString())) {
          assertThat(payee).as("%s", entry).isIn(bazaar.payee(), "platform");
        } else {
          assertThat(payee).as("%s", entry).isEqualTo(bazaar.payee());
        }
      }
    }
  }

  /** It has all left, but for what fits no order; the platform has its fees, and nothing else. */
  private void checkGoods(Map<String, Long> balances) {
    long fees = 0;
    long unidentified = 0;
    for (var order : orders) {
      var parts = world.provider.shares().of(order.number());
      fees += parts.getOrDefault("-s1", 0L);
      var there = world.provider.orders().get(order.number());
      if (there != null && there.paid != null && !there.paid.amount().equals(there.asked)) {
        unidentified += there.paid.amount().fen();
      }
    }
    var mine = bazaar.payee();
    for (var kind : List.of("provider-frozen", "merchant-due", "refunds-owed")) {
      assertThat(balance(balances, kind, mine)).as(kind).isEqualTo(Money.ZERO);
    }
    assertThat(balance(balances, "provider", mine).fen()).isEqualTo(unidentified);
    assertThat(balance(balances, "unidentified", mine).fen()).isEqualTo(-unidentified);
    assertThat(balance(balances, "provider", "platform").fen()).as("fees").isEqualTo(fees);
    assertThat(balance(balances, "platform-fee", "platform").fen()).isEqualTo(-fees);
  }

  private void checkGuarantee(Map<String, Long> balances, Map<String, Long> guarantee) {
    var mine = bazaar.guaranteePayee();
    long paid = guarantee.get("paid");
    long granted = guarantee.get("granted");
    long arrived = guarantee.get("arrived");
    long owed = guarantee.get("owed");
    assertThat(balance(balances, "provider", mine).fen()).isEqualTo(paid - arrived);
    assertThat(balance(balances, "payouts-owed", mine).fen()).isEqualTo(arrived - granted);
    assertThat(balance(balances, "receivable", mine).fen()).isEqualTo(owed);
    assertThat(balance(balances, "guarantee-deposit", mine).fen())
        .isEqualTo(granted - paid - owed)
        .isLessThanOrEqualTo(0);
  }

  private static Money balance(Map<String, Long> balances, String kind, String payee) {
    return new Money(balances.getOrDefault(kind + "/" + payee, 0L));
  }
}
