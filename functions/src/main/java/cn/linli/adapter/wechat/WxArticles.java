package cn.linli.adapter.wechat;

import cn.linli.content.OfficialArticles;
import cn.linli.content.OfficialFailure;
import cn.linli.content.OfficialFailure.Kind;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpFreePublishService;
import me.chanjar.weixin.mp.bean.freepublish.WxMpFreePublishItem;
import me.chanjar.weixin.mp.bean.freepublish.WxMpFreePublishStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What followers of the Official Account can read (freepublish/submit, get, batchget, delete). */
public final class WxArticles implements OfficialArticles {
  private static final int PAGE = 20;
  private static final int MOST_PAGES = 5;
  private static final int WITHOUT_CONTENT = 1;
  private static final int QUOTA = 45009;
  private static final int NO_SUCH_ARTICLE = 53600;

  /** No right to this interface; publishing is taken from the account. */
  private static final Set<Integer> NOT_ALLOWED = Set.of(48001, 50002, 61007, 53500);

  /** No such draft or job; the draft does not pass, or wants somebody in the console. */
  private static final Set<Integer> REFUSED = Set.of(40007, 47001, 53502, 53503, 53504, 53505);

  private final WxAccounts accounts;

  private WxArticles(WxAccounts accounts) {
    this.accounts = accounts;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxArticles create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxArticles(WxAccounts.create(settings, secrets, dynamo, tokenTable, clock));
  }

  @Override
  public String submit(String draft) {
    // WxJava hands on the JSON text, with its quotes where WeChat sends a string.
    return ask("freepublish/submit", () -> service().submit(draft).replace("\"", ""));
  }

  @Override
  public Outcome outcome(String job) {
    return ask("freepublish/get", () -> outcome(service().getPushStatus(job)));
  }

  private static Outcome outcome(WxMpFreePublishStatus told) {
    return switch (told.getPublish_status()) {
      case 0 -> new Published(told.getArticle_id());
      case 1 -> new Running();
      case 2 -> new Failed(Kind.NOT_ORIGINAL);
      case 4 -> new Failed(Kind.NOT_PASSED);
      case 5, 6 -> new Failed(Kind.TAKEN_DOWN);
      default -> new Failed(Kind.REFUSED);
    };
  }

  @Override
  public Map<String, String> published(String beginning) {
    return ask("freepublish/batchget", () -> found(beginning));
  }

  private Map<String, String> found(String beginning) throws WxErrorException {
    var found = new HashMap<String, String>();
    for (int number = 0; number < MOST_PAGES; number++) {
      var page = service().getPublicationRecords(number * PAGE, PAGE, WITHOUT_CONTENT);
      var items = page.getItems();
      if (items == null) {
        break;
      }
      items.forEach(item -> keep(found, item, beginning));
      if (items.size() < PAGE) {
        break;
      }
    }
    return found;
  }

  /** The latest is named first. */
  private static void keep(Map<String, String> found, WxMpFreePublishItem item, String beginning) {
    for (var article : item.getContent().getNewsItem()) {
      var source = article.getContentSourceUrl();
      boolean isThere = !Boolean.TRUE.equals(article.getIsDeleted());
      if (isThere && source != null && source.startsWith(beginning)) {
        found.putIfAbsent(source, item.getArticleId());
      }
    }
  }

  @Override
  public void delete(String article) {
    ask("freepublish/delete", () -> deleted(article));
  }

  private boolean deleted(String article) throws WxErrorException {
    try {
      return service().deletePushAllArticle(article);
    } catch (WxErrorException answer) {
      if (answer.getError().getErrorCode() == NO_SUCH_ARTICLE) {
        return false;
      }
      throw answer;
    }
  }

  private WxMpFreePublishService service() {
    return accounts.officialAccount().getFreePublishService();
  }

  private static <T> T ask(String what, Callable<T> question) {
    return WxQuestion.put(
        what,
        errcode -> NOT_ALLOWED.contains(errcode) || errcode == QUOTA || REFUSED.contains(errcode),
        WxArticles::failure,
        question);
  }

  private static OfficialFailure failure(OptionalInt errcode, String reason) {
    if (errcode.isEmpty()) {
      return new OfficialFailure(Kind.LATER, reason);
    }
    int code = errcode.getAsInt();
    if (code == QUOTA) {
      return new OfficialFailure(Kind.QUOTA, reason);
    }
    return new OfficialFailure(
        NOT_ALLOWED.contains(code) ? Kind.NOT_ALLOWED : Kind.REFUSED, reason);
  }
}
