package cn.linli.venue;

import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;

/** What is still to come of a weekly series: shows it, and cancels it. */
final class RestOfSeries {
  private final Venue venue;
  private final Reservations reservations;
  private final SeriesTable table;
  private final SeriesStates states;

  RestOfSeries(Venue venue, Reservations reservations) {
    this.venue = venue;
    this.reservations = reservations;
    this.table = new SeriesTable(venue.dynamo());
    this.states = new SeriesStates(venue);
  }

  /** A series of one's own, or any for the staff, and how its weeks stand. */
  SeriesStates.View get(Principal caller, SeriesCommands.Of query) {
    return states.view(find(caller, query));
  }

  private Series find(Principal caller, SeriesCommands.Of query) {
    return table
        .find(query.community(), query.series())
        .filter(found -> Venue.runsTheCentre(caller) || found.person().equals(caller.person()))
        .orElseThrow(VenueError.SERIES_NOT_FOUND::refusal);
  }

  /**
   * Cancels what is still to come from a day on, each reservation as one is cancelled alone. Those
   * that cannot be are listed with the reason. The same again changes nothing.
   */
  SeriesStates.View cancel(Principal caller, SeriesCommands.Cancel cancel) {
    var series = Stale.again(() -> close(caller, cancel));
    var refused = new HashMap<Integer, VenueError>();
    states.of(series).entrySet().stream()
        .filter(state -> isToCome(state.getValue(), cancel))
        .forEach(
            state ->
                refusal(caller, state.getValue(), cancel.reason())
                    .ifPresent(error -> refused.put(state.getKey(), error)));
    return states.view(series, states.of(series), refused);
  }

  private Optional<VenueError> refusal(Principal caller, Month.Entry entry, String reason) {
    try {
      reservations.cancel(caller, new Commands.Cancel(entry.community(), entry.id(), reason));
      return Optional.empty();
    } catch (Refusal refused) {
      if (refused.code() instanceof VenueError error) {
        // What has ended meanwhile needs no cancelling.
        return Optional.of(error).filter(code -> code != VenueError.OVER);
      }
      throw refused;
    }
  }

  /** First, so that a request that is still deciding about the weeks places no more of them. */
  private Series close(Principal caller, SeriesCommands.Cancel cancel) {
    var series = find(caller, new SeriesCommands.Of(cancel.community(), cancel.series()));
    boolean own = series.person().equals(caller.person());
    Fault.checks()
        .that(own || cancel.reason() != null, "/reason", "is required to cancel for somebody else")
        .orRefuse();
    var calendar = venue.communities().calendar(cancel.community());
    var outcomes = new ArrayList<>(series.outcomes());
    for (int week = 0; week < series.weeks(); week++) {
      var day = LocalDate.ofInstant(series.time(week, calendar).start(), calendar);
      if (outcomes.get(week).equals(Series.UNDECIDED) && isFrom(day, cancel)) {
        outcomes.set(week, VenueError.SERIES_CANCELLED.answer().code());
      }
    }
    if (outcomes.equals(series.outcomes())) {
      return series;
    }
    var closed = series.withAll(outcomes);
    var writes = new WriteSet(venue.dynamo());
    table.put(writes, closed);
    writes.commit();
    return closed;
  }

  private boolean isToCome(Month.Entry entry, SeriesCommands.Cancel cancel) {
    var calendar = venue.communities().calendar(cancel.community());
    return entry.isAlive()
        && venue.clock().instant().isBefore(entry.end())
        && isFrom(LocalDate.ofInstant(entry.start(), calendar), cancel);
  }

  private static boolean isFrom(LocalDate day, SeriesCommands.Cancel cancel) {
    return cancel.from() == null || !day.isBefore(cancel.from());
  }
}
