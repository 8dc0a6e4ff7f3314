package cn.linli.ledger;

import cn.linli.ledger.Finding.Kind;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.ShardPosition;
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
    var position = ShardPosition.of(at);
    var page =
        entries.pageNow(EntryTable.posted(community, position.shard()), position.after(), PAGE);
    var findings = new ArrayList<Finding>();
    page.items().forEach(row -> findings.addAll(of(row.entry())));
    return new Check.Step(findings, position.next(page.last(), EntryTable.SHARDS));
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
