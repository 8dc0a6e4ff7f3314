package cn.linli.figures;

import cn.linli.figures.Summary.Activity;
import cn.linli.figures.Summary.Category;
import cn.linli.figures.Summary.Course;
import cn.linli.figures.Summary.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * All counters of somebody's year, added up as reports want them.
 *
 * @param counters of its months, and of the year itself
 */
record YearSheet(int year, SortedMap<Cell, Map<Measure, Long>> counters) {
  private static final Map<String, String> SALES =
      Map.of(
          "order", "团购订单",
          "reservation", "场地预约",
          "sign-up", "活动报名",
          "guarantee", "商家保证金");

  private String spelt(int month) {
    return "%04d-%02d".formatted(year, month);
  }

  private Predicate<String> in(Integer month) {
    return month == null ? Periods::isMonth : period -> period.equals(spelt(month));
  }

  private Predicate<String> until(Integer month) {
    return month == null
        ? Periods::isMonth
        : period -> Periods.isMonth(period) && period.compareTo(spelt(month)) <= 0;
  }

  private long sum(Predicate<String> periods, Predicate<String> topics, Measure measure) {
    return counters.entrySet().stream()
        .filter(cell -> periods.test(cell.getKey().period()))
        .filter(cell -> topics.test(cell.getKey().topic()))
        .mapToLong(cell -> cell.getValue().getOrDefault(measure, 0L))
        .sum();
  }

  private long sum(Integer month, String topic, Measure measure) {
    return sum(in(month), topic::equals, measure);
  }

  /** Of an area, how many communities were counted. */
  long communities() {
    return sum(period -> !Periods.isMonth(period), Cell.AREA::equals, Measure.COMMUNITIES);
  }

  /** Of an area, what all its communities owe of a kind. */
  long duty(String kind) {
    return sum(period -> !Periods.isMonth(period), (Cell.ACTIVITY + kind)::equals, Measure.DUTY);
  }

  /**
   * The figures of a month, or of the year.
   *
   * @param owed what is owed of each kind
   * @param accounts names of the kinds of accounts in their order
   */
  Summary summary(Integer month, List<Needs.Owed> owed, Map<String, String> accounts) {
    return new Summary(
        new Summary.Venue(
            sum(month, Cell.VENUE, Measure.USES),
            sum(month, Cell.VENUE, Measure.PEOPLE),
            sum(month, Cell.VENUE, Measure.MINUTES),
            sum(month, Cell.VENUE, Measure.NO_SHOWS),
            sum(month, Cell.VENUE, Measure.CANCELLED)),
        activities(month, owed),
        sum(month, Cell.ATTENDANCE, Measure.ATTENDED),
        new Summary.Volunteers(
            sum(month, Cell.VOLUNTEERS, Measure.SHIFTS),
            sum(month, Cell.VOLUNTEERS, Measure.SHIFT_MINUTES),
            sum(month, Cell.VOLUNTEERS, Measure.SHIFTS_MISSED)),
        tickets(month),
        sales(month),
        sum(in(month), topic -> topic.startsWith(Cell.SALES), Measure.COLLECTED),
        money(month, accounts));
  }

  private List<Activity> activities(Integer month, List<Needs.Owed> owed) {
    var kinds = new ArrayList<>(owed);
    var others = names(Cell.ACTIVITY);
    owed.forEach(one -> others.remove(one.kind()));
    others.forEach(kind -> kinds.add(new Needs.Owed(kind, kind, 0)));
    return kinds.stream()
        .map(
            one -> {
              var topic = Cell.ACTIVITY + one.kind();
              long held = sum(month, topic, Measure.HELD);
              long toDate = sum(until(month), topic::equals, Measure.HELD);
              return new Activity(one.kind(), one.name(), one.perYear(), held, toDate);
            })
        .toList();
  }

  private Summary.Tickets tickets(Integer month) {
    long scores = sum(month, Cell.TICKETS, Measure.SCORES);
    long sum = sum(month, Cell.TICKETS, Measure.SCORE_SUM);
    return new Summary.Tickets(
        sum(month, Cell.TICKETS, Measure.TICKETS_TOLD),
        sum(month, Cell.TICKETS, Measure.TICKETS_SOLVED),
        scores,
        scores == 0 ? null : (100 * sum + scores / 2) / scores);
  }

  private List<Sale> sales(Integer month) {
    return names(Cell.SALES).stream()
        .map(
            what -> {
              var topic = Cell.SALES + what;
              return new Sale(
                  what,
                  SALES.getOrDefault(what, what),
                  sum(month, topic, Measure.SALES),
                  sum(month, topic, Measure.SALES_FEN),
                  sum(month, topic, Measure.REFUNDS),
                  sum(month, topic, Measure.REFUNDS_FEN));
            })
        .toList();
  }

  private List<Category> money(Integer month, Map<String, String> accounts) {
    return accounts.entrySet().stream()
        .map(
            account -> {
              var topic = Cell.MONEY + account.getKey();
              long debits = sum(month, topic, Measure.DEBIT_FEN);
              long credits = sum(month, topic, Measure.CREDIT_FEN);
              return new Category(account.getKey(), account.getValue(), debits, credits);
            })
        .filter(category -> category.debitFen() != 0 || category.creditFen() != 0)
        .toList();
  }

  /** What topics there are of a kind. */
  private Set<String> names(String begin) {
    var names = new TreeSet<String>();
    counters.keySet().stream()
        .map(Cell::topic)
        .filter(topic -> topic.startsWith(begin))
        .forEach(topic -> names.add(topic.substring(begin.length())));
    return names;
  }

  /** The year by its months, up to one. */
  List<Course> course(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(this::ofMonth).toList();
  }

  private Course ofMonth(int month) {
    return new Course(
        month,
        sum(month, Cell.VENUE, Measure.USES),
        sum(month, Cell.VENUE, Measure.MINUTES),
        sum(in(month), topic -> topic.startsWith(Cell.ACTIVITY), Measure.HELD),
        sum(month, Cell.ATTENDANCE, Measure.ATTENDED),
        sum(month, Cell.VOLUNTEERS, Measure.SHIFT_MINUTES),
        sum(month, Cell.TICKETS, Measure.TICKETS_SOLVED),
        sum(in(month), topic -> topic.startsWith(Cell.SALES), Measure.SALES_FEN));
  }
}
