package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The months in which the weeks of a series are counted, each read once and written once, however
 * many of the weeks lie in it. A week is counted after those before it.
 */
final class SeriesMonths {
  private final CommunityId community;
  private final ZoneId calendar;
  private final MonthTable table;
  private final Map<Key, Month> read = new LinkedHashMap<>();
  private final Map<Key, Month> now = new LinkedHashMap<>();

  SeriesMonths(Venue venue, CommunityId community) {
    this.community = community;
    this.calendar = venue.communities().calendar(community);
    this.table = venue.months();
  }

  ZoneId calendar() {
    return calendar;
  }

  /** A month as it will be with the weeks that were added. */
  Month get(String owner, YearMonth month) {
    var key = new Key(owner, month);
    read.computeIfAbsent(key, any -> table.get(community, owner, month));
    return now.computeIfAbsent(key, read::get);
  }

  void add(Reservation reservation) {
    var booking = reservation.booking();
    var month = YearMonth.from(LocalDate.ofInstant(booking.time().start(), calendar));
    for (var owner : booking.owners()) {
      now.put(new Key(owner, month), get(owner, month).with(reservation));
    }
  }

  /** Writes the months that have more than was read, and holds on to the others. */
  void write(WriteSet writes) {
    read.forEach(
        (key, month) -> {
          var entries = now.get(key).entries();
          if (entries.equals(month.entries())) {
            table.holdOn(writes, month);
          } else {
            int revision = month.revision() + 1;
            table.put(writes, new Month(community, key.owner, key.month, entries, revision));
          }
        });
  }

  private record Key(String owner, YearMonth month) {}
}
