package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** How the reservations of a series stand now, read from the few months they lie in. */
final class SeriesStates {
  private final Venue venue;

  SeriesStates(Venue venue) {
    this.venue = venue;
  }

  /** The reservation of each week that has one. */
  Map<Integer, Month.Entry> of(Series series) {
    var calendar = venue.communities().calendar(series.community());
    var known = entries(series, calendar);
    var states = new TreeMap<Integer, Month.Entry>();
    for (int week : series.placed()) {
      var id = series.reservation(week);
      states.put(week, known.containsKey(id) ? known.get(id) : moved(series.community(), id));
    }
    return states;
  }

  private Map<UUID, Month.Entry> entries(Series series, ZoneId calendar) {
    var owner = Month.of(series.person());
    var entries = new HashMap<UUID, Month.Entry>();
    series.placed().stream()
        .map(week -> series.time(week, calendar).start())
        .map(start -> YearMonth.from(LocalDate.ofInstant(start, calendar)))
        .distinct()
        .flatMap(month -> venue.months().get(series.community(), owner, month).list().stream())
        .forEach(entry -> entries.put(entry.id(), entry));
    return entries;
  }

  /** One that was moved to a month where the series never was. */
  private Month.Entry moved(CommunityId community, UUID id) {
    var found =
        venue
            .reservations()
            .find(community, id)
            .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
    var booking = found.booking();
    var time = booking.time();
    return new Month.Entry(id, community, booking.zone(), time.start(), time.end(), found.state());
  }

  /** What the contract shows of a series. */
  View view(Series series) {
    return view(series, of(series), Map.of());
  }

  /**
   * The same after something was tried.
   *
   * @param refused why it could not be, by week
   */
  View view(Series series, Map<Integer, Month.Entry> states, Map<Integer, VenueError> refused) {
    var calendar = venue.communities().calendar(series.community());
    return new View(
        series.id(),
        series.community(),
        series.person(),
        series.zone(),
        series.first().start(),
        series.first().end(),
        series.weeks(),
        series.mode(),
        series.use().people(),
        series.use().purpose(),
        series.use().organiser(),
        series.placedAt(),
        IntStream.range(0, series.weeks())
            .mapToObj(
                week ->
                    states.containsKey(week)
                        ? Occurrence.placed(states.get(week), refused.get(week))
                        : Occurrence.without(series, week, calendar))
            .toList());
  }

  /** See {@link #view(Series)}. */
  record View(
      UUID id,
      CommunityId community,
      PersonId person,
      String zone,
      Instant start,
      Instant end,
      int weeks,
      Series.Mode mode,
      int people,
      Purpose purpose,
      Organiser organiser,
      Instant placedAt,
      List<Occurrence> occurrences) {}

  /**
   * What became of a week.
   *
   * @param code why it is not as was asked, or null
   * @param title the same for people
   */
  record Occurrence(
      Instant start,
      Instant end,
      String outcome,
      UUID reservation,
      String state,
      String code,
      String title) {
    private static Occurrence placed(Month.Entry entry, VenueError refused) {
      return new Occurrence(
          entry.start(),
          entry.end(),
          Series.PLACED,
          entry.id(),
          entry.state(),
          refused == null ? null : refused.answer().code(),
          refused == null ? null : refused.answer().title());
    }

    private static Occurrence without(Series series, int week, ZoneId calendar) {
      var time = series.time(week, calendar);
      var refused = series.refusal(week);
      return new Occurrence(
          time.start(),
          time.end(),
          refused.isPresent() ? "refused" : Series.UNDECIDED,
          null,
          null,
          refused.map(error -> error.answer().code()).orElse(null),
          refused.map(error -> error.answer().title()).orElse(null));
    }
  }
}
