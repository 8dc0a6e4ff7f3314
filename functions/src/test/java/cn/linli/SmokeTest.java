package cn.linli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

class SmokeTest {
  @Test
  void embedded() {
    var db = DynamoDBEmbedded.create(true);
    assertThat(db.dynamoDbClient().listTables().tableNames()).isEmpty();
    System.out.println(System.getProperty("java.version"));
    db.shutdownNow();
  }
}
