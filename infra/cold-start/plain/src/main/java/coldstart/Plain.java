package coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The least that answers the same: a handler of the runtime's own kind and the SDK. */
public class Plain implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final DynamoDbClient dynamo =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  private final String table = System.getenv("TABLE_PREFIX") + "venue";

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    var path = event.getPathParameters();
    var key =
        Map.of(
            "pk", AttributeValue.fromS(path.get("community") + "#zones"),
            "sk", AttributeValue.fromS(path.get("zone")));
    var item = dynamo.getItem(request -> request.tableName(table).key(key)).item();
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(item.isEmpty() ? 404 : 200)
        .withHeaders(Map.of("content-type", "application/json"))
        .withBody(item.isEmpty() ? "{}" : "{\"name\":\"" + item.get("name").s() + "\"}")
        .build();
  }
}
