package cn.linli.sim;

import static cn.linli.sim.WeChatPayTradeBill.row;
import static cn.linli.sim.WeChatPayTradeBill.yuan;

import java.util.List;
import java.util.stream.Stream;

/** A fund-flow bill of the basic account. */
final class WeChatPayFundBill {
  static final String HEAD =
      "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）," + "资金变更提交申请人,备注,业务凭证号";
  static final String SUMMARY_HEAD = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

  private WeChatPayFundBill() {}

  static String text(List<WeChatPayMoney.Movement> movements) {
    var rows = movements.stream().map(WeChatPayFundBill::line).toList();
    var in = movements.stream().mapToLong(WeChatPayMoney.Movement::fen).filter(fen -> fen > 0);
    var out = movements.stream().mapToLong(WeChatPayMoney.Movement::fen).filter(fen -> fen < 0);
    var received = in.summaryStatistics();
    var spent = out.summaryStatistics();
    var summary =
        row(
            Stream.of(
                Integer.toString(movements.size()),
                Long.toString(received.getCount()),
                yuan(received.getSum()),
                Long.toString(spent.getCount()),
                yuan(-spent.getSum())));
    return WeChatPayTradeBill.text(HEAD, rows, SUMMARY_HEAD, summary);
  }

  static String line(WeChatPayMoney.Movement movement) {
    return row(
        Stream.of(
            WeChatPayTimes.inBill(movement.at()),
            movement.business(),
            movement.flow(),
            movement.kind(),
            movement.kind(),
            movement.fen() > 0 ? "收入" : "支出",
            yuan(Math.abs(movement.fen())),
            yuan(movement.balance()),
            "system",
            movement.remark(),
            movement.voucher()));
  }
}
