package cn.linli.reconciliation;

import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.time.LocalDate;

/** What finance sees of the days, and says of their breaks. */
final class Days {
  private final Desk desk;

  Days(Desk desk) {
    this.desk = desk;
  }

  /** A page of a community's days, newest first. */
  PageOf<View> list(Commands.ListDays query) {
    var name = "reconciliations " + query.community();
    var after = desk.cursors().position(name, query.cursor());
    var page = desk.days().page(query.community(), after, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(View::of).toList(), desk.cursors().after(name, page.last()));
  }

  View get(Commands.OfDay query) {
    return View.of(day(query.key()));
  }

  /** A page of a day's breaks, by their ids. */
  PageOf<Break.View> breaks(Commands.ListBreaks query) {
    var key = day(query.key()).key();
    var name = "breaks " + key;
    var after = desk.cursors().position(name, query.cursor());
    var page = desk.breaks().page(key, after, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(row -> row.it().view()).toList(),
        desk.cursors().after(name, page.last()));
  }

  /** Says why there is a break. The last one closes the day. The same again changes nothing. */
  Break.View explain(Principal caller, Commands.Explain command) {
    Fault.checks().that(!command.reason().isBlank(), "/reason", "says why").orRefuse();
    return Stale.again(() -> explainOnce(caller.person().toString(), command)).view();
  }

  private Break explainOnce(String by, Commands.Explain command) {
    var day = day(command.key());
    var known =
        desk.breaks()
            .find(day.key(), command.difference())
            .orElseThrow(ReconciliationError.BREAK_NOT_FOUND::refusal);
    if (!known.isOpen()) {
      if (by.equals(known.by()) && command.reason().equals(known.reason())) {
        return known;
      }
      throw ReconciliationError.SETTLED_ALREADY.refusal();
    }
    if (!day.isMatched()) {
      throw ReconciliationError.NOT_MATCHED.refusal();
    }
    var explained = known.explained(by, command.reason());
    var writes = new WriteSet(desk.dynamo());
    desk.breaks().put(writes, day.key(), explained);
    desk.days().put(writes, day.left(Math.max(0, day.open() - 1), desk.now()));
    writes.commit();
    return explained;
  }

  private Day day(Day.Key key) {
    return desk.days().find(key).orElseThrow(ReconciliationError.DAY_NOT_FOUND::refusal);
  }

  /** What the contract shows of a day. */
  record View(
      String account,
      LocalDate date,
      String state,
      long rows,
      long matched,
      long openBreaks,
      long paidFen,
      long refundedFen,
      long feesTakenFen,
      long feesReturnedFen,
      String trouble,
      Instant closedAt) {
    static View of(Day day) {
      var sums = day.sums();
      return new View(
          day.key().account(),
          day.key().date(),
          day.word(),
          sums.rows(),
          day.matched(),
          day.open(),
          sums.paid().fen(),
          sums.refunded().fen(),
          sums.feesTaken().fen(),
          sums.feesReturned().fen(),
          day.trouble(),
          day.closedAt());
    }
  }
}
