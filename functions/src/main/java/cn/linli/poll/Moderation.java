package cn.linli.poll;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** What the staff do with the entries of others. */
final class Moderation {
  private final Hall hall;
  private final Entries entries;
  private final Participants participants;

  Moderation(Hall hall, Entries entries) {
    this.hall = hall;
    this.entries = entries;
    this.participants = new Participants(hall);
  }

  /** Accepts or rejects an entry. */
  EntryView moderate(Principal caller, Commands.Moderate command) {
    return Stale.again(
        () -> {
          var entry = others(caller, command.key());
          var wanted = command.accepts() ? EntryState.ACCEPTED : EntryState.REJECTED;
          if (entry.state() == wanted && entry.revision() == command.revision() + 1) {
            return entries.inFull(entry);
          }
          if (entry.revision() != command.revision()) {
            throw PollError.CHANGED_MEANWHILE.refusal();
          }
          var next = entry.to(wanted, command.accepts() ? null : command.reason());
          var writes = hall.writes();
          if (command.accepts()) {
            accept(writes, entry, next);
          } else {
            entries.leave(writes, entry, next);
          }
          writes.commit();
          return entries.inFull(next);
        });
  }

  private void accept(WriteSet writes, Entry entry, Entry next) {
    var contest = hall.published(entry.key().contest());
    if (!hall.now().isBefore(contest.terms().until())) {
      throw PollError.NOT_NOW.refusal("its time is over");
    }
    hall.vetting().requirePassable(contest.key().community(), entry.reference());
    entries.put(writes, entry, next);
    hall.matters()
        .checkPublished(
            writes, contest.key(), PollError.NOT_NOW.refusal("the contest takes none now"));
    hall.rooms().take(writes, contest.key());
    hall.tallies().create(writes, next);
  }

  /** Takes an entry out that was accepted, also when all is over. */
  EntryView remove(Principal caller, Commands.Remove command) {
    return Stale.again(
        () -> {
          var entry = others(caller, command.key());
          if (entry.state() == EntryState.REMOVED) {
            return entries.inFull(entry);
          }
          var next = entry.to(EntryState.REMOVED, command.reason());
          var writes = hall.writes();
          entries.leave(writes, entry, next);
          hall.audit()
              .add(
                  writes,
                  command.community(),
                  caller.person(),
                  "entry-removed",
                  command.entry().toString(),
                  null,
                  command.reason());
          writes.commit();
          return entries.inFull(next);
        });
  }

  private Entry others(Principal caller, Entry.Key key) {
    var entry = hall.entries().find(key).orElseThrow(PollError.ENTRY_NOT_FOUND::refusal);
    if (participants.isOwn(caller, entry)) {
      throw PollError.OWN.refusal();
    }
    return entry;
  }
}
