package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.payment.FundRow;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.ShareRow;
import cn.linli.payment.TradeRow;
import cn.linli.shared.Money;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a bill: a line of names, a line for each movement, and a summary that begins with a line of
 * names again. Each value stands behind a backtick, amounts are in yuan.
 */
final class BillText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final String TICK = "`";
  private static final Set<String> SUMMARIES = Set.of("总交易单数", "资金流水总笔数");

  /** The columns of a sharing bill that matter here; WeChat Pay documents their order. */
  private static final int SHARE = 4;

  private static final int SHARE_NUMBER = 6;
  private static final int SHARE_RECEIVER = 8;
  private static final int SHARE_AMOUNT = 9;

  /** What the trade bill lists too. */
  private static final Set<String> TRADES = Set.of("交易", "退款", "扣除交易手续费");

  private BillText() {}

  /**
   * Hands each row over; false where there is no bill.
   *
   * @throws ProviderFailure LATER when it is not the bill that was announced, or none that can be
   *     read
   */
  static <R> boolean read(
      Optional<InputStream> bill, Function<Line, R> rows, Consumer<R> consumer) {
    return read(bill, lines -> readCounted(lines, line -> consumer.accept(row(rows, line))));
  }

  /**
   * The same of a bill whose summary is not documented: each row is one line, and its hash alone
   * says that it is whole.
   */
  static <R> boolean readUncounted(
      Optional<InputStream> bill, Function<Line, R> rows, Consumer<R> consumer) {
    return read(
        bill,
        lines -> {
          var columns = columns(lines.readLine());
          boolean isSummary = false;
          for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            isSummary |= !line.startsWith(TICK);
            if (!isSummary) {
              consumer.accept(row(rows, line(columns, line)));
            }
          }
        });
  }

  /** What is done with the lines of a bill, to the last: its hash is looked at behind the end. */
  private interface Lines {
    void read(BufferedReader lines) throws IOException;
  }

  private static boolean read(Optional<InputStream> bill, Lines how) {
    if (bill.isEmpty()) {
      return false;
    }
    try (var text = bill.get();
        var lines = new BufferedReader(new InputStreamReader(text, UTF_8))) {
      how.read(lines);
      return true;
    } catch (IOException notTheBill) {
      throw new ProviderFailure(Kind.LATER, Why.OTHER, "the bill is not the one announced");
    }
  }

  private static <R> R row(Function<Line, R> rows, Line line) {
    try {
      return rows.apply(line);
    } catch (IllegalArgumentException | ArithmeticException unreadable) {
      throw new ProviderFailure(Kind.LATER, Why.OTHER, "a row of the bill cannot be read");
    }
  }

  /**
   * What stands behind a backtick may go on in the next line. The summary says how many rows there
   * were: a bill that was cut off between two of them is noticed.
   */
  private static void readCounted(BufferedReader lines, Consumer<Line> consumer)
      throws IOException {
    var columns = columns(lines.readLine());
    long rows = 0;
    String row = null;
    var line = lines.readLine();
    for (; line != null && !isSummary(line); line = lines.readLine()) {
      if (row != null && line.startsWith(TICK)) {
        consumer.accept(line(columns, row));
        rows++;
      }
      row = row == null || line.startsWith(TICK) ? line : row + "\n" + line;
    }
    if (row != null) {
      consumer.accept(line(columns, row));
      rows++;
    }
    var summary = lines.readLine();
    if (summary == null || !values(summary).getFirst().equals(Long.toString(rows))) {
      throw new IOException("it has not as many rows as it says");
    }
    while (lines.readLine() != null) {
      // The hash is looked at behind the end.
    }
  }

  private static boolean isSummary(String line) {
    return SUMMARIES.stream().anyMatch(line::startsWith);
  }

  private static Line line(Map<String, Integer> columns, String row) {
    return new Line(columns, values(row));
  }

  private static List<String> values(String row) {
    return List.of(row.substring(Math.min(1, row.length())).split(",`", -1));
  }

  private static Map<String, Integer> columns(String head) throws IOException {
    if (head == null) {
      throw new IOException("there is nothing in it");
    }
    var names = head.charAt(0) == BYTE_ORDER_MARK ? head.substring(1) : head;
    var columns = new HashMap<String, Integer>();
    for (var name : names.split(",", -1)) {
      columns.put(name, columns.size());
    }
    return columns;
  }

  /** Of what the order asked for, coupons included; likewise of what was to go back. */
  static TradeRow trade(Line line) {
    boolean isRefund = line.text("交易状态").equals("REFUND");
    return new TradeRow(
        line.text("商户订单号"),
        line.text("微信订单号"),
        isRefund ? line.text("商户退款单号") : null,
        isRefund ? line.text("微信退款单号") : null,
        line.fenOf(isRefund ? "申请退款金额" : "订单金额"),
        isRefund ? refundState(line.text("退款状态")) : tradeState(line.text("交易状态")),
        line.fenOf("手续费"));
  }

  private static TradeRow.State tradeState(String text) {
    return text.equals("SUCCESS") ? TradeRow.State.DONE : TradeRow.State.FAILED;
  }

  private static TradeRow.State refundState(String text) {
    return switch (text) {
      case "SUCCESS" -> TradeRow.State.DONE;
      case "PROCESSING" -> TradeRow.State.UNDER_WAY;
      default -> TradeRow.State.FAILED;
    };
  }

  static FundRow fund(Line line) {
    var kind = line.text("业务类型");
    var amount = line.fenOf("收支金额（元）");
    return new FundRow(
        TRADES.contains(kind) ? FundRow.Kind.TRADE : FundRow.Kind.OTHER,
        line.text("资金流水单号"),
        line.text("业务凭证号"),
        kind,
        line.text("收支类型").equals("支出") ? Money.ZERO.minus(amount) : amount);
  }

  static ShareRow share(Line line) {
    return new ShareRow(
        line.text(SHARE),
        line.text(SHARE_NUMBER),
        line.text(SHARE_RECEIVER),
        Line.fen(line.text(SHARE_AMOUNT)));
  }

  /** The values of a row by their names. */
  record Line(Map<String, Integer> columns, List<String> values) {
    String text(String name) {
      var column = columns.get(name);
      if (column == null) {
        throw new IllegalArgumentException("there is no " + name);
      }
      return text(column.intValue());
    }

    String text(int column) {
      if (column >= values.size()) {
        throw new IllegalArgumentException("there is no column " + column);
      }
      return values.get(column).strip();
    }

    /** Fees have more places than two, and are whole fen nevertheless. */
    Money fenOf(String name) {
      return fen(text(name));
    }

    private static Money fen(String yuan) {
      return new Money(
          new BigDecimal(yuan)
              .movePointRight(2)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact());
    }
  }
}
