package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.local.Database;
import cn.linli.local.Deployment;
import cn.linli.local.LocalKms;
import cn.linli.shared.http.Json;
import cn.linli.sim.HandClock;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import tools.jackson.databind.JsonNode;

/**
 * Everything the functions do is permitted by their roles: the local platform has no IAM, but it
 * has {@link RoleGuard}.
 */
class RolesSufficeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Map<String, Object> RULES =
      Map.of(
          "slotMinutes", 30,
          "bufferMinutes", 0,
          "minMinutes", 30,
          "maxMinutes", 120,
          "advanceDays", 14,
          "cancelBeforeMinutes", 60);
  private static final Person RESIDENT = Person.of("wang");
  private static final Person PLATFORM = Person.of("li");

  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T02:00:00Z"));
  private final HttpClient http = HttpClient.newHttpClient();
  private Deployment deployment;

  @BeforeEach
  void start() throws IOException {
    var plan =
        new Deployment.Plan(
            Database::inMemory, new LocalKms(), clock, 0, 0, null, UnaryOperator.identity());
    deployment = new Deployment(plan);
    deployment.seed(Files.readAllBytes(Template.project().resolve("infra/seed/heping-li.json")));
  }

  @AfterEach
  void stop() {
    deployment.close();
    http.close();
  }

  @Test
  void forALifeFromLoginToErasure() {
    var token = verified(RESIDENT);
    var reservation = "/communities/heping-li/reservations/" + UUID.randomUUID();
    ok("PUT", "/communities/heping-li/membership", token, null);
    ok("GET", "/communities/heping-li/free-slots?date=2026-11-24", null, null);
    ok(
        "PUT",
        reservation,
        token,
        Map.of(
            "zone",
            "library",
            "start",
            "2026-11-24T02:00:00Z",
            "end",
            "2026-11-24T04:00:00Z",
            "people",
            3));
    ok("GET", reservation, token, null);
    ok("GET", "/communities/heping-li/my-reservations", token, null);
    ok("PUT", reservation + "/cancellation", token, Map.of());
    ok("GET", "/communities/heping-li/zones/library/calendar?date=2026-11-24", null, null);
    ok("PUT", "/communities/heping-li/my-calendar-feed", token, null);
    ok("GET", "/me/export", token, null);
    ok("PUT", "/me/erasure", token, null);

    clock.advance(Duration.ofMinutes(12));
    int handled = deployment.tick();

    assertThat(handled).isPositive();
    eventually(() -> !erased().isEmpty() && outboxIsEmpty());
    assertThat(consume(erased().getFirst()).path("batchItemFailures")).isEmpty();
  }

  @Test
  void forThoseWhoRunIt() {
    grantPlatformRole();
    var token = verified(PLATFORM);
    ok("PUT", "/districts/xicheng", token, Map.of("name", "西城区", "revision", 0));
    ok("GET", "/districts", null, null);
    ok(
        "PUT",
        "/communities/heping-li/zones/terrace",
        token,
        Map.of("name", "露台", "parent", "whole", "capacity", 10, "revision", 0, "rules", RULES));
    ok("GET", "/communities/heping-li/audit?month=2026-11", token, null);
    ok("GET", "/communities/heping-li/staff", token, null);
  }

  @Test
  void forWritingDownWhoAskedForAnotherCommunity() {
    var token = verified(RESIDENT);

    var reply =
        send("GET", "/communities/xingfu-li/reservations/" + UUID.randomUUID(), token, null);

    assertThat(reply.statusCode()).isEqualTo(404);
  }

  private List<String> erased() {
    return deployment.bus().published().stream()
        .filter(event -> event.contains("identity.person-erased"))
        .toList();
  }

  private boolean outboxIsEmpty() {
    var all = ScanRequest.builder().tableName(Database.PREFIX + "outbox").build();
    return deployment.database().client().scan(all).items().isEmpty();
  }

  private JsonNode consume(String event) {
    var body = Json.text(Map.of("detail", Json.MAPPER.readTree(event)));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    return Json.MAPPER.readTree(deployment.lambdas().call("onPersonErased", Json.bytes(batch)));
  }

  private void grantPlatformRole() {
    var account =
        Map.of(
            "channel",
            "mini-program",
            "appId",
            WeChatSimulator.MINI_PROGRAM,
            "openid",
            PLATFORM.openid(WeChatSimulator.MINI_PROGRAM));
    var grant = Map.of("account", account, "community", "platform", "role", "platform");
    deployment.lambdas().call("seed", Json.bytes(Map.of("roles", List.of(grant))));
  }

  private String verified(Person person) {
    var session =
        ok(
            "PUT",
            "/sessions/" + UUID.randomUUID(),
            null,
            Map.of("channel", "mini-program", "code", deployment.weChat().loginCode(person.key())));
    var token = session.path("accessToken").asString();
    ok("PUT", "/me/phone", token, Map.of("code", deployment.weChat().phoneCode(person.key())));
    ok("PUT", "/me/consents/real-name", token, Map.of("version", "2026-01"));
    return ok(
            "PUT",
            "/me/real-name",
            token,
            Map.of("name", person.name(), "idNumber", person.idNumber()))
        .path("accessToken")
        .asString();
  }

  private JsonNode ok(String method, String path, String token, Map<String, ?> body) {
    var reply = send(method, path, token, body);
    assertThat(reply.statusCode())
        .as(method + " " + path + ": " + reply.body())
        .isBetween(200, 299);
    return Json.MAPPER.readTree(reply.body().isEmpty() ? "{}" : reply.body());
  }

  private HttpResponse<String> send(String method, String path, String token, Map<String, ?> body) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
    var request =
        HttpRequest.newBuilder(URI.create(deployment.baseUrl() + path)).method(method, publisher);
    if (body != null) {
      request.header("content-type", "application/json");
    }
    if (token != null) {
      request.header("authorization", "Bearer " + token);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void eventually(BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
