package cn.linli.ledger;

import cn.linli.ledger.Finding.Kind;
import cn.linli.shared.CommunityId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Looks at each posted entry. Its transfers are even by themselves, or it could not be read. */
final class EntryCheck {
  private static final int PAGE = 100;

  /** So long an event may be on its way. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Clock clock;
  private final EntryTable entries;
  private final Journal journal;
  private final Business business;

  EntryCheck(Clock clock, EntryTable entries, Journal journal, Business business) {
    this.clock = clock;
    this.entries = entries;
    this.journal = journal;
    this.business = business;
  }

  /**
   * A page of the posted entries.
   *
   * @param at the shard, and the id that the page before ended with
   */
  Check.Step page(CommunityId community, String at) {
    int slash = at.indexOf('/');
    int shard = at.isEmpty() ? 0 : Integer.parseInt(at.substring(0, slash));
    var after = slash < 0 || slash == at.length() - 1 ? null : at.substring(slash + 1);
    var page = entries.pageNow(EntryTable.posted(community, shard), after, PAGE);
    var findings = new ArrayList<Finding>();
    page.items().forEach(row -> findings.addAll(of(row.entry())));
    return new Check.Step(findings, next(shard, page.last()));
  }

  private static String next(int shard, String last) {
    if (last != null) {
      return shard + "/" + last;
    }
    return shard + 1 < EntryTable.SHARDS ? (shard + 1) + "/" : null;
  }

  private List<Finding> of(Entry entry) {
    var findings = new ArrayList<Finding>();
    var date = LocalDate.ofInstant(entry.at(), journal.calendar(entry.community()));
    var pk = EntryTable.journal(entry.community(), YearMonth.from(date));
    var copy = entries.findCopy(pk, entry);
    if (copy.isPresent() && !copy.get().equals(entry)) {
      findings.add(Finding.differs(Kind.ENTRY_DIFFERS, entry.id(), copy.get(), entry));
    } else if (copy.isEmpty() && entry.at().plus(PATIENCE).isBefore(clock.instant())) {
      findings.add(new Finding(Kind.ENTRY_NOT_IN_JOURNAL, entry.id(), "happened " + entry.at()));
    }
    business
        .wrong(entry)
        .ifPresent(wrong -> findings.add(new Finding(Kind.ENTRY_WITHOUT_CAUSE, entry.id(), wrong)));
    return findings;
  }
}
