package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.WeChatAccountPush;
import cn.linli.sim.WeChatMail;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the Official Account costs the database. */
record AccountCosts(Costs costs, Town town) {
  private static final String ADDRESS =
      "/wechat/official-account/" + WeChatSimulator.OFFICIAL_ACCOUNT;
  private static final String REPLIES = "/official-account/replies";

  void measure() {
    var mail = town.deployment().weChat().account().mail();
    var platform = town.platform();
    mail.loses();
    var body =
        "{\"kind\":\"words\",\"match\":\"contains\",\"words\":[\"停车\"],\"text\":\"地下二层\",\"revision\":0}";
    costs.measure("putReply", () -> platform.put(REPLIES + "/parking", body).expect(200));
    costs.measure("listReplies", () -> platform.get(REPLIES).expect(200));
    var name = "cost" + town.now().getEpochSecond();
    town.logIn(name);
    var follows = sealed(mail.follows(name));
    costs.measure("officialAccountNotify, somebody begins to follow", () -> post(follows));
    costs.measure("officialAccountNotify, the same again", () -> post(follows));
    var keyword = sealed(mail.writes(name, "停车"));
    costs.measure("officialAccountNotify, a keyword", () -> post(keyword));
    var question = sealed(mail.writes(name, "物业费怎么交？"));
    costs.measure("officialAccountNotify, a question", () -> post(question));
    var due = Map.of("task", "officialaccount.answer", "ref", owed() + "/0");
    var events = new Events(town);
    costs.measure(
        "onOfficialAccountDue, a question is answered, of somebody not yet known",
        () -> events.deliver("onOfficialAccountDue", events.made("officialaccount.fell-due", due)));
    var leaves = sealed(mail.leaves(name));
    costs.measure("officialAccountNotify, somebody leaves", () -> post(leaves));
    mail.loses();
    costs.measure("removeReply", () -> platform.delete(REPLIES + "/parking").expect(204));
    costs.measure(
        "signPage",
        () ->
            town.anybody()
                .post(
                    "/official-account/page-signatures",
                    Json.text(Map.of("url", "https://h5.linli.example/")))
                .expect(200));
  }

  /** The key of the question that waits. */
  private String owed() {
    return Dump.items(town, "officialaccount").stream()
        .filter(item -> item.containsKey("state") && item.get("state").s().equals("OWED"))
        .map(item -> item.get("key").s())
        .findFirst()
        .orElseThrow();
  }

  private WeChatAccountPush sealed(String text) {
    return WeChatAccountPush.of(
        WeChatSimulator.SECRET, text, WeChatMail.openid("wang"), "0123456789abcdef", town.now());
  }

  private void post(WeChatAccountPush push) {
    town.anybody()
        .send(
            "POST",
            ADDRESS + "?" + push.text(),
            push.body().getBytes(StandardCharsets.UTF_8),
            "text/xml")
        .expect(200);
  }

  /** What is promised of them. */
  static void hold(Costs costs) {
    assertThat(costs.get("officialAccountNotify, a keyword").writeUnits()).isEqualTo(2);
    assertThat(costs.get("officialAccountNotify, the same again").writeUnits()).isZero();
    assertThat(costs.get("officialAccountNotify, a question").transactions()).isEqualTo(1);
  }
}
