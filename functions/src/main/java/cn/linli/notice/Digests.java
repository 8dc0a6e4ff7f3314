package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/** The week of a centre, told on Mondays from nine to eleven, page by page. */
final class Digests {
  private static final LocalTime HOUR = LocalTime.of(9, 0);
  private static final int SPREAD_MINUTES = 120;
  private static final int PER_PAGE = 25;

  private final Mailroom room;

  Digests(Mailroom room) {
    this.room = room;
  }

  /** There will be one; the same again is the same. */
  void expect(WriteSet writes, CommunityId community) {
    var calendar = room.needs().calendars().apply(community);
    var today = room.now().atZone(calendar).toLocalDate();
    boolean isStill =
        today.getDayOfWeek() == DayOfWeek.MONDAY && room.now().isBefore(at(community, today));
    owe(writes, community, isStill ? today : mondayAfter(today));
  }

  private static LocalDate mondayAfter(LocalDate day) {
    return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
  }

  private void owe(WriteSet writes, CommunityId community, LocalDate monday) {
    room.tasks().digest(writes, community, monday.toString(), "", at(community, monday));
  }

  /** Each community has its own minute, since a city's would all be due at once. */
  Instant at(CommunityId community, LocalDate monday) {
    var calendar = room.needs().calendars().apply(community);
    int minute = Math.floorMod(community.value().hashCode(), SPREAD_MINUTES);
    return monday.atTime(HOUR).plusMinutes(minute).atZone(calendar).toInstant();
  }

  /** A page; whoever dies over it begins it again, and nobody hears it twice. */
  void work(CommunityId community, String ref) {
    var parts = ref.split("[|]", 2);
    var monday = LocalDate.parse(parts[0]);
    var page = room.subscribers().page(community, parts[1], PER_PAGE);
    if (page.items().isEmpty()) {
      return;
    }
    var tale = tale(community, monday);
    var telling = new Telling(room);
    page.items().forEach(row -> telling.tell(tale, row.person()));
    var writes = room.writes();
    if (parts[1].isEmpty()) {
      // A page later than a week is followed by those of the weeks between, one after the other.
      owe(writes, community, mondayAfter(monday));
    }
    if (page.last() != null) {
      room.tasks().digest(writes, community, parts[0], page.last(), room.now());
    }
    writes.commitIfAny();
  }

  private Tale tale(CommunityId community, LocalDate monday) {
    var line = Stale.again(() -> line(community, monday));
    return new Tale(
        new Occasion(community, "digest/" + monday, monday.toEpochDay()),
        "digest",
        Group.DIGEST,
        Template.DIGEST,
        new Notice.Text("社区中心一周", line, "周报", "pages/digest/index?week=" + monday),
        at(community, monday),
        at(community, mondayAfter(monday)),
        null,
        Tale.Manner.LASTING,
        null);
  }

  /** Counted once, so that the last page says what the first said. */
  private String line(CommunityId community, LocalDate monday) {
    var known = room.issues().line(community, monday);
    if (known.isPresent()) {
      return known.get();
    }
    var line = room.needs().digests().apply(community).line();
    var writes = room.writes();
    room.issues().create(writes, community, monday, line, room.now());
    writes.commit();
    return line;
  }
}
