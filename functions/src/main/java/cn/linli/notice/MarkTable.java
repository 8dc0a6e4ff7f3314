package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How far an inbox is read: {@code <community>#inbox#<person> / mark}. */
final class MarkTable {
  private static final String SK = "mark";

  /** Of an inbox whose person is gone: nothing is later. */
  private static final long GONE = Long.MAX_VALUE;

  /**
   * A mark.
   *
   * @param readUntil in milliseconds; what came up to then is read
   */
  record Mark(CommunityId community, PersonId person, long readUntil, int revision) {
    Mark at(long millis) {
      return new Mark(community, person, millis, revision + 1);
    }

    boolean isGone() {
      return readUntil == GONE;
    }
  }

  private static TableSchema<Mark> schema() {
    return ItemSchema.of(
            Mark.class,
            row -> NoticeTable.pk(row.community(), row.person()),
            row -> SK,
            fields ->
                new Mark(
                    fields.get("community", CommunityId::new),
                    fields.get("person", PersonId::of),
                    fields.<Long>get("readUntil"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("readUntil", Long.class, Mark::readUntil)
        .with("revision", Integer.class, Mark::revision)
        .build();
  }

  private final Table<Mark> rows;

  MarkTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, MarkTable::schema);
  }

  Mark get(CommunityId community, PersonId person) {
    return rows.get(NoticeTable.pk(community, person), SK)
        .orElseGet(() -> new Mark(community, person, 0, 0));
  }

  void put(WriteSet writes, Mark next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** Holds only while nobody has marked anything. */
  void requireAsIs(WriteSet writes, Mark mark) {
    check(writes, mark.community(), mark.person(), Condition.isAt(mark.revision()));
  }

  /** Holds only while nobody has read up to a time, or is gone: what comes then is unread. */
  void requireBefore(WriteSet writes, Notice notice) {
    var open = Condition.none().below("readUntil", Notice.millis(notice.id()));
    check(writes, notice.community(), notice.person(), open);
  }

  /** Holds only while somebody is here. */
  void requireOpen(WriteSet writes, CommunityId community, PersonId person) {
    check(writes, community, person, Condition.none().below("readUntil", GONE));
  }

  private static void check(
      WriteSet writes, CommunityId community, PersonId person, Condition condition) {
    writes.check(NoticeTable.NAME, NoticeTable.pk(community, person), SK, condition, new Stale());
  }

  /** Nobody is here any more, and nothing comes in again. */
  void close(WriteSet writes, CommunityId community, PersonId person) {
    writes.put(rows, new Mark(community, person, GONE, 1));
  }
}
