package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.Ticket;
import cn.linli.shared.Glimpses;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where places are, as far as one can tell before the transaction that takes them. */
final class Places {
  private final Hall hall;
  private final Glimpses<Key, Row> glimpses;

  private record Key(Target target, String ticket, int number) {}

  Places(Hall hall) {
    this.hall = hall;
    this.glimpses = new Glimpses<>(hall.clock());
  }

  /**
   * A row for everybody, or nothing where there are not enough places.
   *
   * @param wanted who wants which ticket
   * @param start by which those who come at once part
   * @param isSure whether to look now and not a moment ago
   */
  Optional<Map<PersonId, Row>> choose(
      Offering offering, Target target, Map<PersonId, String> wanted, int start, boolean isSure) {
    var chosen = new LinkedHashMap<PersonId, Row>();
    for (var ticket : target.tickets(offering)) {
      var people =
          wanted.entrySet().stream()
              .filter(entry -> entry.getValue().equals(ticket.id()))
              .map(Map.Entry::getKey)
              .toList();
      if (!people.isEmpty() && !choose(chosen, target, ticket, people, start, isSure)) {
        return Optional.empty();
      }
      if (offering.number() > 1) {
        line(chosen, target, people);
      }
    }
    return Optional.of(chosen);
  }

  /**
   * An activity that has grown may have rows of which those knew nothing who stand in the line. The
   * first row they did mark. It has to be looked at now: who joins the line marks it, and looks
   * after that whether there are more.
   */
  private void line(Map<PersonId, Row> chosen, Target target, List<PersonId> people) {
    boolean areMarked = people.stream().map(chosen::get).allMatch(Places::isMarkedByAll);
    if (!areMarked && look(target, chosen.get(people.getFirst()).ticket(), 0, true).queued()) {
      people.forEach(person -> chosen.compute(person, (same, row) -> row.lined()));
    }
  }

  /** Whether everybody who ever stood in the line has marked it, or the row says so itself. */
  private static boolean isMarkedByAll(Row row) {
    return row.number() == 0 || row.queued();
  }

  /** One row that has enough, so that people meet as seldom as can be; else several. */
  private boolean choose(
      Map<PersonId, Row> chosen,
      Target target,
      Ticket ticket,
      List<PersonId> people,
      int start,
      boolean isSure) {
    var some = new ArrayList<Row>();
    int count = ticket.rows();
    int first = Math.floorMod(start, count);
    for (int i = 0; i < count; i++) {
      var row = look(target, ticket.id(), (first + i) % count, isSure);
      if (!row.closed() && row.free(ticket) >= people.size()) {
        people.forEach(person -> chosen.put(person, row));
        return true;
      }
      if (!row.closed() && row.free(ticket) > 0) {
        some.add(row);
      }
    }
    var left = new ArrayList<>(people);
    for (var row : some) {
      for (int free = row.free(ticket); free > 0 && !left.isEmpty(); free--) {
        chosen.put(left.removeFirst(), row);
      }
    }
    return left.isEmpty();
  }

  private Row look(Target target, String ticket, int number, boolean isSure) {
    var key = new Key(target, ticket, number);
    return isSure
        ? glimpses.again(key, () -> hall.rows().find(target, ticket, number))
        : glimpses.get(key, () -> hall.rows().glance(target, ticket, number));
  }

  /** How many places of each ticket are free. */
  Map<String, Integer> free(Offering offering, Target target, boolean isSure) {
    var free = new TreeMap<String, Integer>();
    for (var ticket : target.tickets(offering)) {
      int sum = 0;
      for (int number = 0; number < ticket.rows(); number++) {
        sum += look(target, ticket.id(), number, isSure).free(ticket);
      }
      free.put(ticket.id(), sum);
    }
    return free;
  }

  /**
   * Adds to what a use case writes that people get these places. Nobody gets one past those who
   * wait: where a row may have a line, that is looked at in the same transaction.
   *
   * @param isFromTheLine whether those are they who waited
   */
  void take(
      WriteSet writes,
      Offering offering,
      Target target,
      Map<PersonId, Row> chosen,
      boolean isFromTheLine) {
    var byRow = new HashMap<Key, List<PersonId>>();
    var rows = new HashMap<Key, Row>();
    chosen.forEach(
        (person, row) -> {
          var key = new Key(target, row.ticket(), row.number());
          rows.put(key, row);
          byRow.computeIfAbsent(key, none -> new ArrayList<>()).add(person);
        });
    byRow.forEach(
        (key, people) -> {
          var row = rows.get(key);
          var ticket = Rules.ticket(offering, target, row.ticket());
          hall.rows().take(writes, row, ticket, people, row.queued() || isFromTheLine);
        });
    var queued = new TreeSet<String>();
    rows.values().stream().filter(Row::queued).map(Row::ticket).forEach(queued::add);
    if (!isFromTheLine && !queued.isEmpty()) {
      hall.lines().requireEmpty(writes, target, queued);
    }
  }

  /** From now on nobody gets one of these tickets past the line, also if it grows meanwhile. */
  void queue(Offering offering, Target target, Iterable<String> tickets) {
    var seen = offering;
    for (Offering marked = null; marked == null || marked.number() != seen.number(); ) {
      mark(seen, target, tickets);
      marked = seen;
      seen = hall.needs().activities().get(target.community(), target.activity());
    }
  }

  private void mark(Offering offering, Target target, Iterable<String> tickets) {
    for (var id : tickets) {
      var ticket = Rules.ticket(offering, target, id);
      for (int number = 0; number < ticket.rows(); number++) {
        if (!look(target, id, number, true).queued()) {
          var writes = hall.writes();
          hall.rows().queue(writes, target, id, number);
          writes.commit();
        }
      }
    }
  }
}
