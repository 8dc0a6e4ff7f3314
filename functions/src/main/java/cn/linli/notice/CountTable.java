package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How much of a week is unread: {@code <community>#inbox#<person> / count#<week>}. At most 27 of
 * them, since older weeks are gone with what came in them.
 */
final class CountTable {
  private static final String PREFIX = "count#";

  /**
   * A week's count.
   *
   * @param revision grows with each change, so that nobody mistakes two changes for none
   */
  record Count(CommunityId community, PersonId person, Week week, int unread, int revision) {
    static Count none(CommunityId community, PersonId person, Week week) {
      return new Count(community, person, week, 0, 0);
    }

    Count is(int next) {
      return new Count(community, person, week, next, revision + 1);
    }
  }

  private static TableSchema<Count> schema() {
    return ItemSchema.of(
            Count.class,
            row -> NoticeTable.pk(row.community(), row.person()),
            row -> PREFIX + row.week(),
            CountTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("unread", Integer.class, Count::unread)
        .with("revision", Integer.class, Count::revision)
        .with("ttl", Long.class, row -> row.week().ttl())
        .build();
  }

  private static Count read(ItemSchema.Fields fields) {
    return new Count(
        fields.get("community", CommunityId::new),
        fields.get("person", PersonId::of),
        fields.<String, Week>get("sk", sk -> Week.of(sk.substring(PREFIX.length()))),
        fields.number("unread"),
        fields.number("revision"));
  }

  private final Table<Count> rows;

  CountTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, CountTable::schema);
  }

  Optional<Count> find(CommunityId community, PersonId person, Week week) {
    return rows.get(NoticeTable.pk(community, person), PREFIX + week);
  }

  List<Count> all(CommunityId community, PersonId person) {
    return rows.list(NoticeTable.pk(community, person), PREFIX);
  }

  List<Count> glanceAll(CommunityId community, PersonId person) {
    return rows.glanceAll(NoticeTable.pk(community, person), PREFIX);
  }

  /** One more, whatever the count is: those who add need not wait for one another. */
  void add(WriteSet writes, Notice notice) {
    var week = Week.of(notice.at());
    var change =
        Condition.none()
            .add("unread", 1)
            .add("revision", 1)
            .set("community", AttributeValue.fromS(notice.community().value()))
            .set("person", AttributeValue.fromS(notice.person().toString()))
            .set("ttl", AttributeValue.fromN(Long.toString(week.ttl())));
    var pk = NoticeTable.pk(notice.community(), notice.person());
    writes.update(NoticeTable.NAME, pk, PREFIX + week, change, new Stale());
  }

  /** The next of a count that nobody changed meanwhile. */
  void put(WriteSet writes, Count next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  void forget(WriteSet writes, Count count) {
    var pk = NoticeTable.pk(count.community(), count.person());
    writes.delete(NoticeTable.NAME, pk, PREFIX + count.week(), Condition.none(), new Stale());
  }
}
