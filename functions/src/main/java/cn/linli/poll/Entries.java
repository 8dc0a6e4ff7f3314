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
  private final Participants participants;

  Entries(Hall hall, Pictures pictures) {
    this.hall = hall;
    this.pictures = pictures;
    this.participants = new Participants(hall);
  }

  /** Hands an entry in. The same again is the same entry. */
  EntryView handIn(Principal caller, Commands.HandIn command) {
    return Stale.again(() -> handInOnce(caller, command));
  }

  private EntryView handInOnce(Principal caller, Commands.HandIn command) {
    var stored = hall.entries().find(command.key());
    if (stored.isPresent()) {
      var person = participants.person(caller, command.minor());
      if (!stored.get().isThatOf(person, command)) {
        throw PollError.ID_REUSED.refusal();
      }
      return inFull(stored.get());
    }
    var contest = hall.published(command.key().contest());
    if (contest.state() != State.PUBLISHED || !contest.contest().takesEntriesAt(hall.now())) {
      throw PollError.NOT_NOW.refusal("it takes no entries now");
    }
    var whose = participants.admitted(caller, command.minor(), command.community());
    var entry = entry(whose, command);
    hall.vetting().requireAllowed(command.community(), entry.texts());
    var entrant = hall.entrants().get(contest.key(), whose.person());
    if (entrant.isFull(contest.contest().entriesPerPerson())) {
      throw PollError.LIMIT_REACHED.refusal();
    }
    var writes = hall.writes();
    put(writes, null, entry);
    hall.entrants().put(writes, entrant.with(command.entry(), true));
    participants.note(writes, whose, command.community());
    claim(writes, caller, entry);
    hall.vetting().ask(writes, entry);
    writes.commit();
    return inFull(entry);
  }

  private void claim(WriteSet writes, Principal caller, Entry entry) {
    var uploads = hall.needs().uploads();
    var community = entry.key().contest().community();
    var wanted = new HashSet<>(entry.pictures());
    uploads.require(community, wanted, caller.person(), Purpose.CONTEST_PICTURE);
    wanted.forEach(picture -> uploads.claim(writes, community, picture, entry.reference()));
  }

  private Entry entry(Participant whose, Commands.HandIn command) {
    return new Entry(
        command.key(),
        whose.person(),
        whose.guardian(),
        whose.guardian() == null ? hall.needs().people().requireName(whose.person()) : whose.name(),
        command.title(),
        command.text(),
        command.pictures(),
        // Sort keys of one length are in the order of time.
        hall.now().truncatedTo(ChronoUnit.SECONDS),
        EntryState.IN_MODERATION,
        null,
        1);
  }

  /** Takes one's own back, or that of a minor for whom one acts. */
  EntryView withdraw(Principal caller, Commands.OfEntry command) {
    return Stale.again(
        () -> {
          var entry =
              hall.entries()
                  .find(command.key())
                  .filter(found -> participants.isOwn(caller, found))
                  .orElseThrow(PollError.ENTRY_NOT_FOUND::refusal);
          if (entry.state() == EntryState.WITHDRAWN) {
            return inFull(entry);
          }
          var next = entry.to(EntryState.WITHDRAWN, null);
          var writes = hall.writes();
          leave(writes, entry, next);
          writes.commit();
          return inFull(next);
        });
  }

  /**
   * Adds to what a use case writes that an entry is out of its contest. Until somebody counts, the
   * votes of one that was accepted count no longer. From then on it is hidden, and votes, places
   * and prizes stay as they are.
   */
  void leave(WriteSet writes, Entry entry, Entry next) {
    put(writes, entry, next);
    var contest = entry.key().contest();
    boolean isCounted =
        entry.state() == EntryState.ACCEPTED && hall.matter(contest).state() == State.PUBLISHED;
    if (isCounted) {
      hall.matters().checkPublished(writes, contest, new Stale());
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

  /** All in a contest of the caller, or of a minor for whom they act. */
  Map<String, List<EntryView>> mine(Principal caller, Commands.MineOfContest query) {
    var person = participants.person(caller, query.minor());
    var entrant = hall.entrants().get(query.key(), person);
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
        page.items().stream().map(this::toModerate).toList(), cursors.after(name, page.last()));
  }

  private EntryView toModerate(Entry entry) {
    var screened = hall.vetting().of(entry.key().contest().community(), entry.reference());
    return EntryView.inFull(entry, pictures.of(entry), screened);
  }

  EntryView inFull(Entry entry) {
    return EntryView.inFull(entry, pictures.of(entry));
  }
}
