package cn.linli.ledger;

import cn.linli.shared.Money;
import cn.linli.shared.sheets.Sheet;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The books as tables, in yuan and in the community's time. */
final class BookSheets {
  private static final List<String> ENTRIES =
      List.of("时间", "凭证号", "事项", "业务编号", "支付机构单号", "批准人", "借方科目", "贷方科目", "金额（元）");
  private static final List<String> BALANCES =
      List.of("科目", "科目名称", "收款方", "期初余额（元）", "本期借方（元）", "本期贷方（元）", "期末余额（元）");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private BookSheets() {}

  /** A row per transfer. */
  static Sheet entries(List<Entry> entries, ZoneId calendar) {
    var rows = new ArrayList<List<Object>>();
    for (var entry : entries) {
      entry.transfers().forEach(transfer -> rows.add(row(entry, transfer, calendar)));
    }
    return new Sheet("凭证", ENTRIES, rows);
  }

  private static List<Object> row(Entry entry, Transfer transfer, ZoneId calendar) {
    return Arrays.asList(
        TIME.format(entry.at().atZone(calendar)),
        entry.id(),
        entry.recipe().title(),
        entry.reference(),
        entry.provider(),
        entry.approvedBy() == null ? null : entry.approvedBy().toString(),
        transfer.debit().code(),
        transfer.credit().code(),
        yuan(transfer.amount()));
  }

  /** A row per account, and one that shows both sides to be the same. */
  static Sheet balances(TrialBalance balance) {
    var rows = new ArrayList<List<Object>>();
    for (var row : balance.rows()) {
      var account = row.account();
      rows.add(
          Arrays.asList(
              account.code(),
              account.kind().title(),
              account.payee(),
              yuan(account.balance(row.before())),
              yuan(row.ofPeriod().sides().debits()),
              yuan(row.ofPeriod().sides().credits()),
              yuan(account.balance(row.until().sides()))));
    }
    var moved = balance.ofPeriod();
    rows.add(
        Arrays.asList(
            "合计",
            balance.balanced() ? "平衡" : "不平衡",
            null,
            null,
            yuan(moved.debits()),
            yuan(moved.credits()),
            null));
    return new Sheet("试算平衡", BALANCES, rows);
  }

  private static BigDecimal yuan(Money amount) {
    return BigDecimal.valueOf(amount.fen(), 2);
  }
}
