package cn.linli.shared.dynamo;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Items whose attributes are data themselves, so that no schema can name them. */
public final class RawItems {
  private final Dynamo dynamo;
  private final String table;

  /** The items of the table of this short name. */
  public RawItems(Dynamo dynamo, String table) {
    this.dynamo = dynamo;
    this.table = dynamo.tableName(table);
  }

  /** All items of a partition as they are now. For partitions with a bound. */
  public List<Map<String, AttributeValue>> list(String pk) {
    return query(pk, true);
  }

  /** The same as it was a moment ago, at half the price. */
  public List<Map<String, AttributeValue>> glanceAll(String pk) {
    return query(pk, false);
  }

  private List<Map<String, AttributeValue>> query(String pk, boolean consistent) {
    var request =
        QueryRequest.builder()
            .tableName(table)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)))
            .consistentRead(consistent)
            .build();
    return dynamo.client().queryPaginator(request).items().stream().toList();
  }
}
