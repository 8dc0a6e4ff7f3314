package cn.linli.content;

import cn.linli.content.Post.Draft;
import cn.linli.content.Post.Published;
import cn.linli.shared.CommunityId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What there is to read before anybody has written: posts of those who set a deployment up. */
final class Founding {
  private final Newsroom room;

  Founding(Newsroom room) {
    this.room = room;
  }

  /** A post of a seed file, public from now on; nobody is its author. */
  void put(Entry entry) {
    var key = new Post.Key(entry.community(), entry.post());
    if (room.posts().find(key).isPresent()) {
      throw ContentError.CHANGED_MEANWHILE.refusal();
    }
    var now = room.now().truncatedTo(ChronoUnit.SECONDS);
    var body = RichText.of(entry.body());
    var home = room.needs().communities().home(entry.community());
    var place = new Post.Place(entry.column(), Reach.COMMUNITY, Reach.COMMUNITY.publisher(home));
    var draft = new Draft(Stage.APPROVED, entry.title(), 1, 1, List.of(), List.of(), null, null);
    var version = Version.of(key, 1, entry.title(), body, null, now, null);
    var shown = new Published(1, entry.title(), version.cover(), now, null, true, null);
    var post = new Post(key, null, Set.of(), place, draft, shown, now, 1);
    var writes = room.writes();
    room.put(writes, null, post);
    room.versions().create(writes, version, body.html());
    room.lists().show(writes, post, now);
    writes.commit();
  }

  /** A post as a seed file has it. */
  record Entry(CommunityId community, UUID post, Column column, String title, String body) {}
}
