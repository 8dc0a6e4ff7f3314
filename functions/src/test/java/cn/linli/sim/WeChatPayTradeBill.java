package cn.linli.sim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trade bill of the kind ALL, in the order of its 27 columns. */
final class WeChatPayTradeBill {
  static final String HEAD =
      "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,"
          + "应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,"
          + "商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
  static final String SUMMARY_HEAD = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

  private final List<String> rows = new ArrayList<>();
  private long paid;
  private long refunded;
  private long fees;

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void payment(WeChatPayOrder order) {
    paid += order.total();
    fees += order.fee();
    var total = yuan(order.total());
    rows.add(
        row(
            Stream.concat(
                Stream.concat(
                    Stream.of(WeChatPayTimes.inBill(order.paidAt)), order(order, "SUCCESS")),
                Stream.of(
                    total,
                    "0.00",
                    "0",
                    "0",
                    "0.00",
                    "0.00",
                    "",
                    "",
                    order.request.path("description").asString(),
                    "",
                    fee(order.fee()),
                    "0.60%",
                    total,
                    "0.00",
                    ""))));
  }

  void refund(WeChatPayRefund refund) {
    refunded += refund.fen();
    fees -= WeChatPayRefunds.fee(refund.fen());
    var amount = yuan(refund.fen());
    rows.add(
        row(
            Stream.concat(
                Stream.concat(
                    Stream.of(WeChatPayTimes.inBill(refund.createdAt)),
                    order(refund.order, "REFUND")),
                Stream.of(
                    "0.00",
                    "0.00",
                    refund.id,
                    refund.number(),
                    amount,
                    "0.00",
                    "ORIGINAL",
                    refund.status.name(),
                    refund.order.request.path("description").asString(),
                    "",
                    fee(-WeChatPayRefunds.fee(refund.fen())),
                    "0.60%",
                    "0.00",
                    amount,
                    ""))));
  }

  private static Stream<String> order(WeChatPayOrder order, String state) {
    return Stream.of(
        order.appId(),
        order.merchant.id(),
        order.merchant.isDirect() ? "0" : order.payee,
        "",
        order.transaction,
        order.number(),
        order.openid(),
        "JSAPI",
        state,
        "OTHERS",
        "CNY");
  }

  String text() {
    var summary =
        row(
            Stream.of(
                Integer.toString(rows.size()),
                yuan(paid),
                yuan(refunded),
                "0.00",
                fee(fees),
                yuan(paid),
                yuan(refunded)));
    return text(HEAD, rows, SUMMARY_HEAD, summary);
  }

  /** Two tables below each other. */
  static String text(String head, List<String> rows, String summaryHead, String summary) {
    return Stream.of(Stream.of(head), rows.stream(), Stream.of(summaryHead, summary))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  static String row(Stream<String> values) {
    return values.map(value -> "`" + value).collect(Collectors.joining(","));
  }

  static String yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  static String fee(long fen) {
    return BigDecimal.valueOf(fen, 2).setScale(5).toPlainString();
  }
}
