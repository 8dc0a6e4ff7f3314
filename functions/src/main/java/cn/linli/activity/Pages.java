package cn.linli.activity;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What everybody may read of activities. */
final class Pages {
  /** Of one kind a month may have few: so many are looked through for a page of them. */
  private static final int LOOKED_THROUGH = 100;

  /** Links are good for longer than this, and a rush asks for the same ones over and over. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final int MOST_SHOWN = 100;

  private final Centre centre;
  private final Published published;
  private final Cursors cursors;
  private final Glimpses<Shown, List<String>> links;

  /** Pictures of a community. */
  private record Shown(CommunityId community, List<UUID> pictures) {}

  Pages(Centre centre, Published published) {
    this.centre = centre;
    this.published = published;
    this.cursors = centre.needs().people().cursors();
    this.links = new Glimpses<>(centre.clock(), FRESH, MOST_SHOWN);
  }

  /** An activity's page. */
  ActivityView get(Commands.OfActivity query) {
    var seen = published.get(query.community(), query.activity());
    var pictures =
        links.get(
            new Shown(query.community(), seen.plan().pictures()),
            () -> links(centre, query.community(), seen.plan().pictures()));
    return ActivityView.open(seen.activity(), seen.plan(), pictures);
  }

  static List<String> links(Centre centre, CommunityId community, List<UUID> pictures) {
    return pictures.stream().flatMap(picture -> link(centre, community, picture).stream()).toList();
  }

  /** A picture that is gone is no reason to show nothing. */
  private static Optional<String> link(Centre centre, CommunityId community, UUID picture) {
    try {
      return Optional.of(centre.needs().uploads().link(community, picture).url());
    } catch (Refusal gone) {
      return Optional.empty();
    }
  }

  /** A page of a month of the calendar, in the order of time; of one kind if that is asked. */
  PageOf<Occurrence.View> list(Commands.ListActivities query) {
    var month = query.month() == null ? now(query.community()) : query.month();
    if (month.getYear() < 2000 || month.getYear() > 2999) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.in("month", "is one of our times")));
    }
    int limit = PageOf.limit(query.limit());
    var name = "activities %s %s %s".formatted(query.community(), month, query.kind());
    var found = new ArrayList<Occurrence.View>();
    var after = cursors.position(name, query.cursor());
    int step = query.kind() == null ? limit : LOOKED_THROUGH;
    var page = centre.calendar().page(query.community(), month, after, step);
    for (var occurrence : page.items()) {
      if (query.kind() == null || occurrence.kind().equals(query.kind())) {
        found.add(occurrence.view());
      }
    }
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  private YearMonth now(CommunityId community) {
    return YearMonth.from(centre.day(community, centre.now()));
  }
}
