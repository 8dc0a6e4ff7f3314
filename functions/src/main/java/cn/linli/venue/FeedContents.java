package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What stands in a calendar feed: one's own reservations, or when a zone is taken. */
final class FeedContents {
  private static final int DAYS = 31;

  private final Venue venue;
  private final Calendars calendars;

  FeedContents(Venue venue) {
    this.venue = venue;
    this.calendars = new Calendars(venue);
  }

  String of(Feed feed) {
    return switch (feed.owner()) {
      case FeedOwner.OfPerson owner -> ofPerson(feed.community(), owner.person());
      case FeedOwner.OfZone owner -> ofZone(feed.community(), owner.zone());
    };
  }

  /** From last month on: the last week of a series lies a year and half another ahead at most. */
  private String ofPerson(CommunityId community, PersonId person) {
    var tree = venue.trees().get(community);
    var first = YearMonth.from(today(community)).minusMonths(1);
    var events =
        venue.months().from(community, person, first).stream()
            .flatMap(month -> month.list().stream())
            .map(entry -> event(entry, tree))
            .toList();
    return ICalendar.text("我的预约", venue.clock().instant(), events);
  }

  private static ICalendar.Event event(Month.Entry entry, ZoneTree tree) {
    var state = FeedState.of(entry.state());
    var zone = tree.has(entry.zone()) ? tree.get(entry.zone()).name() : entry.zone();
    var time = new TimeRange(entry.start(), entry.end());
    return new ICalendar.Event(entry.id().toString(), time, zone + state.suffix(), state.status());
  }

  /** From today on; names nobody, and no reservation. */
  private String ofZone(CommunityId community, String zone) {
    var name = venue.trees().get(community).get(zone).name();
    var events =
        calendars.busy(community, zone, today(community), DAYS).stream()
            .map(time -> busy(community, zone, time))
            .toList();
    return ICalendar.text(name, venue.clock().instant(), events);
  }

  private static ICalendar.Event busy(CommunityId community, String zone, TimeRange time) {
    var uid = String.join("-", List.of(community.value(), zone, time.start().toString()));
    return new ICalendar.Event(uid, time, "已预约", ICalendar.Status.CONFIRMED);
  }

  private LocalDate today(CommunityId community) {
    var calendar = venue.communities().calendar(community);
    return LocalDate.ofInstant(venue.clock().instant(), calendar);
  }
}
