package cn.linli.notice;

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
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Notices: {@code <community>#inbox#<person> / told#<id>}, until their week has been 180 days ago.
 */
final class NoticeTable {
  static final String NAME = "notice";

  /** Nothing else in an inbox comes after it. */
  private static final String PREFIX = "told#";

  private static TableSchema<Notice> schema() {
    return ItemSchema.of(
            Notice.class,
            row -> pk(row.community(), row.person()),
            row -> PREFIX + row.id(),
            NoticeTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("kind", String.class, Notice::kind)
        .with("group", String.class, row -> row.group().toString())
        .with("title", String.class, row -> row.text().title())
        .with("line", String.class, row -> row.text().line())
        .with("word", String.class, row -> row.text().word())
        .with("link", String.class, row -> row.text().link())
        .with("subject", String.class, Notice::subject)
        .with("when", Instant.class, Notice::when)
        .with("fen", Long.class, Notice::fen)
        .with("readAt", Instant.class, Notice::readAt)
        .with("ttl", Long.class, row -> Week.of(row.at()).ttl())
        .build();
  }

  private static Notice read(ItemSchema.Fields fields) {
    return new Notice(
        fields.get("community", CommunityId::new),
        fields.get("person", PersonId::of),
        fields.<String, String>get("sk", sk -> sk.substring(PREFIX.length())),
        fields.get("kind"),
        fields.get("group", Group::of),
        new Notice.Text(
            fields.get("title"), fields.get("line"), fields.get("word"), fields.get("link")),
        fields.get("subject"),
        fields.get("when"),
        fields.get("fen"),
        fields.get("readAt"));
  }

  private final Table<Notice> rows;

  NoticeTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, NoticeTable::schema);
  }

  static String pk(CommunityId community, PersonId person) {
    return community + "#inbox#" + person;
  }

  Optional<Notice> find(CommunityId community, PersonId person, String id) {
    return rows.get(pk(community, person), PREFIX + id);
  }

  void create(WriteSet writes, Notice notice) {
    writes.create(rows, notice, new Stale());
  }

  /** Marks one that nobody marked or erased meanwhile. */
  void mark(WriteSet writes, Notice read) {
    var asItWas = Condition.exists().absent("readAt");
    writes.put(rows, read, asItWas, new Stale());
  }

  /** A page, the newest first. */
  Table.Slice<Notice> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(pk(community, person), PREFIX, after, limit, false);
  }

  /** Those that came later than a time, as they are now. */
  Table.Slice<Notice> later(CommunityId community, PersonId person, long millis, int limit) {
    return rows.pageNow(pk(community, person), PREFIX + "%013d~".formatted(millis), limit);
  }

  void delete(WriteSet writes, Notice notice) {
    writes.delete(
        NAME,
        pk(notice.community(), notice.person()),
        PREFIX + notice.id(),
        Condition.none(),
        new Stale());
  }

  /** Some that are left: whoever forgets must not miss the last that came. */
  List<Notice> some(CommunityId community, PersonId person, int limit) {
    return rows.pageNow(pk(community, person), PREFIX, limit).items();
  }
}
