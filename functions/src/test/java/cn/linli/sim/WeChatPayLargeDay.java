package cn.linli.sim;

import static cn.linli.sim.WeChatPayTradeBill.fee;
import static cn.linli.sim.WeChatPayTradeBill.row;
import static cn.linli.sim.WeChatPayTradeBill.yuan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A day of the merchant {@link WeChatPaySimulator#DIRECT} as its two bills on disk, written row by
 * row: one that is too large for memory has no orders behind it.
 */
public final class WeChatPayLargeDay {
  private final WeChatPayBillFile trade;
  private final WeChatPayBillFile flow;
  private final Announced tradeBill;
  private final Announced fundFlowBill;
  private long rows;
  private long flows;
  private long receipts;
  private long received;
  private long paid;
  private long refunded;
  private long feesTaken;
  private long feesReturned;

  /** Writes what happened, row by row. */
  public interface Rows {
    void write(WeChatPayLargeDay day);
  }

  /** A packed file and the hash of its text. */
  record Announced(Path file, String sha1) {}

  /** The day, its bills written into a folder. */
  public WeChatPayLargeDay(Path folder, Rows happened) {
    trade = new WeChatPayBillFile(folder.resolve("trade.gz"));
    flow = new WeChatPayBillFile(folder.resolve("flow.gz"));
    try (trade;
        flow) {
      trade.line(WeChatPayTradeBill.HEAD);
      flow.line(WeChatPayFundBill.HEAD);
      happened.write(this);
      summaries();
    }
    tradeBill = new Announced(trade.file(), trade.sha1());
    fundFlowBill = new Announced(flow.file(), flow.sha1());
  }

  /**
   * Somebody paid.
   *
   * @param transaction WeChat Pay's number of it
   * @param number ours
   */
  public void payment(Instant at, String transaction, String number, long fen) {
    var taken = WeChatPayRefunds.fee(fen);
    paid += fen;
    feesTaken += taken;
    var total = yuan(fen);
    var none = Stream.of(total, "0.00", "0", "0", "0.00", "0.00", "", "");
    trade(at, transaction, number, "SUCCESS", none, taken, total, "0.00");
    flow(at, transaction, "交易", fen, number);
    flow(at, transaction, "扣除交易手续费", -taken, number);
  }

  /**
   * A payment went back.
   *
   * @param transaction WeChat Pay's number of the payment
   * @param number ours of the payment
   * @param refund WeChat Pay's number of the refund
   * @param refundNumber ours of the refund
   */
  public void refund(
      Instant at, String transaction, String number, String refund, String refundNumber, long fen) {
    var returned = WeChatPayRefunds.fee(fen);
    refunded += fen;
    feesReturned += returned;
    var amount = yuan(fen);
    var back =
        Stream.of("0.00", "0.00", refund, refundNumber, amount, "0.00", "ORIGINAL", "SUCCESS");
    trade(at, transaction, number, "REFUND", back, -returned, "0.00", amount);
    flow(at, refund, "退款", returned - fen, refundNumber);
  }

  private void trade(
      Instant at,
      String transaction,
      String number,
      String state,
      Stream<String> refund,
      long fee,
      String ordered,
      String asked) {
    rows++;
    var order =
        Stream.of(
            WeChatPayTimes.inBill(at),
            WeChatSimulator.MINI_PROGRAM,
            WeChatPaySimulator.DIRECT,
            "0",
            "",
            transaction,
            number,
            "o" + number.substring(0, 27),
            "JSAPI",
            state,
            "OTHERS",
            "CNY");
    var rest = Stream.of("场地预订 羽毛球", "", fee(fee), "0.60%", ordered, asked, "");
    trade.line(row(Stream.concat(order, Stream.concat(refund, rest))));
  }

  private void flow(Instant at, String business, String kind, long fen, String voucher) {
    if (fen != 0) {
      flows++;
      receipts += fen > 0 ? 1 : 0;
      received += Math.max(fen, 0);
      flow.line(
          WeChatPayFundBill.line(
              new WeChatPayMoney.Movement(
                  at,
                  WeChatPaySimulator.DIRECT,
                  business,
                  "100202605" + (1_000_000_000_000L + flows),
                  kind,
                  fen,
                  net(),
                  "",
                  voucher)));
    }
  }

  private void summaries() {
    trade.line(WeChatPayTradeBill.SUMMARY_HEAD);
    trade.line(
        row(
            Stream.of(
                Long.toString(rows),
                yuan(paid),
                yuan(refunded),
                "0.00",
                fee(feesTaken - feesReturned),
                yuan(paid),
                yuan(refunded))));
    flow.line(WeChatPayFundBill.SUMMARY_HEAD);
    flow.line(
        row(
            Stream.of(
                Long.toString(flows),
                Long.toString(receipts),
                yuan(received),
                Long.toString(flows - receipts),
                yuan(received - net()))));
  }

  private long net() {
    return paid - refunded - feesTaken + feesReturned;
  }

  Announced tradeBill() {
    return tradeBill;
  }

  Announced fundFlowBill() {
    return fundFlowBill;
  }

  /** How many rows the trade bill has. */
  public long rows() {
    return rows;
  }

  /** How many the fund-flow bill has. */
  public long flows() {
    return flows;
  }

  public long paid() {
    return paid;
  }

  public long refunded() {
    return refunded;
  }

  public long feesTaken() {
    return feesTaken;
  }

  public long feesReturned() {
    return feesReturned;
  }

  /** How large both bills are, packed. */
  public long packedBytes() {
    try {
      return Files.size(tradeBill.file()) + Files.size(fundFlowBill.file());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
