package cn.linli.poll;

import cn.linli.files.Purpose;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What people do with their own entries. */
final class Entries {
  private final Hall hall;
  private final Pictures pictures;

  Entries(Hall hall, Pictures pictures) {
    this.hall = hall;
    this.pictures = pictures;
  }

  /** Hands an entry in. The same again is the same entry. */
  EntryView handIn(Principal caller, Commands.HandIn command) {
    return Stale.again(() -> handInOnce(caller, command));
  }

  private EntryView handInOnce(Principal caller, Commands.HandIn command) {
    var stored = hall.entries().find(command.key());
    if (stored.isPresent()) {
      if (!stored.get().isThatOf(caller.person(), command)) {
        throw PollError.ID_REUSED.refusal();
      }
      return inFull(stored.get());
    }
    var contest = hall.published(command.key().contest());
    if (contest.state() != State.PUBLISHED || !contest.contest().takesEntriesAt(hall.now())) {
      throw PollError.NOT_NOW.refusal("it takes no entries now");
    }
    hall.requireAdult(caller.person(), command.community());
    hall.screen(command.community(), command.texts());
    var entrant = hall.entrants().get(contest.key(), caller.person());
    if (entrant.isFull(contest.contest().entriesPerPerson())) {
      throw PollError.LIMIT_REACHED.refusal();
    }
    var uploads = hall.needs().uploads();
    var wanted = new HashSet<>(command.pictures());
    uploads.require(command.community(), wanted, caller.person(), Purpose.CONTEST_PICTURE);
    var entry = entry(caller, command);
    var writes = hall.writes();
    put(writes, null, entry);
    hall.entrants().put(writes, entrant.with(command.entry(), true));
    wanted.forEach(
        picture -> uploads.claim(writes, command.community(), picture, entry.reference()));
    writes.commit();
    return inFull(entry);
  }

  private Entry entry(Principal caller, Commands.HandIn command) {
    return new Entry(
        command.key(),
        caller.person(),
        hall.needs().people().requireName(caller.person()),
        command.title(),
        command.text(),
        command.pictures(),
        // Sort keys of one length are in the order of time.
        hall.now().truncatedTo(ChronoUnit.SECONDS),
        EntryState.IN_MODERATION,
        null,
        1);
  }

  /** Takes an entry back, as long as it is not over. */
  EntryView withdraw(Principal caller, Commands.OfEntry command) {
    return Stale.again(
        () -> {
          var entry =
              hall.entries()
                  .find(command.key())
                  .filter(found -> found.person().equals(caller.person()))
                  .orElseThrow(PollError.ENTRY_NOT_FOUND::refusal);
          if (entry.state() == EntryState.WITHDRAWN) {
            return inFull(entry);
          }
          var next = entry.to(EntryState.WITHDRAWN, null);
          var writes = hall.writes();
          leave(writes, entry, next, PollError.NOT_NOW.refusal("it is over"));
          writes.commit();
          return inFull(next);
        });
  }

  /**
   * Adds to what a use case writes that an entry is out of its contest. One that was accepted is
   * only as long as nobody counts.
   *
   * @param ifOver what it means when somebody does
   */
  void leave(WriteSet writes, Entry entry, Entry next, RuntimeException ifOver) {
    put(writes, entry, next);
    var contest = entry.key().contest();
    if (entry.state() == EntryState.ACCEPTED) {
      hall.matters().checkPublished(writes, contest, ifOver);
      hall.tallies().close(writes, entry.key());
    }
    if (!next.state().countsForItsPerson()) {
      var entrant = hall.entrants().get(contest, entry.person());
      hall.entrants().put(writes, entrant.with(entry.key().id(), false));
    }
  }

  /** Writes the next revision of an entry, and tells of it. */
  void put(WriteSet writes, Entry before, Entry next) {
    hall.entries().put(writes, before, next);
    if (before == null || before.state() != next.state()) {
      var data = new HashMap<String, Object>();
      data.put("contest", next.key().contest().id());
      data.put("entry", next.key().id());
      data.put("person", next.person());
      data.put("state", next.state().toString());
      data.put("revision", next.revision());
      hall.outbox()
          .add(writes, new Event("poll.entry-changed", 1, next.key().contest().community(), data));
    }
  }

  /** All of the caller's own in a contest. */
  Map<String, List<EntryView>> mine(Principal caller, Commands.OfContest query) {
    var entrant = hall.entrants().get(query.key(), caller.person());
    return Map.of(
        "items",
        entrant.entries().keySet().stream()
            .sorted()
            .flatMap(id -> hall.entries().find(new Entry.Key(query.key(), id)).stream())
            .map(this::inFull)
            .toList());
  }

  /** Those of a community that wait for somebody to look at them. */
  PageOf<EntryView> inModeration(Commands.PageOfCommunity query) {
    var cursors = hall.needs().people().cursors();
    var name = "moderation " + query.community();
    var page =
        hall.entries()
            .inModeration(
                query.community(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(this::inFull).toList(), cursors.after(name, page.last()));
  }

  EntryView inFull(Entry entry) {
    return EntryView.inFull(entry, pictures.of(entry));
  }
}
