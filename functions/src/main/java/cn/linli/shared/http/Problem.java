package cn.linli.shared.http;

import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import java.util.List;
import java.util.Map;

/** An error as RFC 9457 writes it, with the code that clients branch on. Never a stack trace. */
record Problem(
    String type,
    String title,
    int status,
    String code,
    boolean retryable,
    String requestId,
    String detail,
    List<Fault> errors) {
  private static final String RETRY_AFTER_SECONDS = "1";

  static HttpReply reply(Refusal refusal, String requestId) {
    var answer = refusal.code().answer();
    var problem =
        new Problem(
            "https://linli.example/problems#" + answer.code(),
            answer.title(),
            answer.status(),
            answer.code(),
            answer.retryable(),
            requestId,
            refusal.detail(),
            refusal.faults().isEmpty() ? null : refusal.faults());
    var type = "application/problem+json";
    // Caches may keep a 404 or 410 that does not say so, and what is not there yet may come.
    var headers =
        answer.retryable() && answer.status() == 503
            ? Map.of(
                "content-type",
                type,
                "cache-control",
                HttpReply.NOT_KEPT,
                "retry-after",
                RETRY_AFTER_SECONDS)
            : Map.of("content-type", type, "cache-control", HttpReply.NOT_KEPT);
    return HttpReply.text(answer.status(), headers, Json.text(problem));
  }
}
