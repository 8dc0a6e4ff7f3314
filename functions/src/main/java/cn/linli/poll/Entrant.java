package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a real person has handed in to a contest.
 *
 * @param entries by id, and whether each is one of as many as they may
 */
record Entrant(
    CommunityId community,
    PersonId person,
    UUID contest,
    Map<UUID, Boolean> entries,
    int revision) {
  /** Also of those that came to nothing: the item stays small. */
  private static final int MOST_EVER = 20;

  Entrant {
    entries = Map.copyOf(entries);
  }

  /** Whether no more may be handed in. */
  boolean isFull(int limit) {
    return entries.size() >= MOST_EVER
        || entries.values().stream().filter(counts -> counts).count() >= limit;
  }

  Entrant with(UUID entry, boolean counts) {
    var next = new TreeMap<>(entries);
    next.put(entry, counts);
    return new Entrant(community, person, contest, next, revision + 1);
  }
}
