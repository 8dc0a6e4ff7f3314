package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Sealed;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Answers to forms: {@code <community>#answers#<activity> / <sign-up>}. */
final class AnswerTable {
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);
  private static final EnhancedType<Map<String, SdkBytes>> BYTES =
      EnhancedType.mapOf(String.class, SdkBytes.class);

  private static TableSchema<Answers> schema() {
    return ItemSchema.of(
            Answers.class,
            row -> pk(row.community(), row.activity()),
            row -> row.signUp().toString(),
            AnswerTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("activity", String.class, row -> row.activity().toString())
        .with("by", String.class, row -> row.by().toString())
        .with("plain", TEXTS, Answers::plain)
        .with("key", SdkBytes.class, row -> row.sealed() == null ? null : row.sealed().wrappedKey())
        .with("fields", BYTES, row -> row.sealed() == null ? null : row.sealed().fields())
        .build();
  }

  private static Answers read(ItemSchema.Fields fields) {
    var by = fields.<String, PersonId>get("by", PersonId::of);
    SdkBytes key = fields.get("key");
    return new Answers(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.get("sk", PersonId::uuid),
        by,
        fields.get("plain"),
        key == null ? null : new Sealed(by, key, fields.get("fields")));
  }

  private final Table<Answers> rows;

  AnswerTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, AnswerTable::schema);
  }

  Optional<Answers> find(CommunityId community, UUID activity, UUID signUp) {
    return rows.get(pk(community, activity), signUp.toString());
  }

  /** The first of an activity, in no order that means anything, as they are now. */
  Table.Slice<Answers> page(CommunityId community, UUID activity, int limit) {
    return rows.pageNow(pk(community, activity), null, limit);
  }

  /** Nobody answers for another sign-up of the same id. */
  void put(WriteSet writes, Answers answers) {
    writes.create(rows, answers, SignUpError.ID_REUSED.refusal());
  }

  void delete(WriteSet writes, CommunityId community, UUID activity, UUID signUp) {
    writes.delete(
        SignUpTable.NAME,
        pk(community, activity),
        signUp.toString(),
        Condition.none(),
        new Stale());
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#answers#" + activity;
  }
}
