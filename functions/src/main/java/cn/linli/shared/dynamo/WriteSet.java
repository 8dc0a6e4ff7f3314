package cn.linli.shared.dynamo;

import cn.linli.shared.ApiError;
import cn.linli.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What a use case writes: everything or nothing, in one DynamoDB transaction.
 *
 * <p>Each write is added together with what it means when its condition does not hold. The earliest
 * added wins, so the check that an id is new goes first and a replay is never mistaken for a lost
 * race. Conflicts with other transactions are retried under the same client token: a commit whose
 * outcome is unknown is safe to send again.
 */
public final class WriteSet {
  private static final int DYNAMODB_LIMIT = 100;

  private final Dynamo dynamo;
  private final List<TransactWriteItem> writes = new ArrayList<>();
  private final List<RuntimeException> refusals = new ArrayList<>();
  private final Set<Map<String, AttributeValue>> keys = new HashSet<>();
  private RuntimeException ifTooLarge =
      new IllegalStateException("a write set holds at most " + DYNAMODB_LIMIT + " items");

  /** An empty one. */
  public WriteSet(Dynamo dynamo) {
    this.dynamo = dynamo;
  }

  /** What it means when more is added than one transaction holds; else that is a fault. */
  public WriteSet ifTooLarge(Refusal refusal) {
    ifTooLarge = refusal;
    return this;
  }

  /** Writes a record whose key must be new. */
  public <R> WriteSet create(Table<R> table, R row, RuntimeException ifExists) {
    return put(table, row, Condition.isNew(), ifExists);
  }

  /** Writes a record if the condition holds of the one it replaces. */
  public <R> WriteSet put(Table<R> table, R row, Condition condition, RuntimeException ifNot) {
    var item = table.item(row);
    return add(
        table.name(),
        Map.of("pk", item.get("pk"), "sk", item.get("sk")),
        TransactWriteItem.builder()
            .put(
                put ->
                    put.tableName(table.name())
                        .item(item)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.values()))
            .build(),
        ifNot);
  }

  /** Writes a record whatever was there. */
  public <R> WriteSet put(Table<R> table, R row) {
    return put(table, row, Condition.none(), new Stale());
  }

  /** Changes some attributes of an item if the condition holds. */
  public WriteSet update(
      String table, String pk, String sk, Condition change, RuntimeException ifNot) {
    var key = Table.key(pk, sk);
    return add(
        dynamo.tableName(table),
        key,
        TransactWriteItem.builder()
            .update(
                update ->
                    update
                        .tableName(dynamo.tableName(table))
                        .key(key)
                        .updateExpression(change.update())
                        .conditionExpression(change.expression())
                        .expressionAttributeNames(change.names())
                        .expressionAttributeValues(change.values()))
            .build(),
        ifNot);
  }

  /** Removes an item if the condition holds. */
  public WriteSet delete(
      String table, String pk, String sk, Condition condition, RuntimeException ifNot) {
    var key = Table.key(pk, sk);
    return add(
        dynamo.tableName(table),
        key,
        TransactWriteItem.builder()
            .delete(
                delete ->
                    delete
                        .tableName(dynamo.tableName(table))
                        .key(key)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.values()))
            .build(),
        ifNot);
  }

  /** Writes nothing of an item, and holds only while the condition does. */
  public WriteSet check(
      String table, String pk, String sk, Condition condition, RuntimeException ifNot) {
    var key = Table.key(pk, sk);
    return add(
        dynamo.tableName(table),
        key,
        TransactWriteItem.builder()
            .conditionCheck(
                check ->
                    check
                        .tableName(dynamo.tableName(table))
                        .key(key)
                        .conditionExpression(condition.expression())
                        .expressionAttributeNames(condition.names())
                        .expressionAttributeValues(condition.values()))
            .build(),
        ifNot);
  }

  private WriteSet add(
      String table,
      Map<String, AttributeValue> key,
      TransactWriteItem write,
      RuntimeException ifNot) {
    var named =
        Map.of("table", AttributeValue.fromS(table), "pk", key.get("pk"), "sk", key.get("sk"));
    if (!keys.add(named)) {
      throw new IllegalStateException("a write set holds each item once");
    }
    if (writes.size() == DYNAMODB_LIMIT) {
      throw ifTooLarge;
    }
    writes.add(write);
    refusals.add(ifNot);
    return this;
  }

  /** Commits unless there is nothing to write. */
  public void commitIfAny() {
    if (!writes.isEmpty()) {
      commit();
    }
  }

  /** Commits once; throws what the first condition that does not hold means. */
  public void commit() {
    var request =
        TransactWriteItemsRequest.builder()
            .transactItems(writes)
            .clientRequestToken(UUID.randomUUID().toString())
            .build();
    for (int attempt = 1; attempt <= Stale.TRIES; attempt++) {
      try {
        dynamo.client().transactWriteItems(request);
        return;
      } catch (TransactionCanceledException cancelled) {
        refuseUnlessConflict(cancelled);
      } catch (TransactionInProgressException inProgress) {
        // The same token is still being committed: ask again for its outcome.
      }
      Stale.pause(attempt);
    }
    throw ApiError.BUSY.refusal();
  }

  private void refuseUnlessConflict(TransactionCanceledException cancelled) {
    var reasons = cancelled.cancellationReasons();
    boolean conflict = false;
    for (int i = 0; i < reasons.size() && !conflict; i++) {
      switch (kind(reasons.get(i))) {
        case FAILED -> throw refusals.get(i);
        // Another transaction holds an earlier item; only its end tells what the later ones mean.
        case CONFLICT -> conflict = true;
        case BROKEN -> throw cancelled;
        case HELD -> {}
      }
    }
    if (!conflict) {
      throw cancelled;
    }
  }

  private enum Kind {
    HELD,
    FAILED,
    CONFLICT,
    BROKEN
  }

  private static Kind kind(CancellationReason reason) {
    return switch (reason.code() == null ? "None" : reason.code()) {
      case "None" -> Kind.HELD;
      case "ConditionalCheckFailed" -> Kind.FAILED;
      case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" ->
          Kind.CONFLICT;
      default -> Kind.BROKEN;
    };
  }
}
