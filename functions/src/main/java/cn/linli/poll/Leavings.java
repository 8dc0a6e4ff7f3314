package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a person has left here: for their export, and what goes with their erasure. */
final class Leavings {
  private static final int PAGE = 50;

  private final Hall hall;
  private final Entries entries;

  Leavings(Hall hall, Entries entries) {
    this.hall = hall;
    this.entries = entries;
  }

  /**
   * Where a person may have left something: where they live, and where guardians acted for them.
   */
  List<CommunityId> places(PersonId person, List<CommunityId> homes) {
    return Stream.concat(homes.stream(), hall.wards().of(person).stream()).distinct().toList();
  }

  /** A person's entries, votes and participations. Nobody can find their answers, nor can we. */
  List<Contribution> of(PersonId person, CommunityId community) {
    var found = new ArrayList<Contribution>();
    entries(person, community).forEach(entry -> found.add(Contribution.of(entry)));
    all(after -> hall.votes().page(community, person, after, PAGE))
        .forEach(vote -> found.add(Contribution.of(vote)));
    all(after -> hall.participations().page(community, person, after, PAGE))
        .forEach(poll -> found.add(Contribution.of(community, poll)));
    return found;
  }

  private List<Entry> entries(PersonId person, CommunityId community) {
    return all(after -> hall.entrants().page(community, person, after, PAGE)).stream()
        .flatMap(
            entrant ->
                entrant.entries().keySet().stream()
                    .sorted()
                    .flatMap(id -> hall.entries().find(key(entrant, id)).stream()))
        .toList();
  }

  private static Entry.Key key(Entrant entrant, UUID entry) {
    return new Entry.Key(Matter.Key.contest(entrant.community(), entrant.contest()), entry);
  }

  private static <R> List<R> all(Function<String, Table.Slice<R>> pages) {
    var found = new ArrayList<R>();
    var page = pages.apply(null);
    found.addAll(page.items());
    while (page.last() != null) {
      page = pages.apply(page.last());
      found.addAll(page.items());
    }
    return found;
  }

  /**
   * Takes an erased person out of their entries: what is still in the running goes, of the rest the
   * numbers stay. Files forgets the pictures.
   */
  void forget(PersonId person, List<CommunityId> communities) {
    for (var community : communities) {
      entries(person, community).forEach(entry -> Stale.again(() -> forget(entry.key())));
    }
  }

  private boolean forget(Entry.Key key) {
    var entry = hall.entries().find(key).orElseThrow();
    if (entry.isForgotten()) {
      return false;
    }
    var contest = hall.matter(key.contest());
    boolean leaves =
        entry.state() == EntryState.IN_MODERATION
            || (entry.state() == EntryState.ACCEPTED && contest.state() == State.PUBLISHED);
    var next = entry.forgotten(leaves ? EntryState.WITHDRAWN : entry.state());
    var writes = hall.writes();
    if (leaves) {
      entries.leave(writes, entry, next);
    } else {
      entries.put(writes, entry, next);
    }
    writes.commit();
    return true;
  }

  /**
   * What the contract shows of a person's taking part.
   *
   * @param kind entry, vote or participation
   * @param matter the contest or poll
   */
  record Contribution(
      String kind,
      CommunityId community,
      UUID matter,
      UUID entry,
      String title,
      String text,
      EntryState state,
      Instant handedInAt,
      LocalDate date) {
    private static Contribution of(Entry entry) {
      return new Contribution(
          "entry",
          entry.key().contest().community(),
          entry.key().contest().id(),
          entry.key().id(),
          entry.title(),
          entry.text(),
          entry.state(),
          entry.handedInAt(),
          null);
    }

    private static Contribution of(Vote vote) {
      return new Contribution(
          "vote",
          vote.contest().community(),
          vote.contest().id(),
          vote.entry(),
          null,
          null,
          null,
          null,
          vote.date());
    }

    private static Contribution of(CommunityId community, UUID poll) {
      return new Contribution("participation", community, poll, null, null, null, null, null, null);
    }
  }
}
