package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Kinds that a centre has changed or added: {@code <community>#kinds / <kind>}. */
final class KindTable {
  private static TableSchema<Kind> schema() {
    return ItemSchema.of(
            Kind.class,
            row -> pk(row.community()),
            Kind::id,
            fields ->
                new Kind(
                    fields.get("community", CommunityId::new),
                    fields.get("sk"),
                    fields.get("name"),
                    fields.number("perYear"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("name", String.class, Kind::name)
        .with("perYear", Integer.class, Kind::perYear)
        .with("revision", Integer.class, Kind::revision)
        .build();
  }

  private final Table<Kind> rows;

  KindTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ActivityTable.NAME, KindTable::schema);
  }

  /** All kinds of a centre, those of every centre first. */
  List<Kind> list(CommunityId community) {
    var kinds = new LinkedHashMap<String, Kind>();
    Kind.first(community).forEach(kind -> kinds.put(kind.id(), kind));
    rows.glanceAll(pk(community), "").forEach(kind -> kinds.put(kind.id(), kind));
    return new ArrayList<>(kinds.values());
  }

  void put(WriteSet writes, Kind next) {
    var ifChanged = ActivityError.CHANGED_MEANWHILE.refusal();
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  private static String pk(CommunityId community) {
    return community + "#kinds";
  }
}
