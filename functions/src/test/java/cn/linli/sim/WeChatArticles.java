package cn.linli.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What followers of the Official Account can read (发布能力): drafts that are published by jobs, which
 * take a while, are reviewed, and are told of when they end.
 */
public final class WeChatArticles {
  public static final String SUBMIT = "/cgi-bin/freepublish/submit";
  public static final String GET = "/cgi-bin/freepublish/get";
  public static final String LIST = "/cgi-bin/freepublish/batchget";
  public static final String DELETE = "/cgi-bin/freepublish/delete";

  /** As a job is told of. */
  public static final int DONE = 0;

  private static final int RUNNING = 1;
  private static final int TAKEN_DOWN = 6;
  private static final int PAGE = 20;

  /** So long a job takes of which nobody says more. */
  private static final Duration LIFE = Duration.ofSeconds(20);

  private final Clock clock;
  private final WeChatDrafts drafts;
  private final WeChatMail mail;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, Article> articles = new LinkedHashMap<>();
  private long number = 100_000_000;

  private record Job(String id, WeChatDrafts.Draft draft, Instant begun, int status) {
    Job ends(int how) {
      return new Job(id, draft, begun, how);
    }
  }

  /** An article that followers can read. */
  public record Article(String id, String title, String source, String job) {}

  WeChatArticles(Clock clock, WeChatDrafts drafts, WeChatMail mail) {
    this.clock = clock;
    this.drafts = drafts;
    this.mail = mail;
  }

  static boolean knows(String path) {
    return path.startsWith("/cgi-bin/freepublish/");
  }

  Answer answer(Call call) {
    return switch (call.path()) {
      case SUBMIT -> submit(call);
      case GET -> get(call);
      case LIST -> list(call);
      case DELETE -> delete(call);
      default -> Answer.text(404, "no such path\n");
    };
  }

  private synchronized Answer submit(Call call) {
    var media = call.json().path("media_id").asString("");
    var draft = drafts.all().stream().filter(one -> one.media().equals(media)).findFirst();
    if (draft.isEmpty()) {
      return WeChatError.answer(40007);
    }
    var id = "" + ++number;
    jobs.put(id, new Job(id, draft.get(), clock.instant(), RUNNING));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("publish_id", id);
    return Answer.json(answer);
  }

  /** All jobs that run end like this, and WeChat tells of it. */
  public synchronized void end(int status) {
    running().forEach(job -> end(job, status, true));
  }

  private List<Job> running() {
    return jobs.values().stream().filter(job -> job.status() == RUNNING).toList();
  }

  private void end(Job job, int status, boolean told) {
    jobs.put(job.id(), job.ends(status));
    if (status == DONE) {
      var draft = job.draft();
      articles.put(job.id(), new Article("A-" + job.id(), draft.title(), draft.source(), job.id()));
      drafts.remove(draft.media());
    }
    if (told) {
      mail.published(job.id(), status);
    }
  }

  /** WeChat takes all articles from here down, and tells of it. */
  public synchronized void takeDown(String words) {
    of(words)
        .forEach(
            article -> {
              articles.remove(article.job());
              jobs.computeIfPresent(article.job(), (id, job) -> job.ends(TAKEN_DOWN));
              mail.published(article.job(), TAKEN_DOWN);
            });
  }

  private synchronized Answer get(Call call) {
    var job = jobs.get(call.json().path("publish_id").asString(""));
    if (job == null) {
      return WeChatError.answer(53502);
    }
    if (job.status() == RUNNING && !clock.instant().isBefore(job.begun().plus(LIFE))) {
      end(job, DONE, false);
    }
    var now = jobs.get(job.id());
    var answer = new LinkedHashMap<String, Object>();
    answer.put("publish_id", now.id());
    answer.put("publish_status", now.status());
    if (now.status() == DONE) {
      answer.put("article_id", "A-" + now.id());
      var item = Map.of("idx", 1, "article_url", "https://mp.weixin.qq.com/s/" + now.id());
      answer.put("article_detail", Map.of("count", 1, "item", List.of(item)));
    }
    answer.put("fail_idx", List.of());
    return Answer.json(answer);
  }

  private synchronized Answer list(Call call) {
    var json = call.json();
    int offset = json.path("offset").asInt(0);
    int count = json.path("count").asInt(0);
    if (offset < 0 || count < 1 || count > PAGE) {
      return WeChatError.answer(47001);
    }
    var latest = new ArrayList<>(articles.values()).reversed();
    var items = latest.stream().skip(offset).limit(count).map(WeChatArticles::item).toList();
    var answer = new TreeMap<String, Object>();
    answer.put("total_count", articles.size());
    answer.put("item_count", items.size());
    answer.put("item", items);
    return Answer.json(answer);
  }

  private static Map<String, Object> item(Article article) {
    var news =
        Map.of(
            "title",
            article.title(),
            "content_source_url",
            article.source(),
            "is_deleted",
            false,
            "url",
            "https://mp.weixin.qq.com/s/" + article.job());
    return Map.of(
        "article_id",
        article.id(),
        "content",
        Map.of("news_item", List.of(news)),
        "update_time",
        1);
  }

  private synchronized Answer delete(Call call) {
    var id = call.json().path("article_id").asString("");
    boolean known = articles.values().removeIf(article -> article.id().equals(id));
    return WeChatError.answer(known ? 0 : 53600);
  }

  /** Those that come from somewhere with these words in its address. */
  public synchronized List<Article> of(String words) {
    return articles.values().stream().filter(one -> one.source().contains(words)).toList();
  }

  /** How many jobs there were about them. */
  public synchronized long jobsOf(String words) {
    return jobs.values().stream().filter(job -> job.draft().source().contains(words)).count();
  }
}
