package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.time.YearMonth;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Hours: {@code <community>#worked#<person> / <date>#<activity>#<shift>}. */
final class WorkedTable {
  private static TableSchema<Worked> schema() {
    return ItemSchema.of(
            Worked.class,
            row -> pk(row.community(), row.person()),
            row -> "%s#%s#%s".formatted(row.date(), row.activity(), row.shift()),
            WorkedTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("date", String.class, row -> row.date().toString())
        .with("activity", String.class, row -> row.activity().toString())
        .with("shift", String.class, row -> row.shift().toString())
        .with("minutes", Integer.class, Worked::minutes)
        .build();
  }

  private static Worked read(ItemSchema.Fields fields) {
    return new Worked(
        fields.get("community", CommunityId::new),
        fields.get("person", PersonId::of),
        fields.<String, LocalDate>get("date", LocalDate::parse),
        fields.get("activity", PersonId::uuid),
        fields.get("shift", PersonId::uuid),
        fields.number("minutes"));
  }

  private final Table<Worked> rows;

  WorkedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, WorkedTable::schema);
  }

  /** The assignment's revision says that it is the latest. */
  void put(WriteSet writes, Worked row) {
    writes.put(rows, row);
  }

  Table.Slice<Worked> page(
      CommunityId community, PersonId person, YearMonth month, String after, int limit) {
    return rows.page(pk(community, person), month + "-", after, limit, true);
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#worked#" + person;
  }
}
