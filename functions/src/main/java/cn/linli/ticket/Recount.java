package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.ticket.FigureTable.Recounted;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a month's figures anew from its tickets, a day in a transaction. A ticket moves in one
 * transaction with its figures, so what did not move meanwhile is right; what did makes that day
 * begin again. It goes on where it stopped, and two at once do no harm.
 */
final class Recount {
  private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
  private static final int PAGE = 100;

  /** So many tickets and the worker is told once more: it has a minute. */
  private static final int AT_ONCE = 1_000;

  private final Office office;
  private final Figures figures;

  Recount(Office office) {
    this.office = office;
    this.figures = new Figures(office);
  }

  /** Orders that a month is counted anew; the same again says how far it is. */
  Figures.FiguresView order(Principal caller, Commands.Recount command) {
    Stale.again(() -> orderOnce(caller, command));
    return figures.get(new Commands.OfMonth(command.community(), command.month()));
  }

  private Recounted orderOnce(Principal caller, Commands.Recount command) {
    var community = command.community();
    var month = command.month();
    var known = office.figures().recounted(community, month);
    if (known != null && known.recount().equals(command.recount())) {
      return known;
    }
    int revision = known == null ? 1 : known.revision() + 1;
    var ordered = new Recounted(community, month, command.recount(), 1, 0, 0, revision);
    var writes = office.writes();
    office.figures().put(writes, ordered);
    office.tasks().recount(writes, community, month);
    var action = "ticket-figures-recounted";
    office.audit().add(writes, community, caller.person(), action, month.toString(), null, null);
    writes.commit();
    return ordered;
  }

  /** Goes on with a recount, until it is done or is owed again. */
  void goOn(CommunityId community, YearMonth month) {
    var now = office.figures().recounted(community, month);
    int most = now == null ? 0 : now.tickets() + AT_ONCE;
    while (now != null && !now.isDone() && now.tickets() < most) {
      now = Stale.again(() -> step(community, month));
    }
    if (now != null && !now.isDone()) {
      var writes = office.writes();
      office.tasks().recount(writes, community, month);
      writes.commit();
    }
  }

  /** One day. Whoever lost a race for it goes on where the other one is. */
  private Recounted step(CommunityId community, YearMonth month) {
    var now = office.figures().recounted(community, month);
    if (now.isDone()) {
      return now;
    }
    var day = now.day();
    var shown = new TreeMap<String, FigureTable.Figures>();
    office.figures().list(community, day).forEach(row -> shown.put(name(row), row));
    var anew = new TreeMap<String, FigureTable.Figures>();
    int tickets = addAll(community, day, anew);
    shown.forEach((name, row) -> anew.putIfAbsent(name, none(row)));
    var writes = office.writes();
    int differing = 0;
    for (var entry : anew.entrySet()) {
      var before = shown.get(entry.getKey());
      if (before == null || !before.numbers().equals(entry.getValue().numbers())) {
        int changes = before == null ? 0 : before.changes();
        differing++;
        office.figures().replace(writes, entry.getValue().at(changes + 1), changes);
      }
    }
    var next = now.after(tickets, differing);
    office.figures().put(writes, next);
    writes.commit();
    if (differing > 0) {
      LOG.warn("the recount of {} on {} found {} other figures", community, day, differing);
    }
    return next;
  }

  private static FigureTable.Figures none(FigureTable.Figures row) {
    return new FigureTable.Figures(row.community(), row.cell(), Map.of(), row.changes());
  }

  private int addAll(CommunityId community, LocalDate day, Map<String, FigureTable.Figures> anew) {
    var list = ListTable.month(community, YearMonth.from(day));
    var calendar = office.zone(community);
    var end = ListTable.from(day.plusDays(1).atStartOfDay(calendar).toInstant());
    var after = ListTable.from(day.atStartOfDay(calendar).toInstant());
    int tickets = 0;
    while (after != null) {
      var page = office.lists().pageNow(list, after, PAGE);
      for (var row : page.items()) {
        if (row.place().sk().compareTo(end) >= 0) {
          return tickets;
        }
        var adds = Contribution.of(office.ticket(row.ticket()), calendar);
        var figures = new FigureTable.Figures(community, adds.cell(), adds.numbers(), 0);
        anew.merge(name(figures), figures, FigureTable.Figures::plus);
        tickets++;
      }
      after = page.last();
    }
    return tickets;
  }

  private static String name(FigureTable.Figures row) {
    return row.cell().kind() + "#" + row.cell().category();
  }
}
