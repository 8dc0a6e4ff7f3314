package cn.linli.files;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * How many files a person announced on the last day on which they announced any: {@code
 * <community>#announced#<person> / announced}.
 */
final class AnnouncedTable {
  private static final String SK = "announced";

  private static TableSchema<Announced> schema() {
    return ItemSchema.of(
            Announced.class,
            row -> pk(row.community(), row.owner()),
            row -> SK,
            fields ->
                new Announced(
                    fields.get("community", CommunityId::new),
                    fields.get("owner", PersonId::of),
                    LocalDate.parse(fields.get("day")),
                    fields.number("count"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("owner", String.class, row -> row.owner().toString())
        .with("day", String.class, row -> row.day().toString())
        .with("count", Integer.class, Announced::count)
        .with("revision", Integer.class, Announced::revision)
        .build();
  }

  private final Table<Announced> rows;

  AnnouncedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, UploadTable.NAME, AnnouncedTable::schema);
  }

  /** Before there is one, it was a day of which nobody knows. */
  Announced get(CommunityId community, PersonId owner) {
    return rows.get(pk(community, owner), SK)
        .orElseGet(() -> new Announced(community, owner, LocalDate.EPOCH, 0, 0));
  }

  void put(WriteSet writes, Announced next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  void delete(WriteSet writes, CommunityId community, PersonId owner) {
    writes.delete(UploadTable.NAME, pk(community, owner), SK, Condition.none(), new Stale());
  }

  private static String pk(CommunityId community, PersonId owner) {
    return community + "#announced#" + owner;
  }

  /** So many on a day. */
  record Announced(CommunityId community, PersonId owner, LocalDate day, int count, int revision) {
    private static final int MOST = 100;

    /** One more; refuses when that is too many for a day. */
    Announced onceMore(LocalDate today) {
      int before = day.equals(today) ? count : 0;
      if (before >= MOST) {
        throw FilesError.TOO_MANY.refusal();
      }
      return new Announced(community, owner, today, before + 1, revision + 1);
    }
  }
}
