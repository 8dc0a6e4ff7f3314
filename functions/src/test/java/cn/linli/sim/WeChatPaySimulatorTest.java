package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator against the published vectors, and by hand. */
class WeChatPaySimulatorTest {
  private static final String QUERY =
      "/v3/pay/transactions/out-trade-no/SC20260101000001?mchid=1900000109";

  private final HandClock clock = new HandClock(Instant.ofEpochSecond(1_767_240_000));
  private final WeChatPaySimulator weChatPay = new WeChatPaySimulator(clock, 1);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    weChatPay.close();
    http.close();
  }

  @Test
  void signsAndEncryptsTheVeryBytesOfTheVectors() throws IOException {
    for (var vector : vectors("pay-notify.json").path("valid")) {
      assertThat(WeChatPayKeys.publicKey().sign(trimmed(vector)))
          .isEqualTo(vector.path("headers").path("Wechatpay-Signature").asString());
      var resource = vector.path("resource");
      assertThat(
              WeChatPayKeys.encrypt(
                  resource.path("plaintext").asString(),
                  resource.path("nonce").asString(),
                  resource.path("associatedData").asString()))
          .isEqualTo(resource.path("ciphertext").asString());
    }
    for (var answer : vectors("pay-http.json").path("responses")) {
      assertThat(WeChatPayKeys.publicKey().sign(answer.path("signedMessage").asString()))
          .isEqualTo(answer.path("headers").path("Wechatpay-Signature").asString());
    }
  }

  private static String trimmed(JsonNode vector) {
    var body =
        new String(
            Base64.getDecoder().decode(vector.path("bodyBase64").asString()),
            StandardCharsets.UTF_8);
    assertThat(vector.path("signedMessage").asString()).endsWith("\n" + body + "\n");
    return vector.path("signedMessage").asString();
  }

  @Test
  void takesTheVectorsRequestOnceAndSignsItsAnswer() throws Exception {
    var vector = vectors("pay-http.json").path("requests").get(1);
    assertThat(vector.path("url").asString()).isEqualTo(QUERY);

    var first = asked(vector.path("Authorization").asString());
    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(first.body()).contains("ORDER_NOT_EXIST");

    var again = asked(vector.path("Authorization").asString());
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("SIGN_ERROR");
  }

  @Test
  void refusesRequestsThatAreNotSignedOrWereLongAgo() throws Exception {
    var vector = vectors("pay-http.json").path("requests").get(1);
    var authorization = vector.path("Authorization").asString();

    assertThat(asked("").statusCode()).isEqualTo(401);
    assertThat(asked(authorization.replace("1767240000", "1767240001")).statusCode())
        .isEqualTo(401);
    clock.advance(Duration.ofSeconds(301));
    assertThat(asked(authorization).statusCode()).isEqualTo(401);
  }

  @Test
  void listsCertificatesOnlyForMerchantsThatHaveThem() {
    var signing = new WeChatPaySigning(clock, 1);
    signing.mode(WeChatPaySimulator.Keys.CERTIFICATES);
    var first = signing.signer().serial();

    signing.rotate();

    assertThat(signing.signer().serial()).isNotEqualTo(first).matches("[0-9A-F]{40}");
    assertThat(signing.list()).contains(first, signing.signer().serial());
  }

  @Test
  void isTheSameAtEachStart() {
    var one = new WeChatPayNumbers(5);
    var other = new WeChatPayNumbers(5);

    assertThat(one.next("42000")).isEqualTo(other.next("42000")).hasSize(26);
    assertThat(one.next("42000")).isNotEqualTo(new WeChatPayNumbers(6).next("42000"));
    assertThat(WeChatPayKeys.newCertificate(9, clock).certificate())
        .isEqualTo(WeChatPayKeys.newCertificate(9, clock).certificate());
  }

  @Test
  void showsItselfAndIsServedByHand() throws Exception {
    assertThat(send("/sim", null).body())
        .contains("simulator of WeChat Pay", "test keys", "/sim/pay", "everything behaves");
    assertThat(send("/sim", null).headers().firstValue("X-Simulator")).contains("linli");
    assertThat(send("/sim/pay", Map.of("number", "LL1")).body()).contains("no such order");
    assertThat(send("/sim/deliver", Map.of("how", "TWICE")).body()).isEqualTo("0 delivered\n");
    assertThat(send("/sim/deliver", Map.of("forge", "probe")).body()).contains("nothing is owed");
    assertThat(send("/sim/confirm", Map.of("number", "TB1")).body()).contains("nothing waits");
    assertThat(send("/sim/sellers", Map.of("number", "A1", "then", "finish")).body())
        .contains("nobody applied");
    assertThat(
            send("/sim/switches", Map.of("keys", "BOTH", "rotate", true, "refundsEnd", "ABNORMAL"))
                .body())
        .contains("everything behaves");
    assertThat(
            send(
                    "/sim/switches",
                    Map.of("endpoint", "query", "kind", "error", "error", "SYSTEM_ERROR"))
                .body())
        .contains("SYSTEM_ERROR");
    assertThat(asked("").statusCode()).isEqualTo(500);
  }

  private HttpResponse<String> asked(String authorization) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(weChatPay.baseUrl() + QUERY))
            .header("Wechatpay-Serial", WeChatPayKeys.PUBLIC_KEY_ID);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, Map<String, ?> body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(weChatPay.baseUrl() + path));
    if (body != null) {
      request.POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode vectors(String name) throws IOException {
    try (var in = WeChatPaySimulatorTest.class.getResourceAsStream("/vectors/" + name)) {
      return JsonMapper.shared().readTree(in.readAllBytes());
    }
  }
}
