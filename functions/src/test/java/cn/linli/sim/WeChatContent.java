package cn.linli.sim;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * WeChat's content security (内容安全): texts are judged by words, at once; pictures are fetched from
 * where they are, and judged by words among their bytes; it tells that later.
 */
public final class WeChatContent {
  private static final int LONGEST = 2_500;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Clock clock;
  private final WeChatLogins logins;
  private final WeChatPusher pusher;
  private final Map<String, Verdict> words = new ConcurrentHashMap<>();
  private final List<Look> looks = new ArrayList<>();
  private boolean silent;
  private Duration late = Duration.ZERO;
  private int traces;

  private record Verdict(String suggest, int label) {}

  /** A picture that it thinks about; its bytes are null where it could not be fetched. */
  private record Look(String trace, String bytes, String openid, Instant due) {}

  WeChatContent(Clock clock, WeChatLogins logins, WeChatPusher pusher) {
    this.clock = clock;
    this.logins = logins;
    this.pusher = pusher;
    words.put("枪支弹药", new Verdict("risky", 20006));
    words.put("裸聊", new Verdict("risky", 20002));
    words.put("加微信领红包", new Verdict("review", 10001));
    words.put("RISKY-PICTURE", new Verdict("risky", 20002));
    words.put("REVIEW-PICTURE", new Verdict("review", 20012));
  }

  /** From now on this word is judged so. */
  public void judge(String word, String suggest, int label) {
    words.put(word, new Verdict(suggest, label));
  }

  /** Whether opinions of pictures that are asked from now on never come. */
  public synchronized void silent(boolean now) {
    silent = now;
  }

  /** How long opinions of pictures that are asked from now on take. */
  public synchronized void late(Duration now) {
    late = now;
  }

  synchronized void lose() {
    looks.clear();
  }

  Answer checkText(Call call) {
    var json = call.json();
    int errcode = errcode(json);
    var content = json.path("content").asString("");
    if (errcode == 0 && content.isBlank()) {
      errcode = 44002;
    }
    if (errcode == 0 && content.length() > LONGEST) {
      errcode = 47001;
    }
    if (errcode == 0 && !logins.wasHereLately(json.path("openid").asString())) {
      errcode = 61010;
    }
    return errcode == 0 ? opinion(content) : WeChatError.answer(errcode);
  }

  private static int errcode(JsonNode json) {
    if (!json.path("version").asString("").equals("2")) {
      return 47001;
    }
    if (!json.path("openid").asString("").matches("o[A-Za-z0-9_-]{27}")) {
      return 40003;
    }
    return json.path("scene").asString("").matches("[1-4]") ? 0 : 40129;
  }

  private Answer opinion(String content) {
    var found = found(content);
    var verdict = found == null ? new Verdict("pass", 100) : words.get(found);
    var detail = new LinkedHashMap<String, Object>();
    detail.put("strategy", found == null ? "content_model" : "keyword");
    detail.put("errcode", 0);
    detail.put("suggest", verdict.suggest());
    detail.put("label", verdict.label());
    if (found != null) {
      detail.put("keyword", found);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("trace_id", nextTrace());
    answer.put("result", Map.of("suggest", verdict.suggest(), "label", verdict.label()));
    answer.put("detail", List.of(detail));
    return Answer.json(answer);
  }

  /** The worst of what is among the words, or null. */
  private String found(String content) {
    return words.entrySet().stream()
        .filter(word -> content.contains(word.getKey()))
        .min(Comparator.comparing(word -> !word.getValue().suggest().equals("risky")))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Fetches it at once, since its address may not live long, and thinks about it. */
  Answer checkPicture(Call call) {
    var json = call.json();
    int errcode = errcode(json);
    var url = json.path("media_url").asString("");
    if (errcode == 0 && (json.path("media_type").asInt(0) != 2 || !url.startsWith("http"))) {
      errcode = 47001;
    }
    if (errcode != 0) {
      return WeChatError.answer(errcode);
    }
    var trace = nextTrace();
    keep(trace, fetched(url), json.path("openid").asString());
    return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "trace_id", trace));
  }

  private synchronized void keep(String trace, String bytes, String openid) {
    if (!silent) {
      looks.add(new Look(trace, bytes, openid, clock.instant().plus(late)));
    }
  }

  private synchronized String nextTrace() {
    return "60ae120f-%08x-7941a05b".formatted(++traces);
  }

  /** Has made up its mind about the pictures whose time has come, and owes what it thinks. */
  void look() {
    for (var look : due()) {
      pusher.owe(look.openid(), event(look));
    }
  }

  private synchronized List<Look> due() {
    var due = looks.stream().filter(look -> !look.due().isAfter(clock.instant())).toList();
    looks.removeAll(due);
    return due;
  }

  private Map<String, Object> event(Look look) {
    var bytes = look.bytes();
    var found = bytes == null ? null : found(bytes);
    var verdict = found == null ? new Verdict("pass", 100) : words.get(found);
    var event = new LinkedHashMap<String, Object>();
    event.put("Event", "wxa_media_check");
    event.put("appid", WeChatSimulator.MINI_PROGRAM);
    event.put("trace_id", look.trace());
    event.put("version", 2);
    event.put("errcode", bytes == null ? -1008 : 0);
    event.put("errmsg", bytes == null ? "download fail" : "ok");
    if (bytes != null) {
      event.put("result", Map.of("suggest", verdict.suggest(), "label", verdict.label()));
    }
    return event;
  }

  /** A character for each byte, or null when it cannot be had. */
  private static String fetched(String url) {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
      return answer.statusCode() == 200 ? answer.body() : null;
    } catch (IOException unreachable) {
      return null;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Does what somebody asks at {@code /sim/switches}. */
  synchronized void turn(JsonNode asked) {
    if (asked.path("clear").asBoolean(false)) {
      silent = false;
      late = Duration.ZERO;
    }
    if (asked.has("silent")) {
      silent = asked.path("silent").asBoolean();
    }
    if (asked.has("late")) {
      late = Duration.parse(asked.path("late").asString());
    }
    if (asked.has("word")) {
      judge(
          asked.path("word").asString(),
          asked.path("suggest").asString("risky"),
          asked.path("label").asInt(21000));
    }
  }

  @Override
  public synchronized String toString() {
    return "words "
        + words
        + "; pictures are judged "
        + (silent ? "never" : "after " + late)
        + ", "
        + looks.size()
        + " wait";
  }
}
