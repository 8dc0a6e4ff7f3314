package cn.linli.venue;

import cn.linli.identity.People;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.Set;

/**
 * Places weekly series. A partial one is noted first; then each week is decided with its outcome in
 * one transaction, so that the same request goes on where a lost one ended, and two of them double
 * nothing.
 */
final class WeeklySeries {
  /** What is wrong with every week alike is wrong with the series. */
  private static final Set<VenueError> OF_EVERY_WEEK =
      Set.of(
          VenueError.OFF_GRID,
          VenueError.TOO_SHORT,
          VenueError.TOO_LONG,
          VenueError.TOO_FAR_AHEAD,
          VenueError.TOO_MANY_PEOPLE);

  private final Venue venue;
  private final Placing placing;
  private final People people;
  private final SeriesTable table;
  private final WholeSeries whole;
  private final SeriesStates states;

  WeeklySeries(Venue venue, Placing placing, WholeSeries whole, People people) {
    this.venue = venue;
    this.placing = placing;
    this.people = people;
    this.table = new SeriesTable(venue.dynamo());
    this.whole = whole;
    this.states = new SeriesStates(venue);
  }

  /** Books every week, or says of each why not. The same command again gives the same answer. */
  SeriesStates.View place(Principal caller, SeriesCommands.Place command) {
    return states.view(Stale.again(() -> placeOrReplay(caller.person(), command)));
  }

  private Series placeOrReplay(PersonId person, SeriesCommands.Place command) {
    var stored = table.find(command.community(), command.series());
    if (stored.filter(series -> !series.isOf(person, command)).isPresent()) {
      throw VenueError.SERIES_ID_REUSED.refusal();
    }
    if (stored.filter(Series::isDecided).isPresent()) {
      return stored.get();
    }
    var born = people.requireActive(person);
    new Standings(venue).requireGood(command.community(), person);
    var series = stored.isPresent() ? stored.get() : begin(person, born, command);
    return finish(series, born, command.note());
  }

  private Series begin(PersonId person, LocalDate born, SeriesCommands.Place command) {
    var tree = venue.tree(command.community());
    requireBookable(command, tree);
    var now = venue.clock().instant();
    return switch (command.mode()) {
      case PARTIAL -> write(Series.of(person, command, Series.UNDECIDED, now));
      case ALL_OR_NOTHING -> {
        var series = Series.of(person, command, Series.PLACED, now);
        yield whole.place(series, tree, born, command.note());
      }
    };
  }

  private void requireBookable(SeriesCommands.Place command, ZoneTree tree) {
    var rules = venue.rules(command.community(), tree, command.zone());
    var most = rules.zone().rules().seriesWeeks();
    if (most == null) {
      throw VenueError.NO_SERIES.refusal();
    }
    if (command.weeks() > most) {
      throw VenueError.SERIES_TOO_LONG.refusal("at most " + most + " weeks");
    }
    rules
        .broken(command.time(), command.useWithoutNote(), null)
        .filter(OF_EVERY_WEEK::contains)
        .ifPresent(
            error -> {
              throw error.refusal();
            });
  }

  private Series finish(Series begun, LocalDate born, String note) {
    var series = begun;
    while (!series.isDecided()) {
      var read = series;
      series = Stale.again(() -> decideOrCatchUp(read, born, note));
    }
    return series;
  }

  private Series decideOrCatchUp(Series series, LocalDate born, String note) {
    int week = series.firstUndecided();
    try {
      return decide(series, week, born, note);
    } catch (Stale changed) {
      var now = table.find(series.community(), series.id()).orElseThrow(Stale::new);
      if (now.revision() > series.revision()) {
        return now;
      }
      if (venue.reservations().find(series.community(), series.reservation(week)).isPresent()) {
        return write(series.with(week, VenueError.ID_REUSED.answer().code()));
      }
      throw changed;
    }
  }

  private Series decide(Series series, int week, LocalDate born, String note) {
    try {
      var calendar = venue.communities().calendar(series.community());
      var next = series.with(week, Series.PLACED);
      var writes = new WriteSet(venue.dynamo());
      table.put(writes, next);
      placing.place(writes, series.wish(week, calendar, born, note));
      return next;
    } catch (Refusal refused) {
      if (refused.code() instanceof VenueError error) {
        return write(series.with(week, error.answer().code()));
      }
      throw refused;
    }
  }

  private Series write(Series next) {
    var writes = new WriteSet(venue.dynamo());
    table.put(writes, next);
    writes.commit();
    return next;
  }
}
