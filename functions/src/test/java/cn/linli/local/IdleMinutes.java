package cn.linli.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What sweeps would have found out one by one, had they come every minute: that nothing was due. A
 * clock that is moved by days would otherwise cost thousands of questions.
 */
final class IdleMinutes {
  private static final String TABLE = Database.PREFIX + "deadlines";
  private static final Duration WORTH_IT = Duration.ofMinutes(30);
  private static final Map<String, AttributeValue> SWEPT =
      Map.of("pk", AttributeValue.fromS("swept"), "sk", AttributeValue.fromS("swept"));

  private final DynamoDbClient client;
  private final Clock clock;

  IdleMinutes(DynamoDbClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  void skip() {
    var swept = client.getItem(get -> get.tableName(TABLE).key(SWEPT).consistentRead(true)).item();
    var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (swept.isEmpty() || Duration.between(minute(swept), now).compareTo(WORTH_IT) < 0) {
      return;
    }
    var next = Stream.concat(due(), Stream.of(now)).min(Instant::compareTo).orElseThrow();
    if (next.isAfter(minute(swept))) {
      var minute = AttributeValue.fromS(next.toString());
      var item = Map.of("pk", SWEPT.get("pk"), "sk", SWEPT.get("sk"), "minute", minute);
      client.putItem(put -> put.tableName(TABLE).item(item));
    }
  }

  private static Instant minute(Map<String, AttributeValue> swept) {
    return Instant.parse(swept.get("minute").s());
  }

  /** The minutes in which something is due, the dead ones left out. */
  private Stream<Instant> due() {
    return client
        .scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true))
        .items()
        .stream()
        .map(item -> item.get("pk").s())
        .filter(bucket -> bucket.contains("#"))
        .map(bucket -> Instant.parse(bucket.substring(0, bucket.indexOf('#'))));
  }
}
