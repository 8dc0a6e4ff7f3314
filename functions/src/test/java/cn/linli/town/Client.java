package cn.linli.town;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody's app: speaks HTTP to the deployment, with or without a session. */
public record Client(String baseUrl, JsonNode session, String token) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** The same app with the session an answer brought. */
  public Client with(Answer answer) {
    return new Client(baseUrl, answer.body(), answer.body().path("accessToken").asString());
  }

  public String person() {
    return session.path("person").asString();
  }

  public Answer get(String path) {
    return send("GET", path, null, "application/json");
  }

  public Answer put(String path, String body) {
    return send(
        "PUT",
        path,
        body == null ? null : body.getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  public Answer post(String path, String body) {
    return send("POST", path, body.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  public Answer delete(String path) {
    return send("DELETE", path, null, "application/json");
  }

  /** Books a zone for a new reservation id. */
  public Answer book(String zone, Instant start, Instant end) {
    return book(UUID.randomUUID(), zone, start, end);
  }

  public Answer book(UUID id, String zone, Instant start, Instant end) {
    return put(
        "/communities/" + Town.COMMUNITY + "/reservations/" + id,
        "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"people\":5,\"purpose\":\"rehearsal\",\"note\":\"合唱排练\"}"
            .formatted(zone, start, end));
  }

  /** Any request, for those that no decent app sends. */
  public Answer send(String method, String path, byte[] body, String contentType) {
    var request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (token != null) {
      request.header("authorization", "Bearer " + token);
    }
    if (body != null && contentType != null) {
      request.header("content-type", contentType);
    }
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), json(response), response);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The body, or null where there is none or it is a file. */
  private static JsonNode json(HttpResponse<String> response) {
    boolean isJson = response.headers().firstValue("content-type").orElse("").contains("json");
    return isJson && !response.body().isEmpty() ? Json.MAPPER.readTree(response.body()) : null;
  }
}
