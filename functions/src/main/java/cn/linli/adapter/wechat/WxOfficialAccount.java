package cn.linli.adapter.wechat;

import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Kefu.MESSAGE_CUSTOM_SEND;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Menu.MENU_ADDCONDITIONAL;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Menu.MENU_CREATE;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Menu.MENU_DELCONDITIONAL;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Menu.MENU_GET;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.User.USER_INFO_URL;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.UserTag.TAGS_CREATE;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.UserTag.TAGS_GET;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.UserTag.TAGS_MEMBERS_BATCHTAGGING;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.UserTag.TAGS_MEMBERS_BATCHUNTAGGING;

import cn.linli.adapter.tokens.SharedTokens;
import cn.linli.officialaccount.Account;
import cn.linli.officialaccount.AccountFailure;
import cn.linli.officialaccount.AccountFailure.Kind;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Json;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.http.conn.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.JsonNode;

/** The Official Account at WeChat. Of what WeChat answers only the errcode is ever logged. */
public final class WxOfficialAccount implements Account {
  private static final Logger LOG = LoggerFactory.getLogger(WxOfficialAccount.class);
  private static final Duration TICKET_LIFE = Duration.ofHours(2);
  private static final int NO_MENU = 46003;

  /** An openid that is none or no follower's; out of the 48 hours; data that will never fit. */
  private static final Set<Integer> HOPELESS =
      Set.of(
          40003, 43004, 45015, 45002, 44004, 47001, 40016, 40017, 40018, 40019, 40023, 40054, 40055,
          40119, 45157, 45158, 65303, 65304, 65305);

  private final WxAccounts accounts;
  private final SharedTokens tickets;

  WxOfficialAccount(WxAccounts accounts, SharedTokens tickets) {
    this.accounts = accounts;
    this.tickets = tickets;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxOfficialAccount create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxOfficialAccount(
        WxAccounts.create(settings, secrets, dynamo, tokenTable, clock),
        new SharedTokens(dynamo, tokenTable, "wechat-ticket#", TICKET_LIFE, clock));
  }

  @Override
  public String appId() {
    return account().getWxMpConfigStorage().getAppId();
  }

  @Override
  public String miniProgram() {
    return accounts.miniProgram().getWxMaConfig().getAppid();
  }

  @Override
  public Optional<Profile> profile(String openid) {
    var told = ask("user/info", () -> account().get(USER_INFO_URL, "openid=" + openid));
    var answer = Json.read(told, JsonNode.class);
    return answer.path("subscribe").asInt(0) == 1
        ? Optional.of(new Profile(answer.path("unionid").stringValue(null)))
        : Optional.empty();
  }

  @Override
  public void send(String openid, String text) {
    var message = Map.of("touser", openid, "msgtype", "text", "text", Map.of("content", text));
    // So that what fails from here on was on its way.
    ask("stable_token", () -> account().getAccessToken(false));
    ask("custom/send", Kind.UNKNOWN, () -> account().post(MESSAGE_CUSTOM_SEND, Json.text(message)));
  }

  @Override
  public Map<String, Integer> tags() {
    var answer = Json.read(ask("tags/get", () -> account().get(TAGS_GET, "")), JsonNode.class);
    var tags = new LinkedHashMap<String, Integer>();
    answer
        .path("tags")
        .forEach(tag -> tags.put(tag.path("name").asString(""), tag.path("id").asInt()));
    return tags;
  }

  @Override
  public int createTag(String name) {
    var order = Json.text(Map.of("tag", Map.of("name", name)));
    var answer = ask("tags/create", () -> account().post(TAGS_CREATE, order));
    return Json.read(answer, JsonNode.class).at("/tag/id").asInt();
  }

  @Override
  public void tag(int tag, String openid, boolean given) {
    var order = Json.text(Map.of("openid_list", List.of(openid), "tagid", tag));
    var where = given ? TAGS_MEMBERS_BATCHTAGGING : TAGS_MEMBERS_BATCHUNTAGGING;
    tell("tags/members", () -> account().post(where, order));
  }

  @Override
  public Optional<String> menus() {
    return ask(
        "menu/get",
        () -> {
          try {
            return Optional.of(account().get(MENU_GET, ""));
          } catch (WxErrorException answer) {
            if (answer.getError().getErrorCode() == NO_MENU) {
              return Optional.empty();
            }
            throw answer;
          }
        });
  }

  @Override
  public void publish(String menu) {
    tell("menu/create", () -> account().post(MENU_CREATE, menu));
  }

  @Override
  public void publishConditional(String menu) {
    tell("menu/addconditional", () -> account().post(MENU_ADDCONDITIONAL, menu));
  }

  @Override
  public void removeConditional(String menu) {
    var order = Json.text(Map.of("menuid", menu));
    tell("menu/delconditional", () -> account().post(MENU_DELCONDITIONAL, order));
  }

  @Override
  public String ticket() {
    return ask("getticket", () -> tickets.current(appId(), forced -> account().fetchTicket()));
  }

  private OfficialAccount account() {
    return accounts.officialAccount();
  }

  private static void tell(String what, Callable<String> order) {
    var answer = ask(what, order);
    LOG.debug("WeChat {} answers {} letters", what, answer.length());
  }

  private static <T> T ask(String what, Callable<T> question) {
    return ask(what, Kind.LATER, question);
  }

  /** Asks; where nobody can tell whether WeChat has heard it, that means so much. */
  private static <T> T ask(String what, Kind ifLost, Callable<T> question) {
    try {
      return question.call();
    } catch (WxErrorException answer) {
      int errcode = answer.getError().getErrorCode();
      boolean hopeless = HOPELESS.contains(errcode);
      LOG.atLevel(hopeless ? Level.INFO : Level.WARN)
          .log("WeChat {} answers errcode {}", what, errcode);
      throw new AccountFailure(hopeless ? Kind.REFUSED : Kind.LATER, "errcode " + errcode);
    } catch (Exception accident) {
      var kind = wasSent(accident.getCause()) ? ifLost : Kind.LATER;
      var name = accident.getClass().getSimpleName();
      LOG.warn("WeChat {} fails with {}", what, name);
      throw new AccountFailure(kind, name);
    }
  }

  /** Whether a question may have arrived that got no answer. */
  private static boolean wasSent(Throwable cause) {
    return !(cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof UnknownHostException);
  }
}
