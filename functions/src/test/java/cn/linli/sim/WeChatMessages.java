package cn.linli.sim;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/**
 * Subscription messages (订阅消息), of which each acceptance of a template is credit for one, and
 * template messages (模板消息) to followers.
 */
public final class WeChatMessages {
  static final String TEMPLATE_SEND = "/cgi-bin/message/template/send";
  static final String MINI_PROGRAM_TEMPLATES = "/wxaapi/newtmpl/gettemplate";
  static final String OFFICIAL_ACCOUNT_TEMPLATES = "/cgi-bin/template/get_all_private_template";
  static final Set<String> PATHS =
      Set.of(
          WeChatSimulator.SUBSCRIBE_SEND,
          TEMPLATE_SEND,
          MINI_PROGRAM_TEMPLATES,
          OFFICIAL_ACCOUNT_TEMPLATES);

  private final Map<String, Integer> credit = new ConcurrentHashMap<>();
  private final Set<String> followers = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> byKey = new ConcurrentHashMap<>();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final WeChatTemplates templates = new WeChatTemplates();
  private final WeChatPusher pusher;

  WeChatMessages(WeChatPusher pusher) {
    this.pusher = pusher;
  }

  /** A message that somebody sees in WeChat. */
  public record Sent(
      String channel, String openid, String template, String page, Map<String, String> values) {}

  /** What arrived so far. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** What arrived at somebody. */
  public List<Sent> sent(String openid) {
    return sent.stream().filter(one -> one.openid().equals(openid)).toList();
  }

  /** The templates of our accounts. */
  public WeChatTemplates templates() {
    return templates;
  }

  void accept(String openid, String template) {
    credit.merge(openid + " " + template, 1, Integer::sum);
  }

  /** The person accepts one more message of each of these, and WeChat tells our server. */
  public void accepts(String openid, Collection<String> accepted) {
    var choices = new ArrayList<Map<String, Object>>();
    for (var template : accepted) {
      accept(openid, template);
      choices.add(choice(template, "accept"));
    }
    pusher.owe(openid, Map.of("Event", "subscribe_msg_popup_event", "List", choices));
  }

  /** They want no more of it, as they say in the settings. */
  public void refuses(String openid, String template) {
    credit.remove(openid + " " + template);
    var only = choice(template, "reject");
    pusher.owe(openid, Map.of("Event", "subscribe_msg_change_event", "List", only));
  }

  private static Map<String, Object> choice(String template, String status) {
    return Map.of("TemplateId", template, "SubscribeStatusString", status, "PopupScene", "0");
  }

  /** What WeChat would take is gone, and nobody was told. */
  public void forget(String openid, String template) {
    credit.remove(openid + " " + template);
  }

  /** Somebody follows the Official Account, or no more. */
  public void follows(String openid, boolean now) {
    if (now) {
      followers.add(openid);
    } else {
      followers.remove(openid);
    }
  }

  /** More than ten minutes have passed: a message under a known key is a new one. */
  public void forgetKeys() {
    byKey.clear();
  }

  int delivered() {
    return sent.size();
  }

  Answer answer(Call call) {
    return switch (call.path()) {
      case TEMPLATE_SEND -> sendTemplate(call.json());
      case MINI_PROGRAM_TEMPLATES -> templates.miniPrograms();
      case OFFICIAL_ACCOUNT_TEMPLATES -> templates.officialAccounts();
      default -> send(call.json());
    };
  }

  private Answer send(JsonNode json) {
    var openid = json.path("touser").asString("");
    var template = json.path("template_id").asString("");
    int wrong = wrong("mini-program", openid, template, json.path("data"));
    if (wrong != 0) {
      return WeChatError.answer(wrong);
    }
    var page = json.path("page").asString("");
    if (!page.isEmpty() && !page.startsWith("pages/")) {
      return WeChatError.answer(41030);
    }
    if (!spend(openid + " " + template)) {
      return WeChatError.answer(43101);
    }
    return taken("mini-program", json, page);
  }

  private Answer sendTemplate(JsonNode json) {
    var openid = json.path("touser").asString("");
    int wrong =
        wrong("official-account", openid, json.path("template_id").asString(""), json.path("data"));
    if (wrong != 0) {
      return WeChatError.answer(wrong);
    }
    if (!followers.contains(openid)) {
      return WeChatError.answer(43004);
    }
    var key = json.path("client_msg_id").asString("");
    if (!key.isEmpty() && byKey.putIfAbsent(key, 1L) != null) {
      return answered();
    }
    return taken("official-account", json, json.at("/miniprogram/pagepath").asString(""));
  }

  private int wrong(String channel, String openid, String template, JsonNode data) {
    if (!openid.matches("o[A-Za-z0-9_-]{27}")) {
      return 40003;
    }
    var content = templates.content(channel, template);
    if (content == null) {
      return 40037;
    }
    return WeChatFields.fit(content, data) ? 0 : 47003;
  }

  private Answer taken(String channel, JsonNode json, String page) {
    var values = new LinkedHashMap<String, String>();
    json.path("data")
        .propertyStream()
        .forEach(one -> values.put(one.getKey(), one.getValue().path("value").asString("")));
    sent.add(
        new Sent(
            channel,
            json.path("touser").asString(),
            json.path("template_id").asString(),
            page,
            values));
    return answered();
  }

  private Answer answered() {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("errcode", 0);
    answer.put("errmsg", "ok");
    answer.put("msgid", 4_000_000_000L + delivered());
    return Answer.json(answer);
  }

  private boolean spend(String key) {
    var spent = new boolean[1];
    credit.computeIfPresent(
        key,
        (unchanged, left) -> {
          spent[0] = true;
          return left == 1 ? null : left - 1;
        });
    return spent[0];
  }

  /** Does what somebody asks at {@code /sim/accept}, as a page of the mini program would. */
  Answer accept(JsonNode asked) {
    var person = Person.of(asked.path("person").asString("wang"));
    var template = WeChatTemplates.id("mini-program", asked.path("template").asString("booking"));
    accepts(person.openid(WeChatSimulator.MINI_PROGRAM), List.of(template));
    var followed = person.openid(WeChatSimulator.OFFICIAL_ACCOUNT);
    if (asked.has("follows")) {
      follows(followed, asked.path("follows").asBoolean());
    }
    return Answer.text(200, person.key() + " accepts one message of " + template + "\n");
  }

  /** Everything that arrived, for people. */
  String text() {
    var text = new StringBuilder();
    sent.forEach(
        one ->
            text.append(
                "%s %s %s %s%n"
                    .formatted(one.channel(), one.template(), one.page(), one.values())));
    return text.isEmpty() ? "nothing yet\n" : text.toString();
  }
}
