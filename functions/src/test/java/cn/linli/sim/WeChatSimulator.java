package cn.linli.sim;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/**
 * WeChat's server for a mini program and an Official Account: login, tokens, phone numbers,
 * subscription messages, codes of pages, what was handed over, content security and what it pushes.
 * What the page in WeChat would do is a method here, or a code typed by the convention of {@link
 * WeChatCodes}.
 */
public final class WeChatSimulator implements AutoCloseable {
  public static final String LOGIN = "/sns/jscode2session";
  public static final String OAUTH = "/sns/oauth2/access_token";
  public static final String TOKEN = "/cgi-bin/token";
  public static final String STABLE_TOKEN = "/cgi-bin/stable_token";
  public static final String PHONE = "/wxa/business/getuserphonenumber";
  public static final String SUBSCRIBE_SEND = "/cgi-bin/message/subscribe/send";

  public static final String CARD = "/wxa/getwxacodeunlimit";
  public static final String SHIPMENT = "/wxa/sec/order/upload_shipping_info";
  public static final String SHIPPED = "/wxa/sec/order/get_order";
  public static final String CHECK_TEXT = "/wxa/msg_sec_check";
  public static final String CHECK_PICTURE = "/wxa/media_check_async";

  public static final String MINI_PROGRAM = "wx00000000000051a1";
  public static final String OFFICIAL_ACCOUNT = "wx00000000000051b2";

  /** The secret that WECHAT_SECRET_ID must name for the adapter to be let in here. */
  public static final Map<String, String> SECRET = WeChatSecret.VALUES;

  private final Loopback server;
  private final WeChatTokens tokens;
  private final WeChatCodes codes;
  private final WeChatLogins logins;
  private final WeChatMessages messages;
  private final WeChatCards cards = new WeChatCards();
  private final WeChatShipments shipments;
  private final WeChatDrafts drafts;
  private final WeChatPusher pusher;
  private final WeChatContent content;
  private final WeChatAccount account;

  /** On any free port. */
  public WeChatSimulator(Clock clock, long seed) {
    this(clock, seed, 0);
  }

  public WeChatSimulator(Clock clock, long seed, int port) {
    tokens = new WeChatTokens(clock, seed);
    codes = new WeChatCodes(clock, seed);
    logins = new WeChatLogins(codes, clock);
    shipments = new WeChatShipments(clock);
    pusher = new WeChatPusher(clock, seed);
    messages = new WeChatMessages(pusher);
    content = new WeChatContent(clock, logins, pusher);
    account = new WeChatAccount(clock, seed, codes, logins::hasUnionids);
    drafts = new WeChatDrafts(clock, account.mail());
    server = new Loopback(port, this::answer, error -> WeChatError.answer(Integer.parseInt(error)));
    server.start();
  }

  /** Where it listens; for WECHAT_API_HOST. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** A fresh login code of this person, as {@code wx.login} or the OAuth page would give. */
  public String loginCode(String person) {
    return codes.fresh(person, WeChatCodes.Kind.LOGIN);
  }

  /** A fresh code of the getPhoneNumber button. */
  public String phoneCode(String person) {
    return codes.fresh(person, WeChatCodes.Kind.PHONE);
  }

  /** A fresh OAuth code from the preview page. */
  public String snapshotCode(String person) {
    return codes.fresh(person, WeChatCodes.Kind.SNAPSHOT);
  }

  /** Whether the apps are bound to one open-platform account, so that answers carry a unionid. */
  public void withUnionids(boolean bound) {
    logins.withUnionids(bound);
  }

  /** The person accepts one more message of this template. */
  public void acceptMessage(String openid, String template) {
    messages.accept(openid, template);
  }

  /** Messages of our accounts to people. */
  public WeChatMessages told() {
    return messages;
  }

  /** How many messages were delivered. */
  public int messagesDelivered() {
    return messages.delivered();
  }

  /** Those are the orders that something is handed over for. */
  public void ships(WeChatPaySimulator pay) {
    shipments.of(pay);
  }

  /** What was handed over. */
  public WeChatShipments shipments() {
    return shipments;
  }

  /** The drafts of the Official Account, and what comes of them. */
  public WeChatDrafts drafts() {
    return drafts;
  }

  /** How texts and pictures are judged. */
  public WeChatContent content() {
    return content;
  }

  /** The Official Account. */
  public WeChatAccount account() {
    return account;
  }

  /** Where the Official Account's server is. */
  public void pushesAccountTo(URI address) {
    account.mail().address(address);
  }

  /** Where the mini program's server is. */
  public void pushesTo(URI address) {
    pusher.address(address);
  }

  /** Looks at pictures, and pushes what is owed; tells how many calls were taken. */
  public int deliver(Delivery how) {
    content.look();
    return pusher.deliver(how);
  }

  /** The calls that are owed, without making them. */
  public List<WeChatPush> pushes() {
    content.look();
    return pusher.owed();
  }

  /** What is in the calls that are owed. */
  public List<String> messages() {
    content.look();
    return pusher.texts();
  }

  /** Drops all that is owed, and will be: it never comes. */
  public void losesPushes() {
    content.lose();
    pusher.lose();
  }

  /** Somebody does something in WeChat that its server tells ours. */
  public void happens(Map<String, Object> event) {
    pusher.owe("o" + "0".repeat(27), event);
  }

  /** The mini program has no such page any more. */
  public void unpublish(String page) {
    cards.unpublish(page);
  }

  /** Makes endpoints misbehave. */
  public Switches switches() {
    return server.switches();
  }

  /** All tokens become worthless early. */
  public void revokeTokens() {
    tokens.revoke();
  }

  /**
   * All tokens become worthless early, and the endpoint goes on handing them out until it is
   * forced.
   */
  public void revokeTokensButHandOut() {
    tokens.revokeButHandOut();
  }

  /** How often a token was asked for, with success or without. */
  public int refreshes() {
    return calls(TOKEN) + calls(STABLE_TOKEN);
  }

  /** How often an endpoint was called. */
  public int calls(String endpoint) {
    return server.calls(endpoint);
  }

  private Answer answer(Call call) {
    try {
      return switch (call.path()) {
        case LOGIN -> logins.session(call);
        case OAUTH -> logins.oauth(call);
        case TOKEN -> token(call);
        case STABLE_TOKEN -> stableToken(call);
        case PHONE -> authorised(call, () -> logins.phone(call));
        case CARD -> authorised(call, () -> cards.draw(call));
        case SHIPMENT -> authorised(call, () -> shipments.upload(call));
        case SHIPPED -> authorised(call, () -> shipments.find(call));
        case CHECK_TEXT -> authorised(call, () -> content.checkText(call));
        case CHECK_PICTURE -> authorised(call, () -> content.checkPicture(call));
        case WeChatAccount.AUTHORIZE -> account.authorize(call);
        case "/sim/official-account" -> account.hand(call);
        case "/sim" -> Answer.text(200, WeChatPage.text(switches(), content));
        case "/sim/deliver" -> Answer.text(200, deliver(Delivery.IN_ORDER) + " taken\n");
        case "/sim/switches" -> switchOver(call);
        case "/sim/messages" -> Answer.text(200, messages.text());
        case "/sim/accept" -> messages.accept(call.json());
        default -> other(call);
      };
    } catch (JacksonException malformed) {
      return WeChatError.answer(47001);
    }
  }

  private Answer other(Call call) {
    if (WeChatAccount.knows(call.path())) {
      return authorised(call, () -> account.answer(call));
    }
    if (WeChatDrafts.knows(call.path())) {
      return authorised(call, () -> drafts.answer(call));
    }
    return WeChatMessages.PATHS.contains(call.path())
        ? authorised(call, () -> messages.answer(call))
        : Answer.text(404, "no such path\n");
  }

  private Answer token(Call call) {
    var appId = call.parameter("appid");
    var errcode = WeChatLogins.errcodeOfApp(appId, call.parameter("secret"));
    return errcode == 0 ? issued(tokens.plain(appId)) : WeChatError.answer(errcode);
  }

  private Answer stableToken(Call call) {
    var json = call.json();
    var appId = json.path("appid").asString("");
    var errcode = WeChatLogins.errcodeOfApp(appId, json.path("secret").asString(""));
    if (errcode != 0) {
      return WeChatError.answer(errcode);
    }
    var forced = json.path("force_refresh").asBoolean(false);
    var issued = forced ? tokens.forced(appId) : tokens.stable(appId);
    return issued == null ? WeChatError.answer(45009) : issued(issued);
  }

  private Answer issued(WeChatTokens.Issued issued) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", issued.token());
    answer.put("expires_in", tokens.secondsLeft(issued));
    return Answer.json(answer);
  }

  private Answer authorised(Call call, Supplier<Answer> work) {
    var errcode = tokens.errcode(call.parameter("access_token"));
    return errcode == 0 ? work.get() : WeChatError.answer(errcode);
  }

  private Answer switchOver(Call call) {
    var json = call.json();
    if (json.path("clear").asBoolean(false)) {
      withUnionids(true);
    }
    if (json.path("revokeTokens").asBoolean(false)) {
      revokeTokens();
    }
    if (json.has("unpublish")) {
      unpublish(json.path("unpublish").asString());
    }
    if (json.has("unionids")) {
      withUnionids(json.path("unionids").asBoolean());
    }
    content.turn(json);
    return switches().turn(json);
  }

  @Override
  public void close() {
    server.close();
  }
}
