package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Versions of the merchants' contract: {@code <community>#contracts / <version>}. */
final class ContractTable {
  private static TableSchema<Contract> schema() {
    return ItemSchema.of(
            Contract.class,
            row -> pk(row.community()),
            Contract::version,
            fields ->
                new Contract(
                    fields.get("community", CommunityId::new),
                    fields.get("sk"),
                    fields.get("title"),
                    fields.get("upload", PersonId::uuid),
                    fields.get("at")))
        .with("community", String.class, row -> row.community().value())
        .with("title", String.class, Contract::title)
        .with("upload", String.class, row -> row.upload().toString())
        .with("at", Instant.class, Contract::at)
        .build();
  }

  private final Table<Contract> rows;

  ContractTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, ContractTable::schema);
  }

  Optional<Contract> find(CommunityId community, String version) {
    return rows.get(pk(community), version);
  }

  /** The one to sign. */
  Optional<Contract> current(CommunityId community) {
    return last(community, 1).stream().findFirst();
  }

  /** The last versions, the newest first. */
  List<Contract> last(CommunityId community, int count) {
    return rows.page(pk(community), "", null, count, false).items();
  }

  void create(WriteSet writes, Contract contract) {
    writes.create(rows, contract, MerchantError.ID_REUSED.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#contracts";
  }
}
