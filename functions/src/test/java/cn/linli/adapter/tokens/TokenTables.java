package cn.linli.adapter.tokens;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** Empty token tables in one embedded database. */
public final class TokenTables {
  public static final DynamoDbClient DYNAMO = DynamoDBEmbedded.create(true).dynamoDbClient();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TokenTables() {}

  /** A new one. */
  public static String create() {
    var name = "tokens-" + COUNT.incrementAndGet();
    DYNAMO.createTable(
        request ->
            request
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(text("pk"), text("sk")))
                .keySchema(List.of(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))));
    return name;
  }

  /** An instance takes the lease on the next token and dies. */
  public static void leaseToTheDead(String table, String prefix, String appId, long now) {
    new TokenTable(DYNAMO, table, prefix)
        .lease(appId, "dead", now, now + SharedTokens.LEASE.toMillis());
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}
