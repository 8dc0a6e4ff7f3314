package cn.linli.adapter.tokens;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The item per app that holds its access token and the lease on fetching the next. */
final class TokenTable {
  private final DynamoDbClient dynamo;
  private final String table;
  private final String prefix;

  TokenTable(DynamoDbClient dynamo, String table, String prefix) {
    this.dynamo = dynamo;
    this.table = table;
    this.prefix = prefix;
  }

  /** Consistent: whoever waits must see what the holder of the lease has just stored. */
  StoredToken read(String appId) {
    var request = dynamo.getItem(get -> get.tableName(table).key(key(appId)).consistentRead(true));
    return stored(request.item());
  }

  /**
   * Takes the lease if the token is still spent and nobody holds it, and tells what is stored; else
   * empty.
   */
  Optional<StoredToken> lease(String appId, String owner, long now, long until) {
    return update(
        appId,
        "SET leaseOwner = :owner, leasedUntil = :until",
        "(attribute_not_exists(validUntil) OR validUntil <= :now)"
            + " AND (attribute_not_exists(leasedUntil) OR leasedUntil <= :now)",
        Map.of(":owner", text(owner), ":until", number(until), ":now", number(now)));
  }

  /**
   * Stores what the holder of the lease has fetched and ends the lease, unless somebody else has
   * taken it over.
   */
  void store(String appId, String owner, StoredToken token) {
    update(
        appId,
        "SET accessToken = :token, validUntil = :until, forcedAt = :forced REMOVE leaseOwner,"
            + " leasedUntil",
        "leaseOwner = :owner",
        Map.of(
            ":token", text(token.value()),
            ":until", number(token.validUntil()),
            ":forced", number(token.forcedAt()),
            ":owner", text(owner)));
  }

  /** Lets the lease of a fetch that failed end at the given time instead. */
  void shorten(String appId, String owner, long until, long forcedAt) {
    update(
        appId,
        "SET leasedUntil = :until, forcedAt = :forced",
        "leaseOwner = :owner",
        Map.of(":until", number(until), ":forced", number(forcedAt), ":owner", text(owner)));
  }

  /** Spends the token, but only this one: a slow instance must not throw away a newer one. */
  void refuse(String appId, String token) {
    update(
        appId,
        "SET validUntil = :never",
        "accessToken = :token",
        Map.of(":never", number(0), ":token", text(token)));
  }

  private Optional<StoredToken> update(
      String appId, String change, String condition, Map<String, AttributeValue> values) {
    var request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key(appId))
            .updateExpression(change)
            .conditionExpression(condition)
            .expressionAttributeValues(values)
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    try {
      return Optional.of(stored(dynamo.updateItem(request).attributes()));
    } catch (ConditionalCheckFailedException somebodyElse) {
      return Optional.empty();
    }
  }

  private Map<String, AttributeValue> key(String appId) {
    return Map.of("pk", text(prefix + appId), "sk", text("token"));
  }

  private static StoredToken stored(Map<String, AttributeValue> item) {
    var token = item.get("accessToken");
    return new StoredToken(
        token == null ? null : token.s(),
        number(item, "validUntil"),
        number(item, "leasedUntil"),
        number(item, "forcedAt"));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
