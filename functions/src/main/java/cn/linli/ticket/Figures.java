package cn.linli.ticket;

import cn.linli.ticket.Contribution.Cell;
import cn.linli.ticket.FigureTable.Recounted;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How many tickets there were, and what became of them. */
final class Figures {
  private final Office office;

  Figures(Office office) {
    this.office = office;
  }

  /** A month's, and what they add up to. */
  FiguresView get(Commands.OfMonth query) {
    var byLine = new TreeMap<String, FigureTable.Figures>();
    for (var row : office.figures().list(query.community(), query.month())) {
      var cell = row.cell();
      byLine.merge(cell.kind() + "#" + cell.category(), row, FigureTable.Figures::plus);
    }
    var lines = new ArrayList<Line>();
    var total = new TreeMap<String, Long>();
    for (var row : byLine.values()) {
      var numbers = new TreeMap<>(row.numbers());
      // What counted here and counts elsewhere now leaves nothing.
      numbers.values().removeIf(number -> number == 0);
      if (!numbers.isEmpty()) {
        lines.add(Line.of(row.cell(), numbers));
        numbers.forEach((name, number) -> total.merge(name, number, Long::sum));
      }
    }
    var recounted = office.figures().recounted(query.community(), query.month());
    return new FiguresView(
        query.month(), Numbers.of(total), lines, recounted == null ? null : Anew.of(recounted));
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
   * @param solved by what the last answer and its score say
   * @param solvedPercent of those who rated, how many said so; null where nobody did
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
      long content = numbers.getOrDefault(Contribution.CONTENT, 0L);
      long stars = numbers.getOrDefault(Contribution.STARS, 0L);
      return new Numbers(
          numbers.getOrDefault(Contribution.FILED, 0L),
          numbers.getOrDefault(Contribution.ANSWERED, 0L),
          numbers.getOrDefault(Contribution.IN_TIME, 0L),
          numbers.getOrDefault(Contribution.LATE, 0L),
          numbers.getOrDefault(Contribution.REOPENED, 0L),
          numbers.getOrDefault(Contribution.WITHDRAWN, 0L),
          rated,
          numbers.getOrDefault(Contribution.SOLVED, 0L),
          rated == 0 ? null : Math.round(stars * 100.0 / rated),
          rated == 0 ? null : Math.round(content * 100.0 / rated));
    }
  }

  /** A recount. */
  record Anew(UUID recount, boolean done, Integer tickets, Integer differing) {
    private static Anew of(Recounted recounted) {
      return new Anew(
          recounted.recount(),
          recounted.isDone(),
          recounted.isDone() ? recounted.tickets() : null,
          recounted.isDone() ? recounted.differing() : null);
    }
  }
}
