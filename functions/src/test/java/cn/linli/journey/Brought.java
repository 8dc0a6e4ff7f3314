package cn.linli.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A file on its way from somebody's app to the store.
 *
 * @param content a character for each byte
 */
record Brought(Client who, String community, UUID id, String purpose, String type, String content) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A picture of somebody's, so many bytes long. */
  static Brought picture(Client who, String purpose, int bytes) {
    var content = "\u0089PNG\r\n\u001a\n" + "x".repeat(bytes - 8);
    return new Brought(who, Town.COMMUNITY, UUID.randomUUID(), purpose, "image/png", content);
  }

  /** The same with other bytes in it, announced as they are. */
  Brought holding(String other) {
    return new Brought(who, community, id, purpose, type, other);
  }

  byte[] bytes() {
    return content.getBytes(ISO_8859_1);
  }

  String path() {
    return "/communities/" + community + "/uploads/" + id;
  }

  Answer announced() {
    return who.put(
        path(),
        "{\"purpose\":\"%s\",\"contentType\":\"%s\",\"bytes\":%d,\"name\":\"门牌.png\"}"
            .formatted(purpose, type, content.length()));
  }

  /** Announced, sent to the store and scanned. */
  Brought settled(String state) {
    send(announced().expect(200).body().path("target"));
    becomes(state);
    return this;
  }

  void becomes(String state) {
    Eventually.holds(
        () -> {
          if (!state().equals(state)) {
            throw new AssertionError("it is " + state() + ", not " + state);
          }
        });
  }

  String state() {
    return seen().text("/state");
  }

  Answer seen() {
    return who.get(path()).expect(200);
  }

  /** What the store answers to these bytes at an address. */
  int send(JsonNode target) {
    return send(target, type, bytes());
  }

  static int send(JsonNode target, String type, byte[] bytes) {
    var request =
        HttpRequest.newBuilder(URI.create(target.path("url").asString()))
            .method(target.path("method").asString(), BodyPublishers.ofByteArray(bytes));
    for (var header : target.path("headers")) {
      var name = header.path("name").asString();
      if (!List.of("content-length", "content-type").contains(name)) {
        request.header(name, header.path("value").asString());
      }
    }
    return http(request.header("content-type", type).build()).statusCode();
  }

  static HttpResponse<byte[]> fetch(String url) {
    return http(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private static HttpResponse<byte[]> http(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
