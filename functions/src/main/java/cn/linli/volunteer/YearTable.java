package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Totals: {@code <community>#years#<person> / <year>}. */
final class YearTable {
  private static TableSchema<Year> schema() {
    return ItemSchema.of(
            Year.class,
            row -> pk(row.community(), row.person()),
            row -> Integer.toString(row.year()),
            YearTable::read)
        .with("minutes", Integer.class, Year::minutes)
        .with("shifts", Integer.class, Year::shifts)
        .build();
  }

  private static Year read(ItemSchema.Fields fields) {
    var parts = fields.<String>get("pk").split("#", 3);
    return new Year(
        new CommunityId(parts[0]),
        PersonId.of(parts[2]),
        fields.<String, Integer>get("sk", Integer::valueOf),
        fields.number("minutes"),
        fields.number("shifts"));
  }

  private final Table<Year> rows;

  YearTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, YearTable::schema);
  }

  void add(
      WriteSet writes, CommunityId community, PersonId person, int year, int minutes, int shifts) {
    writes.update(
        ProfileTable.NAME,
        pk(community, person),
        Integer.toString(year),
        Condition.none().add("minutes", minutes).add("shifts", shifts),
        new Stale());
  }

  List<Year> all(CommunityId community, PersonId person) {
    return rows.list(pk(community, person), "");
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#years#" + person;
  }
}
