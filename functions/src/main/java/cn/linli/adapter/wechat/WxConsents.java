package cn.linli.adapter.wechat;

import cn.linli.screening.MessagePush.Consented;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What WeChat pushes about subscription messages: one choice or a list of them. */
final class WxConsents {
  private static final String POPUP = "subscribe_msg_popup_event";
  private static final String CHANGE = "subscribe_msg_change_event";
  private static final String SENT = "subscribe_msg_sent_event";

  static final Set<String> EVENTS = Set.of(POPUP, CHANGE, SENT);

  private static final String REFUSED = "43101";

  private WxConsents() {}

  static Consented read(JsonNode message, String event) {
    var openid = message.path("FromUserName").asString("");
    var earned = new HashMap<String, Integer>();
    var none = new ArrayList<String>();
    var all = new StringBuilder();
    for (var choice : choices(message.path("List"))) {
      var template = choice.path("TemplateId").asString("");
      var status = choice.path("SubscribeStatusString").asString("");
      all.append(template).append(status).append(choice.path("MsgID").asString(""));
      if (event.equals(POPUP) && status.equals("accept")) {
        earned.merge(template, 1, Integer::sum);
      }
      if (isEnd(event, status, choice)) {
        none.add(template);
      }
    }
    // Two pop-ups within a second are two of different templates.
    var push =
        "%s-%s-%08x"
            .formatted(event, message.path("CreateTime").asString(""), all.toString().hashCode());
    return new Consented(openid, push, earned, none);
  }

  /** Whether they want nothing more: they say so in the settings, or a message shows it. */
  private static boolean isEnd(String event, String status, JsonNode choice) {
    return (event.equals(CHANGE) && status.equals("reject"))
        || (event.equals(SENT) && choice.path("ErrorCode").asString("").equals(REFUSED));
  }

  private static List<JsonNode> choices(JsonNode list) {
    return list.isArray() ? list.valueStream().toList() : List.of(list);
  }
}
