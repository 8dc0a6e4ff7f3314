package cn.linli.shared.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One kind of record in a table of the database; several kinds may share a table.
 *
 * @param <R> the record
 */
public final class Table<R> {
  private final Supplier<DynamoDbTable<R>> make;
  private volatile DynamoDbTable<R> made;

  private Table(Supplier<DynamoDbTable<R>> make) {
    this.make = make;
  }

  /**
   * The records of this schema in the table of this short name. The schema is built at the first
   * use: a function's door knows many tables, and a cold start asks one or two.
   */
  public static <R> Table<R> of(Dynamo dynamo, String shortName, Supplier<TableSchema<R>> schema) {
    return new Table<>(() -> dynamo.enhanced().table(dynamo.tableName(shortName), schema.get()));
  }

  private DynamoDbTable<R> items() {
    // Two threads may make it twice; both are the same.
    if (made == null) {
      made = make.get();
    }
    return made;
  }

  /** The record as it is now (a strongly consistent read). */
  public Optional<R> get(String pk, String sk) {
    return get(pk, sk, true);
  }

  /** The record as it was a moment ago, at half the price. */
  public Optional<R> glance(String pk, String sk) {
    return get(pk, sk, false);
  }

  private Optional<R> get(String pk, String sk, boolean consistent) {
    return Optional.ofNullable(
        items()
            .getItem(
                request ->
                    request
                        .key(Key.builder().partitionValue(pk).sortValue(sk).build())
                        .consistentRead(consistent)));
  }

  /** Writes a record whatever was there, alone. */
  void put(R row) {
    items().putItem(row);
  }

  /**
   * All records of a partition whose sort key begins so, as they are now. For partitions with a
   * bound.
   */
  public List<R> list(String pk, String skPrefix) {
    return query(pk, skPrefix, true);
  }

  /** The same as it was a moment ago, at half the price. */
  public List<R> glanceAll(String pk, String skPrefix) {
    return query(pk, skPrefix, false);
  }

  /** The records of a partition from a sort key on, as they were a moment ago. */
  public List<R> glanceFrom(String pk, String first) {
    return query(
        QueryConditional.sortGreaterThanOrEqualTo(key -> key.partitionValue(pk).sortValue(first)),
        false);
  }

  /** The records of a partition before a sort key, as they were a moment ago. */
  public List<R> glanceBefore(String pk, String end) {
    return query(
        QueryConditional.sortLessThan(key -> key.partitionValue(pk).sortValue(end)), false);
  }

  private List<R> query(String pk, String skPrefix, boolean consistent) {
    return query(beginsWith(pk, skPrefix), consistent);
  }

  private List<R> query(QueryConditional which, boolean consistent) {
    var found = new ArrayList<R>();
    items()
        .query(
            QueryEnhancedRequest.builder()
                .queryConditional(which)
                .consistentRead(consistent)
                .build())
        .items()
        .forEach(found::add);
    return found;
  }

  /**
   * A page of a partition.
   *
   * @param after the sort key the page before ended with, or null for the first
   * @param limit how many at the most
   * @param ascending the order of the sort keys
   */
  public Slice<R> page(String pk, String skPrefix, String after, int limit, boolean ascending) {
    var request =
        QueryEnhancedRequest.builder()
            .queryConditional(beginsWith(pk, skPrefix))
            .limit(limit)
            .scanIndexForward(ascending);
    return slice(request, pk, after);
  }

  /** A page in the order of the sort keys, as it is now, for what must not miss the last write. */
  public Slice<R> pageNow(String pk, String after, int limit) {
    var request =
        QueryEnhancedRequest.builder()
            .queryConditional(beginsWith(pk, ""))
            .limit(limit)
            .consistentRead(true);
    return slice(request, pk, after);
  }

  /** The first whose sort key begins so, as it is now. */
  public Optional<R> first(String pk, String skPrefix) {
    var request =
        QueryEnhancedRequest.builder()
            .queryConditional(beginsWith(pk, skPrefix))
            .limit(1)
            .consistentRead(true);
    return slice(request, pk, null).items().stream().findFirst();
  }

  private Slice<R> slice(QueryEnhancedRequest.Builder request, String pk, String after) {
    if (after != null) {
      request.exclusiveStartKey(key(pk, after));
    }
    var page = items().query(request.build()).iterator().next();
    var last = page.lastEvaluatedKey();
    return new Slice<>(page.items(), last == null ? null : last.get("sk").s());
  }

  private static QueryConditional beginsWith(String pk, String skPrefix) {
    return skPrefix.isEmpty()
        ? QueryConditional.keyEqualTo(key -> key.partitionValue(pk))
        : QueryConditional.sortBeginsWith(key -> key.partitionValue(pk).sortValue(skPrefix));
  }

  static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  String name() {
    return items().tableName();
  }

  Map<String, AttributeValue> item(R item) {
    return items().tableSchema().itemToMap(item, true);
  }

  /**
   * Some records in order.
   *
   * @param last sort key to go on after, or null at the end
   */
  public record Slice<R>(List<R> items, String last) {}
}
