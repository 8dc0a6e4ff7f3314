package cn.linli.community;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.ZoneId;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Communities: {@code <community> / community}. */
final class CommunityTable {
  static final String NAME = "community";
  private static final String SK = "community";

  private static TableSchema<Community> schema() {
    return ItemSchema.of(
            Community.class,
            community -> community.id().value(),
            community -> SK,
            fields ->
                new Community(
                    fields.get("pk", CommunityId::new),
                    fields.get("name"),
                    fields.get("district"),
                    fields.get("street"),
                    ZoneId.of(fields.<String>get("timeZone")),
                    fields.number("revision")))
        .with("name", String.class, Community::name)
        .with("district", String.class, Community::district)
        .with("street", String.class, Community::street)
        .with("timeZone", String.class, community -> community.timeZone().getId())
        .with("revision", Integer.class, Community::revision)
        .build();
  }

  private final Table<Community> rows;

  CommunityTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, CommunityTable::schema);
  }

  Optional<Community> find(CommunityId id) {
    return rows.get(id.value(), SK);
  }

  void put(WriteSet writes, Community next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, CommunityError.CHANGED_MEANWHILE.refusal());
  }
}
