package cn.linli.sim;

import static cn.linli.sim.WeChatPayTradeBill.row;
import static cn.linli.sim.WeChatPayTradeBill.yuan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A sharing bill: what succeeded, a row for each part and each way back. */
final class WeChatPaySharingBill {
  static final String HEAD =
      "分账时间,分账发起方,分账方,微信订单号,微信分账/回退单号,分账明细单号,商户分账/回退单号,订单金额,分账接收方,金额,业务类型,处理状态,备注";
  static final String SUMMARY_HEAD = "分账总笔数,分账总金额,回退总笔数,回退总金额";

  private final List<String> rows = new ArrayList<>();
  private final long[] counts = new long[2];
  private final long[] sums = new long[2];

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void share(WeChatPayShare share, Predicate<Instant> when) {
    for (var part : share.parts) {
      if (part.result.equals("SUCCESS") && when.test(share.endsAt)) {
        add(0, share, share.endsAt, share.id, share.number(), part.account, part.fen);
      }
    }
    share.returns.forEach(
        (number, back) -> {
          if (back.result().equals("SUCCESS") && when.test(back.at())) {
            var account = back.request().path("return_mchid").asString();
            long fen = back.request().path("amount").asLong();
            add(1, share, back.at(), back.id(), number, account, fen);
          }
        });
  }

  private void add(
      int kind,
      WeChatPayShare share,
      Instant at,
      String id,
      String number,
      String account,
      long fen) {
    counts[kind]++;
    sums[kind] += fen;
    rows.add(
        row(
            Stream.of(
                WeChatPayTimes.inBill(at),
                share.order.merchant.id(),
                share.order.payee,
                share.order.transaction,
                id,
                id + "1",
                number,
                yuan(share.order.total()),
                account,
                yuan(fen),
                kind == 0 ? "分账" : "分账回退",
                "处理成功",
                "")));
  }

  String text() {
    var summary =
        row(
            Stream.of(
                Long.toString(counts[0]), yuan(sums[0]), Long.toString(counts[1]), yuan(sums[1])));
    return WeChatPayTradeBill.text(HEAD, rows, SUMMARY_HEAD, summary);
  }
}
