package cn.linli.bench;

import cn.linli.town.Intercepted;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Answers for the statements of a large day, page by page as DynamoDB would: to write a million
 * entries takes DynamoDB Local longer than to read them. Everything else goes on to the database.
 */
final class LargeBooks implements Intercepted.Interceptor {
  private static final String STATEMENT = "#statement#";
  private static final String PROVIDER = "provider/" + LargeDay.PAYEE;
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final LargeDay day;
  private long queries;

  LargeBooks(LargeDay day) {
    this.day = day;
  }

  /** How many pages were asked for. */
  long queries() {
    return queries;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    if (request instanceof QueryRequest query) {
      var partition =
          query.expressionAttributeValues().values().stream()
              .map(AttributeValue::s)
              .filter(text -> text != null && text.contains(STATEMENT))
              .findFirst();
      if (partition.isPresent()) {
        queries++;
        return page(query, partition.get());
      }
    }
    return call.go();
  }

  private QueryResponse page(QueryRequest query, String pk) {
    if (!pk.contains(STATEMENT + PROVIDER + "#")) {
      return QueryResponse.builder().items(List.of()).build();
    }
    // A thousand entries are half of the megabyte at which DynamoDB ends a page.
    var first = after(query.exclusiveStartKey().get("sk").s());
    var movements = day.booked(first, query.limit());
    var page =
        QueryResponse.builder()
            .items(movements.stream().map(movement -> item(pk, movement)).toList());
    if (movements.size() == query.limit()) {
      var last = AttributeValue.fromS(sk(movements.getLast()));
      page.lastEvaluatedKey(Map.of("pk", AttributeValue.fromS(pk), "sk", last));
    }
    return page.build();
  }

  /** The first movement behind a sort key. */
  private int after(String sk) {
    int low = 0;
    int high = day.movements();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sk(middle).compareTo(sk) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private String sk(int movement) {
    return ORDERED.format(day.at(movement)) + "#" + recipe(movement) + "/" + reference(movement);
  }

  private static String recipe(int movement) {
    return LargeDay.isRefund(movement) ? "refunded" : "paid";
  }

  private static String reference(int movement) {
    return LargeDay.isRefund(movement)
        ? "refund/" + LargeDay.refundNumber(movement)
        : "payment/" + LargeDay.order(movement);
  }

  private Map<String, AttributeValue> item(String pk, int movement) {
    var item = new HashMap<String, AttributeValue>();
    var isRefund = LargeDay.isRefund(movement);
    var debit = isRefund ? "refunds-owed/" + LargeDay.PAYEE : PROVIDER;
    var credit = isRefund ? PROVIDER : "income/" + LargeDay.PAYEE;
    var fen = day.bookedFen(movement);
    var transfer =
        "[{\"debit\":\"" + debit + "\",\"credit\":\"" + credit + "\",\"fen\":" + fen + "}]";
    item.put("pk", AttributeValue.fromS(pk));
    item.put("sk", AttributeValue.fromS(sk(movement)));
    item.put("community", AttributeValue.fromS(LargeDay.COMMUNITY));
    item.put("recipe", AttributeValue.fromS(recipe(movement)));
    item.put("reference", AttributeValue.fromS(reference(movement)));
    item.put("provider", AttributeValue.fromS(LargeDay.provider(movement)));
    item.put("at", AttributeValue.fromS(day.at(movement).toString()));
    item.put("transfers", AttributeValue.fromS(transfer));
    return item;
  }
}
