package cn.linli.poll;

import cn.linli.shared.http.PageOf;

/** What people and the staff read of contests and polls. */
final class Board {
  private final Hall hall;

  Board(Hall hall) {
    this.hall = hall;
  }

  /** One that everybody may see. */
  MatterView get(Matter.Key key) {
    return hall.matters()
        .glance(key)
        .filter(Matter::isPublished)
        .map(MatterView::toAll)
        .orElseThrow(key.kind()::notFound);
  }

  /** One as the staff see it. */
  MatterView proposal(Matter.Key key) {
    var matter = hall.matter(key);
    return MatterView.toStaff(matter, hall.vetting().of(key.community(), matter.subject()));
  }

  /** Those of a community that everybody may see. */
  PageOf<Listing.View> list(Kind kind, Commands.ListMatters query) {
    return page(kind, query, State.PUBLISHED, true);
  }

  /** Those that were never published. */
  PageOf<Listing.View> proposals(Kind kind, Commands.ListMatters query) {
    return page(kind, query, State.PROPOSED, false);
  }

  private PageOf<Listing.View> page(
      Kind kind, Commands.ListMatters query, State usual, boolean isPublished) {
    var state = query.state() == null ? usual : State.of(query.state());
    var cursors = hall.needs().people().cursors();
    var name = "%ss %s %s %s".formatted(kind, query.community(), state, isPublished);
    var page =
        hall.listings()
            .page(
                query.community(),
                kind,
                state,
                isPublished,
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Listing::view).toList(), cursors.after(name, page.last()));
  }
}
