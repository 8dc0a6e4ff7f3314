package cn.linli.figures;

import cn.linli.shared.CommunityId;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is taken of a community's day.
 *
 * @param slots by names that begin with their subject's
 * @param parts at which revision each part of the screen was changed last
 * @param revision counts the changes; 0 for a day of which nothing is known
 */
record Day(
    CommunityId community,
    int generation,
    LocalDate date,
    SortedMap<String, Slot> slots,
    SortedMap<String, Integer> parts,
    int revision) {
  static final String ACTIVITIES = "activities";

  static Day empty(CommunityId community, int generation, LocalDate date) {
    return new Day(community, generation, date, new TreeMap<>(), new TreeMap<>(), 0);
  }

  static String zonePart(String zone) {
    return "zone/" + zone;
  }

  /** The day where a subject takes these slots of it and no others; the same day if it did. */
  Day with(String subject, SortedMap<String, Slot> next) {
    var before = new TreeMap<String, Slot>();
    slots.forEach(
        (name, slot) -> {
          if (name.equals(subject) || name.startsWith(subject + "#")) {
            before.put(name, slot);
          }
        });
    if (before.equals(next)) {
      return this;
    }
    var all = new TreeMap<>(slots);
    var changed = new TreeMap<>(parts);
    before.forEach((name, slot) -> changed.put(slot.part(), revision + 1));
    before.keySet().forEach(all::remove);
    next.forEach((name, slot) -> changed.put(slot.part(), revision + 1));
    all.putAll(next);
    return new Day(community, generation, date, all, changed, revision + 1);
  }

  /** Whether a part was changed after a revision. */
  boolean isNewer(String part, long since) {
    return parts.getOrDefault(part, 0) > since;
  }
}
