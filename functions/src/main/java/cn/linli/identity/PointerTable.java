package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Keys;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Finds a person by what only they have, and makes it theirs alone: {@code <lookup hash> /
 * pointer}. The hash is keyed, so the table tells nobody an openid or ID number.
 */
final class PointerTable {
  private static final String SK = "pointer";

  private static TableSchema<Pointer> schema() {
    return ItemSchema.of(
            Pointer.class,
            Pointer::hash,
            pointer -> SK,
            fields -> new Pointer(fields.get("pk"), fields.get("person", PersonId::of)))
        .with("person", String.class, pointer -> pointer.person().toString())
        .build();
  }

  private final Table<Pointer> rows;
  private final Keys keys;

  PointerTable(Dynamo dynamo, Keys keys) {
    this.rows = Table.of(dynamo, PersonTable.NAME, PointerTable::schema);
    this.keys = keys;
  }

  String ofAccount(WeChatAccount account) {
    return "W#" + keys.lookupHash("openid", account.appId() + "|" + account.openid());
  }

  String ofUnion(String unionid) {
    return "U#" + keys.lookupHash("unionid", unionid);
  }

  String ofIdNumber(String idNumber) {
    return "N#" + keys.lookupHash("id-number", idNumber);
  }

  Optional<PersonId> find(String hash) {
    return rows.get(hash, SK).map(Pointer::person);
  }

  void create(WriteSet writes, String hash, PersonId person) {
    writes.create(rows, new Pointer(hash, person), new Stale());
  }

  /** Points from one person to another. */
  void move(WriteSet writes, String hash, PersonId to) {
    writes.put(rows, new Pointer(hash, to), Condition.exists(), new Stale());
  }

  void delete(WriteSet writes, String hash) {
    writes.delete(PersonTable.NAME, hash, SK, Condition.none(), new Stale());
  }

  record Pointer(String hash, PersonId person) {}
}
