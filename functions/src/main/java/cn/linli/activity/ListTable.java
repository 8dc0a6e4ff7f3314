package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lists of activities: {@code <community>#desk / <activity>} of those in review, {@code
 * <community>#proposals#<person> / <activity>} of what somebody proposed, and in the set {@code
 * <community>#handed-in#<person> / activities} what of that waits for a decision.
 */
final class ListTable {
  private static final String DESK = "desk";
  private static final String SK = "activities";
  private static final String ACTIVITIES = "activities";

  private static TableSchema<Listed> schema() {
    return ItemSchema.of(
            Listed.class,
            row -> pk(row.community(), row.list()),
            Listed::order,
            fields ->
                new Listed(
                    fields.get("community", CommunityId::new),
                    fields.get("list"),
                    fields.get("sk"),
                    fields.get("activity", PersonId::uuid)))
        .with("community", String.class, row -> row.community().value())
        .with("list", String.class, Listed::list)
        .with("activity", String.class, row -> row.activity().toString())
        .build();
  }

  private final Table<Listed> rows;

  ListTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ActivityTable.NAME, ListTable::schema);
  }

  /** The proposer's list has it from the first moment. */
  void create(WriteSet writes, Activity activity) {
    writes.put(rows, of(activity, own(activity.proposer())));
  }

  /** Follows a proposal on and off the desk of those who review. */
  void move(WriteSet writes, Activity before, Activity next) {
    boolean was = before != null && isOnDesk(before);
    if (isOnDesk(next) && !was) {
      writes.put(rows, of(next, DESK));
    } else if (was && !isOnDesk(next)) {
      var pk = pk(next.community(), DESK);
      writes.delete(ActivityTable.NAME, pk, next.id().toString(), Condition.none(), new Stale());
    }
    if (before != null && before.isHandedIn() && !next.isHandedIn()) {
      change(writes, next, Condition.none().takeFrom(ACTIVITIES, only(next)), new Stale());
    }
  }

  private static boolean isOnDesk(Activity activity) {
    return activity.stage().isInReview() && activity.isHandedIn();
  }

  /** A proposal waits for a decision from now on; refuses where too many of somebody's do. */
  void handIn(WriteSet writes, Activity activity, int most) {
    var change = Condition.none().atMostIn(ACTIVITIES, most - 1).addTo(ACTIVITIES, only(activity));
    change(writes, activity, change, ActivityError.TOO_MANY_HANDED_IN.refusal());
  }

  private static void change(
      WriteSet writes, Activity activity, Condition change, RuntimeException ifNot) {
    var pk = pk(activity.community(), "handed-in#" + activity.proposer());
    writes.update(ActivityTable.NAME, pk, SK, change, ifNot);
  }

  private static AttributeValue only(Activity activity) {
    return AttributeValue.fromSs(List.of(activity.id().toString()));
  }

  Table.Slice<Listed> desk(CommunityId community, String after, int limit) {
    return rows.page(pk(community, DESK), "", after, limit, true);
  }

  Table.Slice<Listed> of(CommunityId community, PersonId proposer, String after, int limit) {
    return rows.page(pk(community, own(proposer)), "", after, limit, true);
  }

  /** All that somebody proposed. */
  Stream<Listed> all(CommunityId community, PersonId proposer) {
    return rows.list(pk(community, own(proposer)), "").stream();
  }

  private static Listed of(Activity activity, String list) {
    return new Listed(activity.community(), list, activity.id().toString(), activity.id());
  }

  private static String own(PersonId person) {
    return "proposals#" + person;
  }

  private static String pk(CommunityId community, String list) {
    return community + "#" + list;
  }
}
