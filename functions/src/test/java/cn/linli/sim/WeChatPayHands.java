package cn.linli.sim;

import java.util.HashMap;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What people do at {@code /sim} with curl, where tests call methods. */
final class WeChatPayHands {
  private WeChatPayHands() {}

  static Answer answer(WeChatPaySimulator simulator, Call call) {
    return switch (call.path()) {
      case "/sim" -> Answer.text(200, simulator.page());
      case "/sim/pay" -> Answer.text(200, pay(simulator, call.json()) + "\n");
      case "/sim/deliver" -> Answer.text(200, deliver(simulator, call.json()) + "\n");
      case "/sim/switches" -> simulator.switches().turn(call.json());
      default -> Answer.text(404, "no such path\n");
    };
  }

  private static String pay(WeChatPaySimulator simulator, JsonNode json) {
    if (json.has("paySign")) {
      var parameters = new HashMap<String, String>();
      json.forEachEntry((name, value) -> parameters.put(name, value.asString()));
      return simulator.requestPayment(parameters, Person.of(json.path("person").asString("wang")));
    }
    var number = json.path("number").asString("");
    return json.has("person")
        ? simulator.pay(number, Person.of(json.path("person").asString()))
        : simulator.pay(number);
  }

  private static String deliver(WeChatPaySimulator simulator, JsonNode json) {
    if (json.has("forge")) {
      var how = WeChatPayForgery.valueOf(word(json, "forge"));
      return simulator.owed() == 0 ? "nothing is owed" : "answered " + simulator.forge(how);
    }
    if (json.path("lose").asBoolean(false)) {
      return simulator.loseNotices() + " lost";
    }
    var how = json.has("how") ? word(json, "how") : "IN_ORDER";
    return simulator.deliver(WeChatPaySimulator.Delivery.valueOf(how)) + " delivered";
  }

  private static String word(JsonNode json, String field) {
    return json.path(field).asString().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
