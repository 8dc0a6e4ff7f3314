package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;

/**
 * Who gets the digest of a community: whoever belongs to it and said so, and of those who never
 * said anything, whoever follows our Official Account. It is looked up how that stands, whatever
 * the event said, so that events may come late, twice and in any order.
 */
final class Subscribing {
  private final Mailroom room;

  Subscribing(Mailroom room) {
    this.room = room;
  }

  /** Somebody began to follow, or left. */
  void follows(PersonId person) {
    room.needs().followers().homes().apply(person).forEach(home -> belongs(home, person));
  }

  /** Somebody came to a community, left it, or follows now. */
  void belongs(CommunityId community, PersonId person) {
    Stale.again(
        () -> {
          bring(community, person);
          return null;
        });
  }

  private void bring(CommunityId community, PersonId person) {
    var chosen = room.preferences().find(community, person);
    var followers = room.needs().followers();
    boolean isWanted =
        followers.members().test(community, person)
            && chosen.map(Preferences::digest).orElseGet(() -> followers.follows().test(person));
    if (isWanted == room.subscribers().contains(community, person)) {
      return;
    }
    var writes = room.writes();
    int revision = chosen.map(Preferences::revision).orElse(0);
    room.preferences().requireAt(writes, community, person, revision);
    if (isWanted) {
      room.marks().requireOpen(writes, community, person);
      room.subscribers().put(writes, community, person);
      new Digests(room).expect(writes, community);
    } else {
      room.subscribers().delete(writes, community, person);
    }
    writes.commit();
  }
}
