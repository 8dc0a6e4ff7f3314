package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where merchants may sell: {@code <community>#admissions / <merchant>}, of areas {@code
 * area#<area>#admissions / <merchant>}.
 */
final class AdmissionTable {
  private static TableSchema<Admission> schema() {
    return ItemSchema.of(
            Admission.class,
            row -> pk(row.place()),
            row -> row.merchant().toString(),
            fields ->
                new Admission(
                    fields.get("place"),
                    fields.get("sk", PersonId::uuid),
                    fields.get("home", CommunityId::new),
                    fields.get("name"),
                    fields.get("state", Admission.State::of),
                    fields.number("revision")))
        .with("place", String.class, Admission::place)
        .with("home", String.class, row -> row.home().value())
        .with("name", String.class, Admission::name)
        .with("state", String.class, row -> row.state().toString())
        .with("revision", Integer.class, Admission::revision)
        .build();
  }

  private final Table<Admission> rows;

  AdmissionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, AdmissionTable::schema);
  }

  Optional<Admission> find(String place, UUID merchant) {
    return rows.get(pk(place), merchant.toString());
  }

  /** As it was a moment ago, at half the price. */
  Optional<Admission> glance(String place, UUID merchant) {
    return rows.glance(pk(place), merchant.toString());
  }

  void put(WriteSet writes, Admission next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  Table.Slice<Admission> page(String place, String after, int limit) {
    return rows.page(pk(place), "", after, limit, true);
  }

  private static String pk(String place) {
    return place + "#admissions";
  }
}
