package cn.linli.town;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What came back. */
public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
  /** This answer if it has the status; fails the test otherwise. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError("expected %d but got %d: %s".formatted(expected, status, body));
    }
    return this;
  }

  /** The code of the problem, or "ok". */
  public String code() {
    return status < 400 ? "ok" : body.path("code").asString();
  }

  public String text(String pointer) {
    return body.at(pointer).asString();
  }
}
