package cn.linli.sim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Pushes messages to the mini program's server, three times at the most until it says success. */
final class WeChatPusher {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 3;

  private final Clock clock;
  private final Random random;
  private final Map<Message, Integer> owed = new ConcurrentHashMap<>();
  private volatile URI address;

  private record Message(long number, String openid, String text) {}

  WeChatPusher(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  void address(URI there) {
    address = there;
  }

  /** From now on this is owed. */
  void owe(String openid, Map<String, Object> event) {
    var message = new LinkedHashMap<String, Object>();
    message.put("ToUserName", "gh_simulated0001");
    message.put("FromUserName", openid);
    message.put("CreateTime", clock.instant().getEpochSecond());
    message.put("MsgType", "event");
    message.putAll(event);
    var text = JsonMapper.shared().writeValueAsString(message);
    owed.put(new Message(random.nextLong(), openid, text), TRIES);
  }

  void lose() {
    owed.clear();
  }

  /** The messages that are owed, sealed and signed now; they stay owed. */
  List<WeChatPush> owed() {
    return owed.keySet().stream().map(this::sealed).toList();
  }

  /** The same as they are inside. */
  List<String> texts() {
    return owed.keySet().stream().map(Message::text).toList();
  }

  private WeChatPush sealed(Message message) {
    var bytes = "%016x".formatted(random.nextLong());
    return WeChatPush.of(
        WeChatSimulator.SECRET, message.text(), message.openid(), bytes, clock.instant());
  }

  /** Calls for all that is owed; tells how many calls were answered with success. */
  int deliver(Delivery how) {
    int delivered = 0;
    for (var message : how.of(new ArrayList<>(owed.keySet()))) {
      if (address != null && call(sealed(message))) {
        delivered++;
        owed.remove(message);
      } else {
        owed.computeIfPresent(message, (same, left) -> left == 1 ? null : left - 1);
      }
    }
    return delivered;
  }

  private boolean call(WeChatPush push) {
    var target = URI.create(address + "?" + WeChatPush.text(push.query()));
    var request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(push.body()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body().equals("success");
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
