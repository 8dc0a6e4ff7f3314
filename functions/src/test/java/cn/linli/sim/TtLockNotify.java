package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The calls by which TTLock tells of records: form fields, nothing signed. */
final class TtLockNotify {
  private final List<String> owed = new ArrayList<>();
  private volatile URI address;

  void address(URI there) {
    address = there;
  }

  synchronized void owe(String lock, List<Map<String, Object>> records) {
    records.forEach(record -> owed.add(body(lock, record)));
  }

  /** What is owed now, each once; it stays owed. */
  synchronized List<String> bodies() {
    return List.copyOf(owed);
  }

  /** Calls; what was not answered with success stays owed. Tells how many were. */
  int deliver(TtLockSimulator.Delivery how) {
    var delivered = 0;
    for (var body : how.of(bodies())) {
      if (address != null && call(body)) {
        delivered++;
        settle(body);
      }
    }
    return delivered;
  }

  private synchronized void settle(String body) {
    owed.remove(body);
  }

  private boolean call(String body) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(address)
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.ofString()).body().strip().equals("success");
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String body(String lock, Map<String, Object> record) {
    var records = JsonMapper.shared().writeValueAsString(List.of(record));
    return "lockId=%s&notifyType=1&records=%s&admin=%s&lockMac=%s"
        .formatted(
            lock,
            URLEncoder.encode(records, UTF_8),
            URLEncoder.encode(TtLockSimulator.SECRET.get("username"), UTF_8),
            URLEncoder.encode("AA:BB:CC:DD:EE:FF", UTF_8));
  }
}
