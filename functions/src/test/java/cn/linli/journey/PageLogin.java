package cn.linli.journey;

import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a page in the Official Account logs somebody in, through WeChat's own page. */
record PageLogin(Town town, UUID session, String verifier) {
  static final String PAGE = "https://h5.linli.example/login";

  PageLogin(Town town) {
    this(town, UUID.randomUUID(), "v" + UUID.randomUUID() + UUID.randomUUID());
  }

  /** All of it. */
  Answer of(String person) {
    return ended(sent(begun(PAGE, true).expect(200), person));
  }

  Answer begun(String page, boolean asks) {
    var body = Map.of("challenge", challenge(), "page", page, "asks", asks);
    return town.anybody().put("/sessions/" + session + "/authorization", Json.text(body));
  }

  String challenge() {
    try {
      var sha =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Where WeChat sends somebody back: code and state. */
  Map<String, String> sent(Answer begun, String person) {
    var there = begun.text("/url").replace("#wechat_redirect", "");
    var request = HttpRequest.newBuilder(URI.create(there + "&person=" + person)).build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      var back = answer.headers().firstValue("location").orElseThrow();
      return Arrays.stream(back.split("\\?", 2)[1].split("&", -1))
          .map(pair -> pair.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  Answer ended(Map<String, String> back) {
    var body = new HashMap<>(Map.of("channel", "official-account"));
    body.put("code", back.get("code"));
    body.put("state", back.get("state"));
    body.put("verifier", verifier);
    return town.anybody().put("/sessions/" + session, Json.text(body));
  }

  /** The same by somebody who has another verifier, or another session. */
  PageLogin with(UUID otherSession, String otherVerifier) {
    return new PageLogin(town, otherSession, otherVerifier);
  }
}
