package cn.linli.venue;

import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;

/** Places all weeks of a series in one transaction, or none of them. */
final class WholeSeries {
  private final Venue venue;
  private final Changes changes;
  private final Placing placing;
  private final SeriesTable table;

  WholeSeries(Venue venue, Changes changes, Placing placing) {
    this.venue = venue;
    this.changes = changes;
    this.placing = placing;
    this.table = new SeriesTable(venue.dynamo());
  }

  /** Places it; refuses with what stands against the first week that cannot be. */
  Series place(Series series, ZoneTree tree, LocalDate born, String note) {
    try {
      return placeOnce(series, tree, born, note);
    } catch (Refusal refused) {
      // The same request may have won meanwhile: then its own claims are what stands in the way.
      if (isStored(series)) {
        throw new Stale();
      }
      throw refused;
    } catch (Stale changed) {
      if (!isStored(series) && isAnyIdTaken(series)) {
        throw VenueError.ID_REUSED.refusal();
      }
      throw changed;
    }
  }

  private Series placeOnce(Series series, ZoneTree tree, LocalDate born, String note) {
    var months = new SeriesMonths(venue, series.community());
    var writes = new WriteSet(venue.dynamo()).ifTooLarge(VenueError.SERIES_TOO_LARGE.refusal());
    table.put(writes, series);
    for (int week = 0; week < series.weeks(); week++) {
      var asked = ask(series.wish(week, months.calendar(), born, note), tree, months);
      changes.addApartFromMonths(writes, null, asked.reservation(), asked.told());
      months.add(asked.reservation());
    }
    months.write(writes);
    writes.commit();
    return series;
  }

  private Placing.Asked ask(Placing.Wish wish, ZoneTree tree, SeriesMonths months) {
    var rules = tree.get(wish.place().zone()).rules();
    try {
      return placing.ask(
          wish, tree, booking -> Tally.of(booking, months.calendar(), rules, months::get));
    } catch (Refusal refused) {
      var day = LocalDate.ofInstant(wish.place().start(), months.calendar());
      var detail = refused.detail() == null ? "" : ": " + refused.detail();
      throw refused
          .code()
          .refusal("occurrence %d, on %s%s".formatted(wish.week() + 1, day, detail));
    }
  }

  private boolean isStored(Series series) {
    return table.find(series.community(), series.id()).isPresent();
  }

  private boolean isAnyIdTaken(Series series) {
    return series.placed().stream()
        .map(series::reservation)
        .anyMatch(id -> venue.reservations().find(series.community(), id).isPresent());
  }
}
