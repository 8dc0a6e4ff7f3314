package cn.linli.ledger;

import cn.linli.ledger.Finding.Kind;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.List;

/** Looks at limited accounts and their holds. */
final class LimitCheck {
  private static final int ACCOUNTS = 20;
  private static final int HOLDS = 200;

  private final LimitTable limits;
  private final HoldTable holds;
  private final TotalTable totals;
  private final EntryTable entries;

  LimitCheck(LimitTable limits, HoldTable holds, TotalTable totals, EntryTable entries) {
    this.limits = limits;
    this.holds = holds;
    this.totals = totals;
    this.entries = entries;
  }

  /** A page of a community's limited accounts. */
  Check.Step page(CommunityId community, String after) {
    var page = limits.page(community, after.isEmpty() ? null : after, ACCOUNTS);
    var findings = new ArrayList<Finding>();
    page.items().forEach(row -> check(row.account(), row.limit(), findings));
    return new Check.Step(findings, page.last());
  }

  private void check(Account account, Limit limit, List<Finding> findings) {
    var code = account.code();
    if (limit.available().compareTo(Money.ZERO) < 0 || limit.held().compareTo(Money.ZERO) < 0) {
      findings.add(new Finding(Kind.BELOW_LIMIT, code, text(limit)));
    }
    var sides = totals.find(Period.EVER, account).orElse(Total.nothing(account)).sides();
    var held = held(account, findings);
    var should = new Limit(account.balance(sides).minus(held), held);
    if (!limit.equals(should)) {
      findings.add(Finding.differs(Kind.LIMIT_DIFFERS, code, text(limit), text(should)));
    }
  }

  /** The sum of what holds set aside; each posted one must have its entry. */
  private Money held(Account account, List<Finding> findings) {
    var sum = Money.ZERO;
    String after = null;
    do {
      var page = holds.page(account, after, HOLDS);
      for (var hold : page.items()) {
        if (hold.state() == Hold.State.HELD) {
          sum = sum.plus(hold.amount());
        } else if (hold.state() == Hold.State.POSTED
            && entries.find(account.community(), hold.entry()).isEmpty()) {
          findings.add(new Finding(Kind.HOLD_WITHOUT_ENTRY, hold.id(), "posted " + hold.entry()));
        }
      }
      after = page.last();
    } while (after != null);
    return sum;
  }

  private static String text(Limit limit) {
    return limit.available().fen() + " available, " + limit.held().fen() + " held";
  }
}
