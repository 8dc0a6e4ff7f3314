package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of a town's money once everything is quiet, whatever happened before, worked out
 * from what lies in the tables.
 */
final class MoneyInvariants {
  private final List<Map<String, AttributeValue>> payment;
  private final Map<String, Map<String, AttributeValue>> reservations;
  private final List<Map<String, AttributeValue>> ledger;
  private final List<Map<String, AttributeValue>> figures;

  private MoneyInvariants(Town town) {
    payment = Dump.items(town, "payment");
    ledger = Dump.items(town, "ledger");
    figures = Dump.items(town, "figures");
    reservations =
        Dump.items(town, "venue").stream()
            .filter(item -> item.get("sk").s().equals("reservation"))
            .collect(Collectors.toMap(item -> item.get("id").s(), item -> item));
  }

  static void hold(Town town) {
    town.settles();
    var invariants = new MoneyInvariants(town);
    invariants.everyLegHasItsOther();
    invariants.nothingHappensTwice();
    invariants.everyPaidOrderEnds();
    invariants.whatIsDividedIsGone();
    invariants.reportsSayWhatTheBooksSay();
    var order = Json.bytes(Map.of("community", Town.COMMUNITY));
    var check = Json.MAPPER.readTree(town.deployment().lambdas().call("checkLedger", order));
    assertThat(check.path("done").asBoolean()).isTrue();
    assertThat(check.path("findings")).as("books beside payments").isEmpty();
  }

  /** I1. */
  private void everyLegHasItsOther() {
    long debits = 0;
    long credits = 0;
    for (var balance : ledger) {
      if (balance.get("pk").s().endsWith("#balances")) {
        debits += number(balance, "debits");
        credits += number(balance, "credits");
      }
    }
    assertThat(debits).as("debits less credits").isEqualTo(credits);
  }

  /** I3: a refund has one number, and a payment's refunds are what it says went back. */
  private void nothingHappensTwice() {
    var keys = new HashSet<String>();
    for (var refund : payment) {
      if (isRefund(refund)) {
        assertThat(keys.add(refund.get("payment").s() + refund.get("key").s())).isTrue();
        assertThat(refund.get("state").s()).as("%s", refund).isIn("done", "failed");
      }
    }
    for (var paid : payment) {
      if (paid.containsKey("paidAt")) {
        long refunds =
            payment.stream()
                .filter(item -> isRefund(item) && !isAskedForAgain(item))
                .filter(refund -> refund.get("payment").s().equals(paid.get("id").s()))
                .mapToLong(refund -> sum(refund, "parts"))
                .sum();
        assertThat(refunds).as("refunds of %s", paid).isEqualTo(sum(paid, "returned"));
      }
    }
  }

  private static boolean isRefund(Map<String, AttributeValue> item) {
    return item.get("sk").s().startsWith("refund#");
  }

  /** Whether it failed, and another took its place. */
  private boolean isAskedForAgain(Map<String, AttributeValue> refund) {
    return payment.stream().anyMatch(other -> refund.get("number").equals(other.get("key")));
  }

  /** I4: fulfilled, refunded, or where finance sees it. */
  private void everyPaidOrderEnds() {
    for (var order : payment) {
      if (order.get("sk").s().equals("payment") && order.containsKey("transaction")) {
        assertThat(
                isSold(order)
                    || isSecurity(order)
                    || isFulfilled(order)
                    || isRefunded(order)
                    || isExceptional(order))
            .as("%s", order)
            .isTrue();
      }
    }
  }

  /** Of goods that were divided, nothing is left in the books, whatever went back. */
  private void whatIsDividedIsGone() {
    for (var order : payment) {
      if (order.containsKey("stage") && order.get("stage").s().matches("divided|thawed")) {
        var number = order.get("id").s().replace("-", "");
        for (var kind : List.of("provider-frozen/", "merchant-due/", "refunds-owed/")) {
          var account = kind + order.get("payee").s();
          assertThat(net(number, account)).as("%s of %s", account, order).isZero();
        }
      }
    }
  }

  /** To the fen, by month and kind of account. */
  private void reportsSayWhatTheBooksSay() {
    var books = new TreeMap<String, Long>();
    for (var entry : ledger) {
      if (isPosted(entry)) {
        var month = YearMonth.from(Instant.parse(entry.get("at").s()).atZone(Town.CALENDAR));
        var begin = entry.get("community").s() + " " + month + "#money-";
        for (var transfer : Json.MAPPER.readTree(entry.get("transfers").s())) {
          long fen = transfer.path("fen").asLong();
          var debit = transfer.path("debit").asString().split("/", 2)[0];
          var credit = transfer.path("credit").asString().split("/", 2)[0];
          books.merge(begin + debit + " debitFen", fen, Long::sum);
          books.merge(begin + credit + " creditFen", fen, Long::sum);
        }
      }
    }
    var reports = new TreeMap<String, Long>();
    for (var cell : figures) {
      var pk = cell.get("pk").s();
      if (pk.endsWith("#figures#1") && cell.get("sk").s().contains("#money-")) {
        for (var side : List.of("debitFen", "creditFen")) {
          if (cell.containsKey(side)) {
            var key = pk.split("#", 2)[0] + " " + cell.get("sk").s() + " " + side;
            reports.put(key, number(cell, side));
          }
        }
      }
    }
    assertThat(reports).as("reports beside books").isEqualTo(books);
  }

  private long net(String number, String account) {
    long net = 0;
    for (var entry : ledger) {
      if (isPosted(entry) && entry.get("reference").s().contains(number)) {
        for (var transfer : Json.MAPPER.readTree(entry.get("transfers").s())) {
          long fen = transfer.path("fen").asLong();
          net += transfer.path("debit").asString().equals(account) ? fen : 0;
          net -= transfer.path("credit").asString().equals(account) ? fen : 0;
        }
      }
    }
    return net;
  }

  /** Not one of its copies in a journal or statement. */
  private static boolean isPosted(Map<String, AttributeValue> item) {
    return item.containsKey("transfers") && item.get("pk").s().contains("#entry#");
  }

  /** Goods: whoever sold them has the money, or gets it when they are handed over. */
  private static boolean isSold(Map<String, AttributeValue> order) {
    return order.containsKey("stage")
        && List.of("frozen", "divided", "thawed").contains(order.get("stage").s());
  }

  /** A merchant's guarantee: it stays until the merchant leaves, and may go to residents. */
  private static boolean isSecurity(Map<String, AttributeValue> order) {
    return order.get("subject").s().startsWith("guarantee/");
  }

  private boolean isFulfilled(Map<String, AttributeValue> order) {
    var reservation = reservations.get(order.get("subject").s().replace("reservation/", ""));
    return reservation != null
        && reservation.get("state").s().equals("confirmed")
        && reservation.get("payment").equals(order.get("id"));
  }

  private static boolean isRefunded(Map<String, AttributeValue> order) {
    return order.containsKey("returned") && sum(order, "returned") == sum(order, "parts");
  }

  private boolean isExceptional(Map<String, AttributeValue> order) {
    return payment.stream()
        .filter(item -> item.get("sk").s().equals("exception"))
        .anyMatch(item -> order.get("id").equals(item.get("payment")));
  }

  private static long sum(Map<String, AttributeValue> item, String parts) {
    return item.get(parts).m().values().stream().mapToLong(fen -> Long.parseLong(fen.n())).sum();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }
}
