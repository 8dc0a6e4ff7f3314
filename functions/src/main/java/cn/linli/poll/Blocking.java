package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.UUID;

/** Hears that screening has blocked something: it goes back, and nobody has to look at it. */
final class Blocking {
  /** Of a reason, as the contract shows it. */
  private static final int LONGEST = 200;

  private final Hall hall;
  private final Entries entries;

  Blocking(Hall hall, Entries entries) {
    this.hall = hall;
    this.entries = entries;
  }

  /**
   * Acts on the end of a screening.
   *
   * @param subject of contests, polls or entries; of others there is nothing to do
   */
  void finished(CommunityId community, String subject) {
    var parts = subject.split("/", 3);
    switch (parts[0]) {
      case "entry" ->
          reject(
              new Entry.Key(
                  Matter.Key.contest(community, UUID.fromString(parts[1])),
                  UUID.fromString(parts[2])));
      case "contest", "poll" ->
          sendBack(
              new Matter.Key(community, Kind.of(parts[0]), UUID.fromString(parts[1])), subject);
      default -> {}
    }
  }

  private void reject(Entry.Key key) {
    Stale.again(
        () -> {
          hall.entries()
              .find(key)
              .filter(entry -> entry.state() == EntryState.IN_MODERATION)
              .ifPresent(this::reject);
          return true;
        });
  }

  private void reject(Entry entry) {
    var community = entry.key().contest().community();
    hall.vetting()
        .blocked(community, entry.reference())
        .ifPresent(
            why -> {
              var writes = hall.writes();
              entries.leave(writes, entry, entry.to(EntryState.REJECTED, cut(why)));
              writes.commit();
            });
  }

  private void sendBack(Matter.Key key, String subject) {
    Stale.again(
        () -> {
          hall.matters()
              .find(key)
              .filter(matter -> matter.state() == State.PROPOSED)
              // What its author has mended since is screened anew.
              .filter(matter -> matter.subject().equals(subject))
              .ifPresent(this::sendBack);
          return true;
        });
  }

  private void sendBack(Matter matter) {
    hall.vetting()
        .blocked(matter.key().community(), matter.subject())
        .ifPresent(
            why -> {
              var writes = hall.writes();
              hall.put(writes, matter, matter.to(State.SENT_BACK, cut(why)), new Stale());
              writes.commit();
            });
  }

  private static String cut(String why) {
    return why.length() > LONGEST ? why.substring(0, LONGEST) : why;
  }
}
