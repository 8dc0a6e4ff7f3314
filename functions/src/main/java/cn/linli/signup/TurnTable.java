package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Turns: {@code <community>#turn#<activity>#<person> / turn}, where people sign up for all sessions
 * or for one. Those are sign-ups of their own, so that two that are made at once would not meet.
 */
final class TurnTable {
  private static final String SK = "turn";

  /**
   * How often somebody has signed up for an activity, in whatever way.
   *
   * @param revision counts that
   */
  record Turn(CommunityId community, UUID activity, PersonId person, int revision) {}

  private static TableSchema<Turn> schema() {
    return ItemSchema.of(
            Turn.class,
            row -> pk(row.community(), row.activity(), row.person()),
            row -> SK,
            TurnTable::read)
        .with("revision", Integer.class, Turn::revision)
        .build();
  }

  private static Turn read(ItemSchema.Fields fields) {
    var parts = fields.<String>get("pk").split("#", 4);
    return new Turn(
        new CommunityId(parts[0]),
        UUID.fromString(parts[2]),
        PersonId.of(parts[3]),
        fields.number("revision"));
  }

  private final Table<Turn> rows;

  TurnTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, TurnTable::schema);
  }

  /** Somebody's, before it is looked at what else they signed up for. */
  Turn get(Offering offering, PersonId person) {
    return rows.get(pk(offering.community(), offering.id(), person), SK)
        .orElseGet(() -> new Turn(offering.community(), offering.id(), person, 0));
  }

  /** It is theirs, unless they have signed up for anything of the activity since it was read. */
  void take(WriteSet writes, Turn read) {
    int next = read.revision() + 1;
    writes.put(
        rows,
        new Turn(read.community(), read.activity(), read.person(), next),
        Condition.isAt(read.revision()),
        new Stale());
  }

  private static String pk(CommunityId community, UUID activity, PersonId person) {
    return "%s#turn#%s#%s".formatted(community, activity, person);
  }
}
