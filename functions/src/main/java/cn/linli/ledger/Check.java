package cn.linli.ledger;

import cn.linli.ledger.Finding.Kind;
import cn.linli.shared.CommunityId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether a community's books are as they must be, page by page, and changes nothing. Entries
 * that come in meanwhile may look like a difference: what is found is looked at again, and whoever
 * doubts it checks once more.
 */
final class Check {
  private static final Logger LOG = LoggerFactory.getLogger(Check.class);

  /** The function's time-out is five minutes. */
  private static final Duration BUDGET = Duration.ofMinutes(3);

  private static final int MOST_FINDINGS = 100;
  private static final int TRIES = 3;

  private final Clock clock;
  private final EntryCheck entries;
  private final SumCheck sums;
  private final LimitCheck limits;
  private final Journal journal;
  private final Business business;

  Check(
      Clock clock,
      EntryCheck entries,
      SumCheck sums,
      LimitCheck limits,
      Journal journal,
      Business business) {
    this.clock = clock;
    this.entries = entries;
    this.sums = sums;
    this.limits = limits;
    this.journal = journal;
    this.business = business;
  }

  /** Checks on from a position until all is checked, the time is up, or much was found. */
  Report run(CommunityId community, Position from) {
    var stop = clock.instant().plus(BUDGET);
    var position = from;
    var findings = new ArrayList<Finding>();
    while (position.phase() != Position.Phase.DONE
        && findings.size() < MOST_FINDINGS
        && clock.instant().isBefore(stop)) {
      var step = patiently(community, position);
      findings.addAll(step.findings());
      position = position.next(step.next());
    }
    boolean done = position.phase() == Position.Phase.DONE;
    LOG.info("the check of {} is at {} with {} findings", community, position, findings.size());
    return new Report(community, done, done ? null : position.toString(), List.copyOf(findings));
  }

  private Step patiently(CommunityId community, Position position) {
    var step = step(community, position);
    for (int again = 1; again < TRIES && !step.findings().isEmpty(); again++) {
      step = step(community, position);
    }
    return step;
  }

  private Step step(CommunityId community, Position position) {
    return switch (position.phase()) {
      case ENTRIES -> entries.page(community, position.at());
      case MONTHS -> month(community, position);
      case BALANCES -> new Step(sums.balances(community), null);
      case LIMITS -> limits.page(community, position.at());
      case CAUSES -> causes(community, position.at());
      case DONE -> throw new IllegalStateException("nothing is left to check");
    };
  }

  private Step month(CommunityId community, Position position) {
    var today = LocalDate.ofInstant(clock.instant(), journal.calendar(community));
    var last = YearMonth.from(today);
    var month = position.month(sums.first(community, last));
    var next = month.isBefore(last) ? month.plusMonths(1).toString() : null;
    return new Step(sums.month(community, month), next);
  }

  private Step causes(CommunityId community, String at) {
    var page = business.look(community, at);
    var findings =
        page.missing().stream()
            .map(
                missing ->
                    new Finding(Kind.CAUSE_WITHOUT_ENTRY, missing.what(), "no " + missing.entry()))
            .toList();
    return new Step(findings, page.next());
  }

  /**
   * What was looked at at once.
   *
   * @param next where to go on in the phase, or null at its end
   */
  record Step(List<Finding> findings, String next) {}

  /**
   * What the operator hears.
   *
   * @param position to go on from, or null when all is checked
   */
  record Report(CommunityId community, boolean done, String position, List<Finding> findings) {}
}
