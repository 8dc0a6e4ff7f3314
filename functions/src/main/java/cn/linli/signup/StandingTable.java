package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Standings: {@code <community>#standing#<person> / standing}. */
final class StandingTable {
  private static final String SK = "standing";
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Standing> schema() {
    return ItemSchema.of(
            Standing.class,
            row -> pk(row.community(), row.person()),
            row -> SK,
            StandingTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("missed", TEXTS, StandingTable::texts)
        .with("revision", Integer.class, Standing::revision)
        .build();
  }

  private static Map<String, String> texts(Standing row) {
    var texts = new TreeMap<String, String>();
    row.missed().forEach((what, at) -> texts.put(what, at.toString()));
    return texts;
  }

  private static Standing read(ItemSchema.Fields fields) {
    var missed = new TreeMap<String, Instant>();
    fields
        .<Map<String, String>>get("missed")
        .forEach((what, at) -> missed.put(what, Instant.parse(at)));
    return new Standing(
        fields.get("community", CommunityId::new),
        fields.get("person", PersonId::of),
        missed,
        fields.number("revision"));
  }

  private final Table<Standing> rows;

  StandingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, StandingTable::schema);
  }

  Standing get(CommunityId community, PersonId person) {
    return rows.get(pk(community, person), SK).orElseGet(() -> Standing.clean(community, person));
  }

  void put(WriteSet writes, Standing next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** Adds that whoever signed somebody up has missed it by them, once; whether it is added. */
  boolean miss(WriteSet writes, SignUp signUp, Instant now) {
    var standing = get(signUp.target().community(), signUp.by());
    var what = signUp.target().ref();
    boolean isNew = !standing.missed().containsKey(what);
    if (isNew) {
      put(writes, standing.missing(what, now));
    }
    return isNew;
  }

  void forget(WriteSet writes, CommunityId community, PersonId person) {
    writes.delete(SignUpTable.NAME, pk(community, person), SK, Condition.none(), new Stale());
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#standing#" + person;
  }
}
