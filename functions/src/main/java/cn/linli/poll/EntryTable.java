package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Entries: {@code <contest>#entry#<id> / entry}, each in a partition of its own, and once more in a
 * list where somebody looks for it: {@code <community>#moderation / <at>#<contest>#<id>} while it
 * waits, {@code <contest>#entries / <at>#<id>} while everybody sees it.
 */
final class EntryTable {
  private static final String SK = "entry";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Entry> schema(boolean inList) {
    return ItemSchema.of(
            Entry.class,
            row -> inList ? listPk(row) : pk(row.key()),
            row -> inList ? listSk(row) : SK,
            EntryTable::entry)
        .with("community", String.class, row -> row.key().contest().community().value())
        .with("contest", String.class, row -> row.key().contest().id().toString())
        .with("id", String.class, row -> row.key().id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with(
            "guardian",
            String.class,
            row -> row.guardian() == null ? null : row.guardian().toString())
        .with("name", String.class, Entry::name)
        .with("title", String.class, Entry::title)
        .with("text", String.class, row -> inList ? textInList(row) : row.text())
        .with("pictures", TEXTS, row -> row.pictures().stream().map(UUID::toString).toList())
        .with("handedInAt", Instant.class, Entry::handedInAt)
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Entry::reason)
        .with("revision", Integer.class, Entry::revision)
        .build();
  }

  /** Whoever moderates reads it; of what everybody sees, a page has many. */
  private static String textInList(Entry entry) {
    return entry.state() == EntryState.IN_MODERATION ? entry.text() : null;
  }

  private static Entry entry(ItemSchema.Fields fields) {
    var contest =
        Matter.Key.contest(
            fields.get("community", CommunityId::new), fields.get("contest", PersonId::uuid));
    return new Entry(
        new Entry.Key(contest, fields.get("id", PersonId::uuid)),
        fields.get("person", PersonId::of),
        fields.get("guardian", PersonId::of),
        fields.get("name"),
        fields.get("title"),
        fields.get("text"),
        fields.<List<String>>get("pictures").stream().map(UUID::fromString).toList(),
        fields.get("handedInAt"),
        fields.get("state", EntryState::of),
        fields.get("reason"),
        fields.number("revision"));
  }

  private final Table<Entry> rows;
  private final Table<Entry> lists;

  EntryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, () -> schema(false));
    this.lists = Table.of(dynamo, MatterTable.NAME, () -> schema(true));
  }

  Optional<Entry> find(Entry.Key key) {
    return rows.get(pk(key), SK);
  }

  /** As it was a moment ago, at half the price. */
  Optional<Entry> glance(Entry.Key key) {
    return rows.glance(pk(key), SK);
  }

  /** Writes the next revision, with its place in the lists. */
  void put(WriteSet writes, Entry before, Entry next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
    if (before != null && isListed(before) && before.state() != next.state()) {
      writes.delete(
          MatterTable.NAME, listPk(before), listSk(before), Condition.none(), new Stale());
    }
    if (isListed(next)) {
      writes.put(lists, next);
    }
  }

  /** Those that wait in a community, the longest first. */
  Table.Slice<Entry> inModeration(CommunityId community, String after, int limit) {
    return lists.page(moderation(community), "", after, limit, true);
  }

  /** Those that everybody sees, the oldest first. */
  Table.Slice<Entry> accepted(Matter.Key contest, String after, int limit) {
    return lists.page(accepted(contest), "", after, limit, true);
  }

  private static boolean isListed(Entry entry) {
    return entry.state() == EntryState.IN_MODERATION || entry.state() == EntryState.ACCEPTED;
  }

  private static String pk(Entry.Key key) {
    return key.contest().pk() + "#entry#" + key.id();
  }

  private static String listPk(Entry entry) {
    return entry.state() == EntryState.IN_MODERATION
        ? moderation(entry.key().contest().community())
        : accepted(entry.key().contest());
  }

  private static String moderation(CommunityId community) {
    return community + "#moderation";
  }

  private static String accepted(Matter.Key contest) {
    return contest.pk() + "#entries";
  }

  private static String listSk(Entry entry) {
    return entry.state() == EntryState.IN_MODERATION
        ? entry.handedInAt() + "#" + entry.key().contest().id() + "#" + entry.key().id()
        : entry.handedInAt() + "#" + entry.key().id();
  }
}
