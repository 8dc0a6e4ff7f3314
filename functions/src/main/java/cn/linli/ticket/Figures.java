package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.ticket.Contribution.Cell;
import cn.linli.ticket.FigureTable.Recounted;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many tickets there were, and what became of them. */
final class Figures {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final int PAGE = 100;

  private final Office office;

  Figures(Office office) {
    this.office = office;
  }

  /** A month's, and what they add up to. */
  FiguresView get(Commands.OfMonth query) {
    var lines = new ArrayList<Line>();
    var total = new TreeMap<String, Long>();
    for (var row : office.figures().list(query.community(), query.month())) {
      if (!row.numbers().isEmpty()) {
        lines.add(Line.of(row.cell(), row.numbers()));
        row.numbers().forEach((name, number) -> total.merge(name, number, Long::sum));
      }
    }
    var recounted = office.figures().recounted(query.community(), query.month());
    return new FiguresView(
        query.month(), Numbers.of(total), lines, recounted == null ? null : Anew.of(recounted));
  }

  /** Orders that a month is counted anew; the same again says how far it is. */
  FiguresView recount(Principal caller, Commands.Recount command) {
    var known = office.figures().recounted(command.community(), command.month());
    if (known == null || !known.recount().equals(command.recount())) {
      var writes = office.writes();
      var ordered =
          new Recounted(command.community(), command.month(), command.recount(), null, null);
      office.figures().put(writes, ordered);
      office.tasks().recount(writes, command.community(), command.month());
      office
          .audit()
          .add(
              writes,
              command.community(),
              caller.person(),
              "ticket-figures-recounted",
              command.month().toString(),
              null,
              null);
      writes.commit();
    }
    return get(new Commands.OfMonth(command.community(), command.month()));
  }

  /**
   * Counts a month anew from its tickets. What moves meanwhile makes it begin again: a ticket moves
   * in one transaction with its figures, so what did not move is right.
   */
  void count(CommunityId community, YearMonth month) {
    Stale.again(() -> countOnce(community, month));
  }

  private boolean countOnce(CommunityId community, YearMonth month) {
    var order = office.figures().recounted(community, month);
    var shown = new TreeMap<String, FigureTable.Figures>();
    office.figures().list(community, month).forEach(row -> shown.put(name(row.cell()), row));
    var anew = new TreeMap<String, FigureTable.Figures>();
    int tickets = addAll(community, month, anew);
    shown.forEach((name, row) -> anew.putIfAbsent(name, none(row)));
    var writes = office.writes();
    int differing = 0;
    for (var entry : anew.entrySet()) {
      var before = shown.get(entry.getKey());
      int changes = before == null ? 0 : before.changes();
      if (before == null || !before.numbers().equals(entry.getValue().numbers())) {
        differing++;
        office.figures().replace(writes, entry.getValue().at(changes + 1), changes);
      }
    }
    office
        .figures()
        .put(writes, new Recounted(community, month, order.recount(), tickets, differing));
    writes.commit();
    if (differing > 0) {
      LOG.warn("the recount of {} in {} found {} other figures", community, month, differing);
    }
    return true;
  }

  private static FigureTable.Figures none(FigureTable.Figures row) {
    return new FigureTable.Figures(row.community(), row.cell(), Map.of(), row.changes());
  }

  private int addAll(
      CommunityId community, YearMonth month, Map<String, FigureTable.Figures> anew) {
    var list = ListTable.month(community, month);
    var calendar = office.zone(community);
    int tickets = 0;
    String after = null;
    do {
      var page = office.lists().pageNow(list, after, PAGE);
      for (var row : page.items()) {
        var adds = Contribution.of(office.ticket(row.ticket()), calendar);
        anew.merge(
            name(adds.cell()),
            new FigureTable.Figures(community, adds.cell(), adds.numbers(), 0),
            FigureTable.Figures::plus);
        tickets++;
      }
      after = page.last();
    } while (after != null);
    return tickets;
  }

  private static String name(Cell cell) {
    return cell.kind() + "#" + cell.category();
  }

  /**
   * What the contract shows.
   *
   * @param recounted null where nobody ordered it
   */
  record FiguresView(YearMonth month, Numbers total, List<Line> items, Anew recounted) {}

  /** Of a kind and category. */
  record Line(Kind kind, String category, Numbers numbers) {
    private static Line of(Cell cell, Map<String, Long> numbers) {
      return new Line(cell.kind(), cell.category(), Numbers.of(numbers));
    }
  }

  /**
   * Numbers of tickets.
   *
   * @param averageStars in hundredths; null where nobody rated
   * @param solvedPercent of those who rated; null where nobody did
   */
  record Numbers(
      long filed,
      long answered,
      long inTime,
      long late,
      long reopened,
      long withdrawn,
      long rated,
      long solved,
      Long averageStars,
      Long solvedPercent) {
    private static Numbers of(Map<String, Long> numbers) {
      long rated = numbers.getOrDefault(Contribution.RATED, 0L);
      long solved = numbers.getOrDefault(Contribution.SOLVED, 0L);
      long stars = numbers.getOrDefault(Contribution.STARS, 0L);
      return new Numbers(
          numbers.getOrDefault(Contribution.FILED, 0L),
          numbers.getOrDefault(Contribution.ANSWERED, 0L),
          numbers.getOrDefault(Contribution.IN_TIME, 0L),
          numbers.getOrDefault(Contribution.LATE, 0L),
          numbers.getOrDefault(Contribution.REOPENED, 0L),
          numbers.getOrDefault(Contribution.WITHDRAWN, 0L),
          rated,
          solved,
          rated == 0 ? null : Math.round(stars * 100.0 / rated),
          rated == 0 ? null : Math.round(solved * 100.0 / rated));
    }
  }

  /** A recount. */
  record Anew(UUID recount, boolean done, Integer tickets, Integer differing) {
    private static Anew of(Recounted recounted) {
      return new Anew(
          recounted.recount(),
          recounted.tickets() != null,
          recounted.tickets(),
          recounted.differing());
    }
  }
}
