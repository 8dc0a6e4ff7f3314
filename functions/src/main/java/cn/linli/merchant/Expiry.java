package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Papers that expire: their merchant is warned, then suspended, and resumes with new ones. */
final class Expiry {
  /** How long before the last day somebody is warned. */
  private static final List<Integer> WARNING_DAYS = List.of(30, 7);

  private final Counter counter;

  Expiry(Counter counter) {
    this.counter = counter;
  }

  /** Adds to what a use case writes that somebody looks at the papers when it is time. */
  void watch(WriteSet writes, Merchant merchant) {
    var today = counter.today(merchant.home());
    merchant.papers().held().values().stream()
        .filter(paper -> paper.validUntil() != null)
        .flatMap(paper -> dates(paper).stream())
        .distinct()
        .filter(day -> day.isAfter(today))
        .forEach(day -> watch(writes, merchant, day));
    if (isToWarn(merchant, today)) {
      counter.tasks().now(writes, Tasks.PAPERS, merchant);
    }
  }

  private static List<LocalDate> dates(Paper paper) {
    return List.of(
        paper.validUntil().minusDays(WARNING_DAYS.getFirst()),
        paper.validUntil().minusDays(WARNING_DAYS.getLast()),
        paper.validUntil().plusDays(1));
  }

  private void watch(WriteSet writes, Merchant merchant, LocalDate day) {
    var calendar = counter.needs().communities().calendar(merchant.home());
    counter.tasks().at(writes, Tasks.PAPERS, merchant, day.atStartOfDay(calendar).toInstant());
  }

  /** It is time to look at a merchant's papers. */
  void look(CommunityId home, UUID id) {
    Stale.again(
        () -> {
          counter
              .merchants()
              .find(home, id)
              .filter(merchant -> merchant.stage().isPassed())
              .ifPresent(this::look);
          return true;
        });
  }

  private void look(Merchant merchant) {
    var today = counter.today(merchant.home());
    var writes = counter.writes();
    var next = warned(writes, merchant, today);
    if (!next.papers().areGoodOn(today) && !next.standing().has(Suspension.PAPERS)) {
      next = suspended(writes, next, Suspension.PAPERS, null, "证照已过期");
    }
    if (!next.equals(merchant)) {
      counter.put(writes, merchant, next, new Stale());
      writes.commit();
    }
  }

  /** Each warning is given once, also when nobody looked on its day. */
  private Merchant warned(WriteSet writes, Merchant merchant, LocalDate today) {
    var papers = merchant.papers();
    for (var each : papers.held().entrySet()) {
      var paper = each.getValue();
      if (isToWarn(paper, today)) {
        warn(writes, merchant, each.getKey(), paper);
        papers = papers.noting(each.getKey(), paper.warned(warningsUntil(today, paper)));
      }
    }
    return merchant.with(papers);
  }

  private static boolean isToWarn(Merchant merchant, LocalDate today) {
    return merchant.papers().held().values().stream().anyMatch(paper -> isToWarn(paper, today));
  }

  private static boolean isToWarn(Paper paper, LocalDate today) {
    return paper.isGoodOn(today) && warningsUntil(today, paper) > paper.warnings();
  }

  private static int warningsUntil(LocalDate today, Paper paper) {
    return paper.validUntil() == null
        ? 0
        : (int)
            WARNING_DAYS.stream()
                .filter(days -> !today.plusDays(days).isBefore(paper.validUntil()))
                .count();
  }

  private void warn(WriteSet writes, Merchant merchant, Paper.Kind kind, Paper paper) {
    counter.tell(
        writes,
        new Event(
            "merchant.paper-expiring",
            1,
            merchant.home(),
            Map.of(
                "merchant", merchant.id(),
                "owner", merchant.owner(),
                "paper", kind.toString(),
                "validUntil", paper.validUntil().toString())));
  }

  /**
   * A merchant that sells nothing from now on; says so.
   *
   * @param by who decided it, or null where a rule did
   */
  Merchant suspended(
      WriteSet writes, Merchant merchant, Suspension suspension, PersonId by, String why) {
    counter.note(writes, merchant, by, "suspended", suspension.toString(), why);
    counter.tell(
        writes, new Event("merchant.suspended", 1, merchant.home(), data(merchant, suspension)));
    return merchant.with(merchant.standing().suspended(suspension, why));
  }

  /** The same when that ends. */
  Merchant resumed(
      WriteSet writes, Merchant merchant, Suspension suspension, PersonId by, String why) {
    counter.note(writes, merchant, by, "resumed", suspension.toString(), why);
    counter.tell(
        writes, new Event("merchant.resumed", 1, merchant.home(), data(merchant, suspension)));
    return merchant.with(merchant.standing().resumed(suspension));
  }

  private static Map<String, Object> data(Merchant merchant, Suspension suspension) {
    return Map.of(
        "merchant", merchant.id(),
        "owner", merchant.owner(),
        "suspension", suspension.toString());
  }

  /** With a new paper it may be that nothing has expired any more. */
  Merchant renewed(WriteSet writes, Merchant merchant) {
    boolean isGood = merchant.papers().areGoodOn(counter.today(merchant.home()));
    return isGood && merchant.standing().has(Suspension.PAPERS)
        ? resumed(writes, merchant, Suspension.PAPERS, null, null)
        : merchant;
  }
}
