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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What followers do, pushed to the Official Account's server: four times at the most until it
 * answers, and what each of them saw.
 */
public final class WeChatMail {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 4;

  private final Clock clock;
  private final Random random;
  private final WeChatFollowers followers;
  private final AtomicLong number = new AtomicLong(24_000_000_000_000_000L);
  private final Map<Message, Integer> owed = new ConcurrentHashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private volatile URI address;

  private record Message(long number, String openid, String text) {}

  /** A text that somebody saw. */
  private record Seen(String openid, String text) {}

  WeChatMail(Clock clock, long seed, WeChatFollowers followers) {
    this.clock = clock;
    this.random = new Random(seed);
    this.followers = followers;
    // A platform that starts again must not reuse the numbers of yesterday.
    number.addAndGet(clock.instant().toEpochMilli());
  }

  void address(URI there) {
    address = there;
  }

  /** Somebody writes. */
  public String writes(String person, String words) {
    return owe(person, message("text", "<Content><![CDATA[" + words + "]]></Content>", true));
  }

  /** Somebody sends a picture. */
  public String sendsPicture(String person) {
    var what = "<PicUrl><![CDATA[http://127.0.0.1/p]]></PicUrl><MediaId><![CDATA[m]]></MediaId>";
    return owe(person, message("image", what, true));
  }

  /** Somebody begins to follow. */
  public String follows(String person) {
    followers.add(openid(person), person);
    return owe(person, event("subscribe", ""));
  }

  /** Somebody follows no longer. */
  public String leaves(String person) {
    followers.remove(openid(person));
    return owe(person, event("unsubscribe", ""));
  }

  /** Somebody chooses a key of the menu. */
  public String clicks(String person, String key) {
    return owe(person, event("CLICK", key));
  }

  /** Something else happens. */
  public String happens(String person, String event) {
    return owe(person, event(event, ""));
  }

  /** An article is published, or not. */
  String published(String job, int status) {
    var what =
        "<Event><![CDATA[PUBLISHJOBFINISH]]></Event><PublishEventInfo><publish_id>%s</publish_id><publish_status>%d</publish_status>%s</PublishEventInfo>"
            .formatted(
                job,
                status,
                status == 0
                    ? "<article_id><![CDATA[A-%s]]></article_id><article_detail><count>1</count><item><idx>1</idx></item></article_detail>"
                        .formatted(job)
                    : "");
    return owe("the console", message("event", what, false));
  }

  private static String event(String event, String key) {
    return message(
        "event",
        "<Event><![CDATA[%s]]></Event><EventKey><![CDATA[%s]]></EventKey>".formatted(event, key),
        false);
  }

  private static String message(String kind, String content, boolean numbered) {
    return "<MsgType><![CDATA[%s]]></MsgType>%s%s"
        .formatted(kind, content, numbered ? "<MsgId>#</MsgId>" : "");
  }

  public static String openid(String person) {
    return Person.of(person).openid(WeChatSimulator.OFFICIAL_ACCOUNT);
  }

  private String owe(String person, String content) {
    var openid = openid(person);
    followers.heard(openid);
    long next = number.incrementAndGet();
    var text =
        ("<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>"
                + "<CreateTime>%d</CreateTime>%s</xml>")
            .formatted(
                WeChatSimulator.SECRET.get("officialAccountUserName"),
                openid,
                clock.instant().getEpochSecond(),
                content.replace("#</MsgId>", next + "</MsgId>"));
    owed.put(new Message(next, openid, text), TRIES);
    return text;
  }

  /** Drops what is owed. */
  public void loses() {
    owed.clear();
  }

  /** The pushes that are owed, sealed and signed now, oldest first; they stay owed. */
  public List<WeChatAccountPush> owed() {
    return messages().stream().map(this::sealed).toList();
  }

  private List<Message> messages() {
    return owed.keySet().stream().sorted(Comparator.comparingLong(Message::number)).toList();
  }

  private WeChatAccountPush sealed(Message message) {
    var bytes = "%016x".formatted(random.nextLong());
    return WeChatAccountPush.of(
        WeChatSimulator.SECRET, message.text(), message.openid(), bytes, clock.instant());
  }

  /** Pushes all that is owed; tells how many calls were answered. */
  public int deliver(Delivery how) {
    int delivered = 0;
    for (var message : how.of(new ArrayList<>(messages()))) {
      if (address != null && call(message)) {
        delivered++;
        owed.remove(message);
      } else {
        owed.computeIfPresent(message, (same, left) -> left == 1 ? null : left - 1);
      }
    }
    return delivered;
  }

  /** A follower sees one answer, however often they are pushed for. */
  private boolean call(Message message) {
    var push = sealed(message);
    var request =
        HttpRequest.newBuilder(URI.create(address + "?" + push.text()))
            .timeout(PATIENCE)
            .header("Content-Type", "text/xml")
            .POST(BodyPublishers.ofString(push.body()))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 && isTaken(message, answer.body());
    } catch (IOException unreachable) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean isTaken(Message message, String answer) {
    if (answer.isEmpty() || answer.equals("success")) {
      return true;
    }
    var reply = WeChatAccountPush.opened(WeChatSimulator.SECRET, answer);
    var openid = WeChatAccountPush.within(reply, "ToUserName");
    if (owed.containsKey(message)) {
      seen.add(new Seen(openid, WeChatAccountPush.within(reply, "Content")));
    }
    return openid.equals(message.openid());
  }

  void sends(String openid, String text) {
    seen.add(new Seen(openid, text));
  }

  /** What somebody saw from the Official Account, oldest first. */
  public List<String> seenBy(String person) {
    var openid = openid(person);
    return seen.stream().filter(text -> text.openid().equals(openid)).map(Seen::text).toList();
  }
}
