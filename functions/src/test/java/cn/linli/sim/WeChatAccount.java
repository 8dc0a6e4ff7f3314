package cn.linli.sim;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The Official Account: its followers, what they write and see, its menus, and pages in it. */
public final class WeChatAccount {
  public static final String AUTHORIZE = "/connect/oauth2/authorize";
  public static final String TICKET = "/cgi-bin/ticket/getticket";
  public static final String USER_INFO = "/cgi-bin/user/info";
  public static final String SEND = "/cgi-bin/message/custom/send";
  public static final String MENU_GET = "/cgi-bin/menu/get";
  public static final String MENU_CREATE = "/cgi-bin/menu/create";
  public static final String MENU_ADD = "/cgi-bin/menu/addconditional";

  private static final Duration TICKET_LIFE = Duration.ofHours(2);

  private final Clock clock;
  private final WeChatCodes codes;
  private final WeChatFollowers followers;
  private final WeChatMail mail;
  private final WeChatMenus menus;
  private Instant ticketUntil = Instant.MIN;
  private int tickets;

  WeChatAccount(Clock clock, long seed, WeChatCodes codes, BooleanSupplier unionids) {
    this.clock = clock;
    this.codes = codes;
    this.followers = new WeChatFollowers(clock, unionids);
    this.mail = new WeChatMail(clock, seed, followers);
    this.menus = new WeChatMenus(followers);
  }

  /** Who follows. */
  public WeChatFollowers followers() {
    return followers;
  }

  /** What they do, and see. */
  public WeChatMail mail() {
    return mail;
  }

  /** The menus. */
  public WeChatMenus menus() {
    return menus;
  }

  /** Whether a path is answered here, with our token. */
  static boolean knows(String path) {
    return path.startsWith("/cgi-bin/menu/")
        || path.startsWith("/cgi-bin/tags/")
        || path.equals(TICKET)
        || path.equals(USER_INFO)
        || path.equals(SEND);
  }

  Answer answer(Call call) {
    return switch (call.path()) {
      case MENU_GET -> menus.get();
      case MENU_CREATE -> menus.create(call);
      case MENU_ADD -> menus.add(call);
      case "/cgi-bin/menu/delconditional" -> menus.remove(call);
      case "/cgi-bin/menu/delete" -> menus.delete();
      case "/cgi-bin/tags/get" -> followers.tags();
      case "/cgi-bin/tags/create" -> followers.createTag(call);
      case "/cgi-bin/tags/members/batchtagging" -> followers.tag(call, true);
      case "/cgi-bin/tags/members/batchuntagging" -> followers.tag(call, false);
      case TICKET -> ticket();
      case USER_INFO -> followers.info(call);
      case SEND -> send(call);
      default -> Answer.text(404, "no such path\n");
    };
  }

  private Answer send(Call call) {
    var json = call.json();
    var openid = json.path("touser").asString("");
    int errcode = followers.errcodeOf(openid);
    if (errcode == 0 && json.at("/text/content").asString("").isEmpty()) {
      errcode = 44004;
    }
    if (errcode == 0) {
      mail.sends(openid, json.at("/text/content").asString());
    }
    return WeChatError.answer(errcode);
  }

  private synchronized Answer ticket() {
    if (!clock.instant().isBefore(ticketUntil)) {
      tickets++;
      ticketUntil = clock.instant().plus(TICKET_LIFE);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("ticket", ticketNow());
    answer.put("expires_in", Duration.between(clock.instant(), ticketUntil).toSeconds());
    return Answer.json(answer);
  }

  /** What signatures of pages are made with now. */
  public synchronized String ticketNow() {
    return "SIM_TICKET_" + tickets;
  }

  /** The page that asks who somebody is: with a person it sends them back at once. */
  Answer authorize(Call call) {
    var back = call.parameter("redirect_uri");
    var asks = call.parameter("scope").equals("snsapi_userinfo");
    boolean fits =
        call.parameter("appid").equals(WeChatSimulator.OFFICIAL_ACCOUNT)
            && call.parameter("response_type").equals("code")
            && (asks || call.parameter("scope").equals("snsapi_base"))
            && back.startsWith("http");
    if (!fits) {
      return Answer.text(400, "参数错误\n");
    }
    var person = call.parameter("person");
    if (person.isEmpty()) {
      return Answer.text(200, "Who are you? Add &person= and one of these:\n" + people());
    }
    var kind = asks ? WeChatCodes.Kind.LOGIN : WeChatCodes.Kind.BASE;
    var code = codes.fresh(person, kind);
    var state = URLEncoder.encode(call.parameter("state"), StandardCharsets.UTF_8);
    var target = back + (back.contains("?") ? "&" : "?") + "code=" + code + "&state=" + state;
    return new Answer(302, "text/plain", new byte[0], Map.of("Location", target));
  }

  private static String people() {
    return Person.LISTED.stream().map(Person::key).collect(Collectors.joining(" ")) + "\n";
  }

  /** Does what somebody does in WeChat, and says what they have seen. */
  Answer hand(Call call) {
    var json = call.json();
    var person = json.path("person").asString("wang");
    if (json.path("follows").asBoolean(false)) {
      mail.follows(person);
    }
    if (json.path("leaves").asBoolean(false)) {
      mail.leaves(person);
    }
    if (json.has("writes")) {
      mail.writes(person, json.path("writes").asString());
    }
    if (json.has("clicks")) {
      mail.clicks(person, json.path("clicks").asString());
    }
    mail.deliver(Delivery.IN_ORDER);
    return Answer.json(Map.of("sees", mail.seenBy(person)));
  }
}
