package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where something lies that belongs to whoever signs people up, and not to those who come: {@code
 * by#<person> / answers#<community>#<activity>#<sign-up>} and {@code by#<person> /
 * standing#<community>}. A guardian's own partition of sign-ups leads to neither.
 */
final class TraceTable {
  private static final String ANSWERS = "answers";
  private static final String STANDING = "standing";

  /**
   * Where it lies.
   *
   * @param activity of answers; null of a standing
   * @param signUp the same
   */
  record Trace(PersonId by, CommunityId community, UUID activity, UUID signUp) {
    private String sk() {
      return signUp == null
          ? STANDING + "#" + community
          : "%s#%s#%s#%s".formatted(ANSWERS, community, activity, signUp);
    }
  }

  private static TableSchema<Trace> schema() {
    return ItemSchema.of(Trace.class, row -> pk(row.by()), Trace::sk, TraceTable::read).build();
  }

  private static Trace read(ItemSchema.Fields fields) {
    var by = PersonId.of(fields.<String>get("pk").split("#", 2)[1]);
    var parts = fields.<String>get("sk").split("#", 4);
    boolean isStanding = parts[0].equals(STANDING);
    return new Trace(
        by,
        new CommunityId(parts[1]),
        isStanding ? null : UUID.fromString(parts[2]),
        isStanding ? null : UUID.fromString(parts[3]));
  }

  private final Table<Trace> rows;

  TraceTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, TraceTable::schema);
  }

  void put(WriteSet writes, Trace trace) {
    writes.put(rows, trace);
  }

  void delete(WriteSet writes, Trace trace) {
    writes.delete(SignUpTable.NAME, pk(trace.by()), trace.sk(), Condition.none(), new Stale());
  }

  /** To all that somebody answered. */
  List<Trace> answers(PersonId by) {
    return rows.list(pk(by), ANSWERS + "#");
  }

  /** To how somebody stands, wherever that is told of. */
  List<Trace> standings(PersonId by) {
    return rows.list(pk(by), STANDING + "#");
  }

  private static String pk(PersonId by) {
    return "by#" + by;
  }
}
