package cn.linli.content;

import cn.linli.shared.http.Shown;
import java.time.Duration;

/** Which columns a community shows. */
final class Columns {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final Newsroom room;

  Columns(Newsroom room) {
    this.room = room;
  }

  Shown list(Commands.OfCommunity query) {
    room.needs().communities().home(query.community());
    return new Shown(room.shelves().glance(query.community()).view(), MAX_AGE);
  }

  Shelf.View put(Commands.PutColumns command) {
    var next = command.asShelf();
    if (!room.shelves().get(next.community()).equals(next)) {
      var writes = room.writes();
      room.shelves().put(writes, next);
      writes.commit();
    }
    return next.view();
  }
}
