package coldstart;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Spring Cloud Function on Lambda as its guide shows it: one typed function, everything else by itself. */
@SpringBootApplication
public class Adapter {
  /** The database. */
  @Bean
  public DynamoDbClient dynamo() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  /** A zone. */
  @Bean
  public Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> getZone(DynamoDbClient dynamo) {
    var table = System.getenv("TABLE_PREFIX") + "venue";
    return event -> {
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
    };
  }
}
