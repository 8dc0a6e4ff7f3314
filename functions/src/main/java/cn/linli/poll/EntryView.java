package cn.linli.poll;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the contract shows of an entry.
 *
 * @param name masked, or null once its person was erased
 * @param votes while everybody sees it
 * @param screening for whoever moderates it
 * @param revision for whoever may change it
 */
record EntryView(
    UUID contest,
    UUID entry,
    String name,
    String title,
    String text,
    List<String> pictures,
    Integer votes,
    Instant handedInAt,
    EntryState state,
    String reason,
    Screened screening,
    Integer revision) {
  static EntryView toAll(Entry entry, String text, List<String> pictures, int votes) {
    return new EntryView(
        entry.key().contest().id(),
        entry.key().id(),
        entry.name(),
        entry.title(),
        text,
        pictures,
        votes,
        entry.handedInAt(),
        entry.state(),
        null,
        null,
        null);
  }

  /** For its author, and for whoever has moderated it. */
  static EntryView inFull(Entry entry, List<String> pictures) {
    return inFull(entry, pictures, null);
  }

  /** For whoever moderates it. */
  static EntryView inFull(Entry entry, List<String> pictures, Screened screening) {
    return new EntryView(
        entry.key().contest().id(),
        entry.key().id(),
        entry.name(),
        entry.title(),
        entry.text(),
        pictures,
        null,
        entry.handedInAt(),
        entry.state(),
        entry.reason(),
        screening,
        entry.revision());
  }
}
