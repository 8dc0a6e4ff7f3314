package cn.linli.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TtLockSimulatorTest {
  private static final String APP =
      "clientId=simulated0client0000000000000051&clientSecret=simulated-secret-of-the-app";
  private static final long NOW = Instant.parse("2026-01-05T02:00:00Z").toEpochMilli();

  private final HandClock clock = new HandClock(Instant.ofEpochMilli(NOW));
  private final TtLockSimulator simulator = new TtLockSimulator(clock, 1).install("1001", 2);
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    simulator.close();
  }

  @Test
  void asksForTheMd5OfThePassword() throws Exception {
    assertThat(token("123456")).contains("10007");
    assertThat(token(TtLockSimulator.PASSWORD_MD5)).contains("access_token").contains("7776000");
  }

  @Test
  void refusesUnknownTokensAndOtherTimes() throws Exception {
    assertThat(add("nonsense", NOW, "2")).contains("10003");
    assertThat(add(accessToken(), NOW - 301_000, "2")).contains("80000");
  }

  @Test
  void aCodeAddedWithoutTheGatewayIsInTheCloudOnly() throws Exception {
    assertThat(add(accessToken(), NOW, "1")).contains("keyboardPwdId");

    assertThat(simulator.type("1001", "482913")).isFalse();
  }

  @Test
  void aCodeAddedByTheGatewayOpensFromThePageToo() throws Exception {
    assertThat(add(accessToken(), NOW, "2")).contains("keyboardPwdId");

    assertThat(post("/sim/do", "{\"lock\":\"1001\",\"type\":\"482913\"}")).isEqualTo("opened\n");
    assertThat(post("/sim/do", "{\"lock\":\"1001\",\"type\":\"730164\"}")).isEqualTo("denied\n");
    assertThat(post("/sim/do", "{\"lock\":\"1001\",\"gateway\":\"OFFLINE\"}"))
        .contains("1001, gateway OFFLINE, 1 of 2 slots")
        .contains("482913");
  }

  private String accessToken() throws Exception {
    return token(TtLockSimulator.PASSWORD_MD5).replaceFirst(".*\"(TTL_A_[0-9a-f]+)\".*", "$1");
  }

  private String token(String password) throws Exception {
    return post(TtLockSimulator.TOKEN, APP + "&username=simulated_landlord&password=" + password);
  }

  private String add(String token, long date, String addType) throws Exception {
    var window = "&startDate=" + NOW + "&endDate=" + (NOW + 3_600_000);
    var call = "&accessToken=" + token + "&date=" + date + "&addType=" + addType;
    return post(TtLockSimulator.ADD, APP + call + "&lockId=1001&keyboardPwd=482913" + window);
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
