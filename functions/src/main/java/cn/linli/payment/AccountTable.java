package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Which community is paid on an account at the provider, since a bill tells of accounts: {@code
 * account#<account> / account}. Like numbers, it leads to the community.
 */
final class AccountTable {
  private static final String SK = "account";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.account()),
            row -> SK,
            fields -> new Row(fields.get("account"), fields.get("community", CommunityId::new)))
        .with("account", String.class, Row::account)
        .with("community", String.class, row -> row.community().value())
        .build();
  }

  private final Table<Row> rows;

  AccountTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, AccountTable::schema);
  }

  Optional<CommunityId> find(String account) {
    return rows.get(pk(account), SK).map(Row::community);
  }

  /** An account belongs to one community, and stays there. */
  void create(WriteSet writes, String account, CommunityId community) {
    writes.create(rows, new Row(account, community), PaymentError.ACCOUNT_TAKEN.refusal());
  }

  private static String pk(String account) {
    return "account#" + account;
  }

  /** An account and whose it is. */
  record Row(String account, CommunityId community) {}
}
