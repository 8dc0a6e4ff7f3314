package cn.linli.sim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What WeChat Pay tells, again and again by its own table until it is answered with 200 or 204. The
 * clock is the injected one, and nothing waits: whoever moves the clock lets what is due be
 * delivered.
 */
final class WeChatPayNotifier implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** After each failure, in seconds: 15s 15s 30s 3m 10m 20m 30m 30m 30m 60m 3h 3h 3h 6h 6h. */
  private static final int[] AGAIN = {
    15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600
  };

  private final Clock clock;
  private final WeChatPaySigning signing;
  private final WeChatPayNumbers numbers;
  private final List<Notice> owed = new ArrayList<>();
  private boolean silent;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .connectTimeout(PATIENCE)
          .build();

  /** One notice; each delivery is signed anew. */
  private static final class Notice {
    private final String url;
    private final String body;
    private Instant due;
    private int failures;

    Notice(String url, String body, Instant due) {
      this.url = url;
      this.body = body;
      this.due = due;
    }
  }

  WeChatPayNotifier(Clock clock, WeChatPaySigning signing, WeChatPayNumbers numbers) {
    this.clock = clock;
    this.signing = signing;
    this.numbers = numbers;
  }

  /** From now on this is owed. */
  synchronized void owe(String url, String eventType, String originalType, Map<String, ?> content) {
    if (silent) {
      return;
    }
    owed.add(new Notice(url, body(eventType, originalType, content), clock.instant()));
  }

  String body(String eventType, String originalType, Map<String, ?> content) {
    var nonce = signing.nonce(12);
    var resource = new LinkedHashMap<String, Object>();
    resource.put("original_type", originalType);
    resource.put("algorithm", "AEAD_AES_256_GCM");
    resource.put(
        "ciphertext",
        WeChatPayKeys.encrypt(
            JsonMapper.shared().writeValueAsString(content), nonce, originalType));
    resource.put("associated_data", originalType);
    resource.put("nonce", nonce);
    var body = new LinkedHashMap<String, Object>();
    body.put("id", numbers.next("EV-"));
    body.put("create_time", WeChatPayTimes.text(clock.instant()));
    body.put("resource_type", "encrypt-resource");
    body.put("event_type", eventType);
    body.put("summary", eventType);
    body.put("resource", resource);
    return JsonMapper.shared().writeValueAsString(body);
  }

  /** How many are owed, due or not. */
  synchronized int owed() {
    return owed.size();
  }

  /** When the next one is due, or null. */
  synchronized Instant nextDue() {
    return owed.stream().map(notice -> notice.due).min(Instant::compareTo).orElse(null);
  }

  private synchronized List<Notice> due() {
    var now = clock.instant();
    return owed.stream().filter(notice -> !notice.due.isAfter(now)).toList();
  }

  /** Calls for all that is due. Tells how many calls were answered with success. */
  int deliver(Delivery how) {
    if (how.isAtOnce()) {
      return deliverAtOnce(how);
    }
    var delivered = 0;
    for (var notice : how.of(due())) {
      delivered += settled(notice, call(notice.url, notice.body, signed(notice.body)));
    }
    return delivered;
  }

  private int deliverAtOnce(Delivery how) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return how.of(due()).stream()
          .map(
              notice ->
                  threads.submit(
                      () -> settled(notice, call(notice.url, notice.body, signed(notice.body)))))
          .toList()
          .stream()
          .mapToInt(
              call -> {
                try {
                  return call.get();
                } catch (Exception failed) {
                  throw new IllegalStateException(failed);
                }
              })
          .sum();
    }
  }

  /** Whether notices of what happens from now on never come. */
  synchronized void silent(boolean now) {
    silent = now;
  }

  /** Drops all that is owed: it never comes. */
  synchronized int lose() {
    var lost = owed.size();
    owed.clear();
    return lost;
  }

  private synchronized int settled(Notice notice, int status) {
    if (status == 200 || status == 204) {
      owed.remove(notice);
      return 1;
    }
    if (notice.failures >= AGAIN.length) {
      owed.remove(notice);
    } else {
      notice.due = clock.instant().plusSeconds(AGAIN[notice.failures]);
      notice.failures++;
    }
    return 0;
  }

  /** Calls with the first that is owed, spoilt; it stays owed. Tells the status that came back. */
  int forge(WeChatPayForgery how) {
    Notice notice;
    synchronized (this) {
      notice = owed.getFirst();
    }
    var signed = signing.headers(signing.signer(), notice.body, how.at(clock.instant()));
    return call(notice.url, how.body(notice.body), how.headers(signed));
  }

  private Map<String, String> signed(String body) {
    return signing.headers(signing.signer(), body);
  }

  /** 0 when nobody answers in time. */
  private int call(String url, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException unreachable) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
