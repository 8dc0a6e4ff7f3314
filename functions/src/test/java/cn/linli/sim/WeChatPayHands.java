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
      case "/sim/confirm" ->
          Answer.text(
              200, simulator.receivers().confirm(call.json().path("number").asString("")) + "\n");
      case "/sim/sellers" -> Answer.text(200, simulator.sellers().read(call.json()) + "\n");
      case "/sim/switches" -> switchOver(simulator, call.json());
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
    if (json.path("refuse").asBoolean(false)) {
      return simulator.refuse(number);
    }
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
    return simulator.deliver(Delivery.valueOf(how)) + " delivered";
  }

  private static Answer switchOver(WeChatPaySimulator simulator, JsonNode json) {
    if (json.has("keys")) {
      simulator.signBy(WeChatPaySimulator.Keys.valueOf(word(json, "keys")));
    }
    if (json.path("rotate").asBoolean(false)) {
      simulator.rotateCertificate();
    }
    if (json.has("refundsEnd")) {
      simulator.refundsEnd(RefundEnd.valueOf(word(json, "refundsEnd")));
    }
    if (json.has("sharesFail")) {
      simulator.sharesFail(
          json.path("sharesFail").asString(), json.path("reason").asString("NO_RELATION"));
    }
    if (json.has("sharesComeBack")) {
      simulator.sharesComeBack(json.path("sharesComeBack").asString(null));
    }
    if (json.has("topUp")) {
      simulator.topUp(json.path("topUp").asString(), json.path("fen").asLong(0));
    }
    if (json.has("spoilBills")) {
      simulator.spoilBills(json.path("spoilBills").asBoolean());
    }
    if (json.has("silent")) {
      simulator.silent(json.path("silent").asBoolean());
    }
    if (json.has("sell")) {
      simulator.sell(
          json.path("sell").asString(),
          json.path("number").asString("ELSEWHERE-1"),
          json.path("fen").asLong(100));
    }
    return simulator.switches().turn(json);
  }

  private static String word(JsonNode json, String field) {
    return json.path(field).asString().toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
