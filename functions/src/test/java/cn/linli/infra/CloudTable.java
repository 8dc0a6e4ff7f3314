package cn.linli.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * A table of the template, ready to be made anywhere.
 *
 * @param name short name, as in {@code identity}; the real one has the prefix of the deployment in
 *     front
 * @param shape keys, billing and stream, without a name
 * @param ttlAttribute holds the second after which DynamoDB may delete an item
 */
public record CloudTable(String name, CreateTableRequest shape, Optional<String> ttlAttribute) {
  static final String TYPE = "AWS::DynamoDB::Table";
  static final String PREFIX = "${AWS::StackName}-";

  /** The request that makes it under a prefix such as {@code linli-dev-}. */
  public CreateTableRequest request(String prefix) {
    return shape.toBuilder().tableName(prefix + name).build();
  }

  static CloudTable of(Resource table) {
    for (String index : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
      if (table.property(index).present()) {
        throw new IllegalStateException(
            table.id() + " has " + index + ": CloudTable has to learn them");
      }
    }
    return new CloudTable(
        shortName(table),
        shape(table),
        Optional.of(table.property("TimeToLiveSpecification", "AttributeName").text())
            .filter(attribute -> !attribute.isEmpty()));
  }

  private static String shortName(Resource table) {
    String name = table.property("TableName", "Fn::Sub").text();
    if (!name.startsWith(PREFIX)) {
      throw new IllegalStateException(table.id() + " needs the name " + PREFIX + "<short name>");
    }
    return name.substring(PREFIX.length());
  }

  private static CreateTableRequest shape(Resource table) {
    return CreateTableRequest.builder()
        .billingMode(BillingMode.fromValue(table.property("BillingMode").text()))
        .attributeDefinitions(
            table.property("AttributeDefinitions").items().stream()
                .map(CloudTable::attribute)
                .toList())
        .keySchema(table.property("KeySchema").items().stream().map(CloudTable::key).toList())
        .streamSpecification(stream(table.property("StreamSpecification")))
        .build();
  }

  private static AttributeDefinition attribute(Node node) {
    return AttributeDefinition.builder()
        .attributeName(node.at("AttributeName").text())
        .attributeType(node.at("AttributeType").text())
        .build();
  }

  private static KeySchemaElement key(Node node) {
    return KeySchemaElement.builder()
        .attributeName(node.at("AttributeName").text())
        .keyType(node.at("KeyType").text())
        .build();
  }

  private static StreamSpecification stream(Node node) {
    return node.present()
        ? StreamSpecification.builder()
            .streamEnabled(true)
            .streamViewType(node.at("StreamViewType").text())
            .build()
        : null;
  }
}
