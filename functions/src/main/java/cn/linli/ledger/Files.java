package cn.linli.ledger;

import cn.linli.shared.http.Download;
import cn.linli.shared.sheets.Format;
import cn.linli.shared.sheets.Sheet;
import cn.linli.shared.sheets.Spreadsheet;
import java.util.List;

/** The books as files. */
final class Files {
  /** To read them takes a few seconds. */
  private static final int MOST_ENTRIES = 20_000;

  private final Journal journal;
  private final TrialBalances trialBalances;

  Files(Journal journal, TrialBalances trialBalances) {
    this.journal = journal;
    this.trialBalances = trialBalances;
  }

  /** The entries of a month or a day of it, and in XLSX its trial balance. */
  Download ledger(Commands.ExportLedger query) {
    var community = query.community();
    var entries = journal.read(community, query.month(), query.day(), MOST_ENTRIES);
    var sheet = BookSheets.entries(entries, journal.calendar(community));
    var balance =
        query.day() == null
            ? trialBalances.of(community, query.month())
            : trialBalances.of(community, query.day());
    var name = "ledger-" + community + "-" + (query.day() == null ? query.month() : query.day());
    return file(name, query.format(), sheet, List.of(sheet, BookSheets.balances(balance)));
  }

  /** The trial balance of a day. */
  Download trialBalance(Commands.ExportTrialBalance query) {
    var sheet = BookSheets.balances(trialBalances.of(query.community(), query.date()));
    var name = "trial-balance-" + query.community() + "-" + query.date();
    return file(name, query.format(), sheet, List.of(sheet));
  }

  private static Download file(String name, Format format, Sheet whole, List<Sheet> sheets) {
    return Spreadsheet.write(name, format, whole, sheets, LedgerError.FILE_TOO_LARGE);
  }
}
