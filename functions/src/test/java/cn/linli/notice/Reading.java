package cn.linli.notice;

import cn.linli.town.Intercepted;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Counts what is asked of the database, and how many items that reads. */
final class Reading implements Intercepted.Interceptor {
  long requests;
  long items;

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    var answer = call.go();
    requests++;
    if (answer instanceof QueryResponse page) {
      items += page.count();
    }
    return answer;
  }
}
