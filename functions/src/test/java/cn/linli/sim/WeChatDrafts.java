package cn.linli.sim;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The drafts of an Official Account (草稿箱): pictures for the inside of articles, materials for their
 * covers, and the articles themselves, which show no other pictures.
 */
public final class WeChatDrafts {
  public static final String PICTURE = "/cgi-bin/media/uploadimg";
  public static final String MATERIAL = "/cgi-bin/material/add_material";
  public static final String ADD = "/cgi-bin/draft/add";
  public static final String LIST = "/cgi-bin/draft/batchget";
  public static final String DELETE = "/cgi-bin/draft/delete";

  private static final Set<String> PATHS = Set.of(PICTURE, MATERIAL, ADD, LIST, DELETE);

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int LONGEST_TITLE = 64;
  private static final int MOST_CHARACTERS = 20_000;
  private static final int PAGE = 20;
  private static final Pattern SOURCE = Pattern.compile("<img[^>]*src=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  private final AtomicInteger number = new AtomicInteger();
  private final Set<String> pictures = ConcurrentHashMap.newKeySet();
  private final Set<String> materials = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Draft> drafts = new TreeMap<>();

  /** A draft as it lies there. */
  public record Draft(String media, String title, String content, String source) {}

  private final WeChatArticles articles;

  WeChatDrafts(Clock clock, WeChatMail mail) {
    this.articles = new WeChatArticles(clock, this, mail);
  }

  /** What followers can read. */
  public WeChatArticles articles() {
    return articles;
  }

  static boolean knows(String path) {
    return PATHS.contains(path) || WeChatArticles.knows(path);
  }

  /** All drafts, the first first. */
  public synchronized List<Draft> all() {
    return List.copyOf(drafts.values());
  }

  /** Those that come from somewhere with these words in its address. */
  public List<Draft> of(String words) {
    return all().stream().filter(draft -> draft.source().contains(words)).toList();
  }

  Answer answer(Call call) {
    return switch (call.path()) {
      case PICTURE -> picture(call);
      case MATERIAL -> material(call);
      case ADD -> add(call);
      case LIST -> list(call);
      case DELETE -> delete(call);
      default -> articles.answer(call);
    };
  }

  private Answer picture(Call call) {
    return errcodeOf(call)
        .map(WeChatError::answer)
        .orElseGet(
            () -> {
              var url = "https://mmbiz.qpic.cn/mmbiz/sim" + number.incrementAndGet() + "/0";
              pictures.add(url);
              return Answer.json(Map.of("url", url));
            });
  }

  private Answer material(Call call) {
    return errcodeOf(call)
        .map(WeChatError::answer)
        .orElseGet(
            () -> {
              var name = "cover-" + number.incrementAndGet();
              materials.add(name);
              return Answer.json(
                  Map.of("media_id", name, "url", "https://mmbiz.qpic.cn/mmbiz/" + name + "/0"));
            });
  }

  private static Optional<Integer> errcodeOf(Call call) {
    var body = call.body();
    var name = FILE_NAME.matcher(body);
    if (!name.find() || !name.group(1).matches(".*\\.(png|jpg)")) {
      return Optional.of(40005);
    }
    return body.length() > MOST_BYTES + 2000 ? Optional.of(40009) : Optional.empty();
  }

  private synchronized Answer add(Call call) {
    var articles = call.json().path("articles");
    if (articles.size() != 1) {
      return WeChatError.answer(47001);
    }
    int errcode = errcode(articles.get(0));
    if (errcode != 0) {
      return WeChatError.answer(errcode);
    }
    var article = articles.get(0);
    int place = number.incrementAndGet();
    var draft =
        new Draft(
            "draft-" + place,
            article.path("title").asString(),
            article.path("content").asString(),
            article.path("content_source_url").asString(""));
    drafts.put(place, draft);
    return Answer.json(Map.of("media_id", draft.media()));
  }

  private int errcode(JsonNode article) {
    var title = article.path("title").asString("");
    var content = article.path("content").asString("");
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      return 45003;
    }
    if (!materials.contains(article.path("thumb_media_id").asString(""))) {
      return 40007;
    }
    boolean isForeign =
        SOURCE.matcher(content).results().anyMatch(found -> !pictures.contains(found.group(1)));
    return isForeign || content.length() >= MOST_CHARACTERS ? 45166 : 0;
  }

  private synchronized Answer list(Call call) {
    var json = call.json();
    int offset = json.path("offset").asInt(0);
    int count = json.path("count").asInt(0);
    if (offset < 0 || count < 1 || count > PAGE) {
      return WeChatError.answer(47001);
    }
    var latest = new ArrayList<>(drafts.values()).reversed();
    var items = latest.stream().skip(offset).limit(count).map(WeChatDrafts::item).toList();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("total_count", drafts.size());
    answer.put("item_count", items.size());
    answer.put("item", items);
    return Answer.json(answer);
  }

  private static Map<String, Object> item(Draft draft) {
    var article = Map.of("title", draft.title(), "content_source_url", draft.source());
    return Map.of(
        "media_id",
        draft.media(),
        "content",
        Map.of("news_item", List.of(article)),
        "update_time",
        1);
  }

  /** What is published lies here no more. */
  synchronized void remove(String media) {
    drafts.values().removeIf(draft -> draft.media().equals(media));
  }

  private synchronized Answer delete(Call call) {
    var media = call.json().path("media_id").asString("");
    boolean known = drafts.values().removeIf(draft -> draft.media().equals(media));
    return WeChatError.answer(known ? 0 : 40007);
  }
}
