package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Download;
import cn.linli.shared.sheets.Format;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What finance finds in the files it downloads. */
class FilesTest {
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final Books books = new Books();

  @BeforeEach
  void happen() {
    books.take(fee("a", "2026-11-30T15:59:59Z", 12_345));
    books.take(fee("b", "2026-11-30T16:00:00Z", 305));
    books.take(fee("c", "2026-12-02T04:00:00Z", 1));
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void aMonthHasARowPerTransferInYuanAndInTheCommunitysTime() throws IOException {
    var file = ledger(null, Format.CSV);

    assertThat(file.fileName()).isEqualTo("ledger-heping-li-2026-12.csv");
    assertThat(csv(file)).hasSize(2);
    assertThat(csv(file).getFirst().toMap())
        .containsEntry("时间", "2026-12-01 00:00:00")
        .containsEntry("凭证号", "paid/payment/b")
        .containsEntry("事项", "收款")
        .containsEntry("支付机构单号", "4200")
        .containsEntry("借方科目", "provider/shop")
        .containsEntry("贷方科目", "income/shop")
        .containsEntry("金额（元）", "3.05");
  }

  @Test
  void aDayHasOnlyItsOwn() throws IOException {
    assertThat(csv(ledger(LocalDate.of(2026, 12, 2), Format.CSV)))
        .extracting(row -> row.get("业务编号"))
        .containsExactly("payment/c");
    assertThat(csv(ledger(LocalDate.of(2026, 12, 3), Format.CSV))).isEmpty();
  }

  @Test
  void aTrialBalanceAddsUp() throws IOException {
    var query = new Commands.ExportTrialBalance(COMMUNITY, LocalDate.of(2026, 12, 1), Format.CSV);

    var rows = csv(books.accounts.files().trialBalance(query));

    assertThat(rows.getFirst().toMap())
        .containsEntry("科目", "income/shop")
        .containsEntry("期初余额（元）", "123.45")
        .containsEntry("本期贷方（元）", "3.05")
        .containsEntry("期末余额（元）", "126.50");
    assertThat(rows.getLast().get("科目名称")).isEqualTo("平衡");
    assertThat(new BigDecimal(rows.getLast().get("本期借方（元）")))
        .isEqualTo(new BigDecimal(rows.getLast().get("本期贷方（元）")));
  }

  @Test
  void aSpreadsheetHasEntriesAndTrialBalance() {
    var file = ledger(null, Format.XLSX);

    assertThat(file.fileName()).isEqualTo("ledger-heping-li-2026-12.xlsx");
    assertThat(Base64.getDecoder().decode(file.base64())).startsWith('P', 'K');
  }

  @Test
  void moreThanFitsIsRefused() {
    var journal = new Journal(new EntryTable(books.dynamo), community -> Books.CALENDAR);

    assertThat(journal.read(COMMUNITY, DECEMBER, null, 2)).hasSize(2);
    assertThatThrownBy(() -> journal.read(COMMUNITY, DECEMBER, null, 1))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(LedgerError.FILE_TOO_LARGE));
  }

  private Download ledger(LocalDate day, Format format) {
    return books
        .accounts
        .files()
        .ledger(new Commands.ExportLedger(COMMUNITY, DECEMBER, day, format));
  }

  private static Entry fee(String payment, String at, long fen) {
    var cause = new Cause(COMMUNITY, "shop", "payment/" + payment, Instant.parse(at), "4200");
    return Recipes.paid(cause, Parts.of(Kind.INCOME, new Money(fen)));
  }

  private static List<CSVRecord> csv(Download file) throws IOException {
    var text = new String(Base64.getDecoder().decode(file.base64()), StandardCharsets.UTF_8);
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(text.substring(1))).getRecords();
  }
}
