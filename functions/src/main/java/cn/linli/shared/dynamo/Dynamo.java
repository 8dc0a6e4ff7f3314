package cn.linli.shared.dynamo;

import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The database of a deployment.
 *
 * @param client for the expressions that the Enhanced Client lacks
 * @param enhanced over the same client
 * @param prefix begins every table's name
 */
public record Dynamo(DynamoDbClient client, DynamoDbEnhancedClient enhanced, String prefix) {
  /** The database behind a client. */
  public static Dynamo of(DynamoDbClient client, String prefix) {
    // No extensions: versions are part of our conditions, each with the error it means.
    var enhanced =
        DynamoDbEnhancedClient.builder().dynamoDbClient(client).extensions(List.of()).build();
    return new Dynamo(client, enhanced, prefix);
  }

  /** The full name of a table. */
  public String tableName(String shortName) {
    return prefix + shortName;
  }
}
