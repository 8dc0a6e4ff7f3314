package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people wrote for a centre stays with it; their names do not. */
final class Forgetting {
  private final Newsroom room;

  Forgetting(Newsroom room) {
    this.room = room;
  }

  /** All that somebody has to do with, for their export. */
  List<Part> all(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(community -> room.writers().all(community, person))
        .flatMap(key -> room.posts().find(key).stream())
        .map(post -> Part.of(post, person))
        .toList();
  }

  /** Forgets somebody. The way to each post goes last: whoever breaks off finds it again. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      room.writers().all(community, person).toList().forEach(key -> forget(key, person));
    }
  }

  private void forget(Post.Key key, PersonId person) {
    Stale.again(
        () -> {
          room.posts()
              .find(key)
              .filter(post -> post.knows(person))
              .ifPresent(
                  post -> {
                    var writes = room.writes();
                    room.put(writes, post, post.without(person));
                    writes.commit();
                  });
          return true;
        });
    room.versions().list(key).stream()
        .filter(version -> person.equals(version.by()))
        .forEach(
            version -> {
              var writes = room.writes();
              room.versions().forget(writes, version);
              writes.commit();
            });
    var writes = room.writes();
    room.writers().delete(writes, key, person);
    writes.commit();
  }

  /** A post as the export of somebody shows it. */
  record Part(
      CommunityId community,
      UUID post,
      boolean wrote,
      Column column,
      String title,
      Stage stage,
      Instant createdAt) {
    private static Part of(Post post, PersonId person) {
      return new Part(
          post.key().community(),
          post.key().id(),
          post.isWrittenBy(person),
          post.place().column(),
          post.draft().title(),
          post.draft().stage(),
          post.createdAt());
    }
  }
}
