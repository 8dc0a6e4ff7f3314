package cn.linli.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Fault 38: secret rotation and a throttled secret store. */
class SecretsTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T02:00:00Z"));
  private final SimulatedSecrets store = new SimulatedSecrets().with("id", Map.of("key", "old"));
  private final Secrets secrets = new Secrets(store, clock);

  @Test
  void asksTheStoreOnceInTenMinutes() {
    secrets.read("id", "key");
    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    secrets.read("id", "key");

    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void fault38NoticesARotationAfterTenMinutes() {
    secrets.read("id", "key");
    store.with("id", Map.of("key", "new"));
    clock.advance(Duration.ofMinutes(10));

    assertThat(secrets.read("id", "key")).containsEntry("key", "new");
  }

  @Test
  void fault38KeepsTheOldCopyWhileTheStoreThrottles() {
    secrets.read("id", "key");
    store.throttle(true);
    clock.advance(Duration.ofHours(1));

    assertThat(secrets.read("id", "key")).containsEntry("key", "old");
    assertThat(secrets.read("id", "key")).containsEntry("key", "old");

    assertThat(store.reads()).as("asks again after half a minute only").isEqualTo(2);
    store.throttle(false);
    store.with("id", Map.of("key", "new"));
    clock.advance(Duration.ofSeconds(30));
    assertThat(secrets.read("id", "key")).containsEntry("key", "new");
  }

  @Test
  void failsInASentenceWhenItNeverHadACopy() {
    store.throttle(true);

    assertThatThrownBy(() -> secrets.read("id", "key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("secret id cannot be read");
    assertThatThrownBy(() -> secrets.read("unknown")).hasMessage("secret unknown cannot be read");
  }

  @Test
  void fault38SurvivesAThrottledStoreAtColdStartByTheRetriesOfTheClient() throws Exception {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var throttled = asked.incrementAndGet() < 3;
          var body =
              (throttled
                      ? "{\"__type\":\"ThrottlingException\"}"
                      : "{\"SecretString\":\"{\\\"key\\\":\\\"value\\\"}\"}")
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(throttled ? 400 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();

    try (var client = client(server.getAddress().getPort())) {
      assertThat(new Secrets(client, clock).read("id", "key")).containsEntry("key", "value");
      assertThat(asked).hasValue(3);
    } finally {
      server.stop(0);
    }
  }

  private static SecretsManagerClient client(int port) {
    return SecretsManagerClient.builder()
        .region(Region.CN_NORTH_1)
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Test
  void namesWhatASecretLacks() {
    assertThatThrownBy(() -> secrets.read("id", "key", "other"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hunter2", "{\"key\": \"hunter2\"", "[\"hunter2\"]", "{\"key\": null}", ""})
  void neverQuotesASecretThatIsMalformed(String text) {
    store.withText("broken", text);

    assertThatThrownBy(() -> secrets.read("broken"))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessage("secret broken is not a JSON object of strings");
  }
}
