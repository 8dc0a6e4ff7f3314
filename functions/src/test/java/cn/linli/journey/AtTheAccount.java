package cn.linli.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.shared.http.Json;
import cn.linli.sim.WeChatAccount;
import cn.linli.sim.WeChatAccountPush;
import cn.linli.sim.WeChatMail;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Answer;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** The Official Account of a town, and those who follow it. */
record AtTheAccount(Town town) {
  static final String ADDRESS = "/wechat/official-account/" + WeChatSimulator.OFFICIAL_ACCOUNT;
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /** Somebody of whom nobody has heard. */
  static String somebody() {
    return "follower" + PEOPLE.incrementAndGet();
  }

  WeChatAccount account() {
    return town.deployment().weChat().account();
  }

  WeChatMail mail() {
    return account().mail();
  }

  /** A push as somebody sends it. */
  Answer post(WeChatAccountPush push) {
    return post(ADDRESS, push);
  }

  Answer post(String address, WeChatAccountPush push) {
    return town.anybody()
        .send("POST", address + "?" + push.text(), push.body().getBytes(UTF_8), "text/xml");
  }

  /** The push of what somebody has just done, which comes from nobody else. */
  WeChatAccountPush push(String text) {
    mail().loses();
    return sealed(text);
  }

  WeChatAccountPush sealed(String text) {
    return WeChatAccountPush.of(WeChatSimulator.SECRET, text, "o", "0123456789abcdef", town.now());
  }

  /** What an answer says to the follower; empty for success. */
  static String said(Answer answer) {
    var body = answer.expect(200).raw().body();
    return body.equals("success")
        ? ""
        : content(WeChatAccountPush.opened(WeChatSimulator.SECRET, body));
  }

  private static String content(String reply) {
    int from = reply.indexOf("<Content><![CDATA[") + "<Content><![CDATA[".length();
    return reply.substring(from, reply.indexOf("]]>", from));
  }

  /** What is stored of pushes and followers. */
  List<Map<String, AttributeValue>> stored(String prefix) {
    return Dump.items(town, "officialaccount").stream()
        .filter(item -> item.get("pk").s().startsWith(prefix))
        .toList();
  }

  /** What others heard of followers who are this person, or nobody, in order. */
  List<JsonNode> told(String field, String value) {
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("officialaccount.follower-changed"))
        .map(event -> event.path("data"))
        .filter(data -> data.path(field).asString("").equals(value))
        .toList();
  }

  /** Puts a reply, whatever its revision. */
  void reply(String id, String body) {
    var platform = town.platform();
    var list = platform.get("/official-account/replies?limit=100").expect(200).body();
    int revision =
        list.path("items")
            .valueStream()
            .filter(one -> one.path("reply").asString().equals(id))
            .findFirst()
            .map(one -> one.path("revision").asInt())
            .orElse(0);
    var full = body.replaceFirst("\\{", "{\"revision\":" + revision + ",");
    platform.put("/official-account/replies/" + id, full).expect(200);
  }

  /** Takes a reply away again: the town is everybody's. */
  void forgets(String id) {
    town.platform().delete("/official-account/replies/" + id).expect(204);
  }

  /** Worker and clock go on until nothing is owed within an hour. */
  void worksOn() {
    town.settles();
    town.passes(Duration.ofMinutes(1));
    town.deployment().tick();
    town.settles();
  }
}
