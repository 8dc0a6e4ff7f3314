package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatAccount;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the platform's people keep for the Official Account, and pages that are signed. */
class AccountRepliesTest {
  private static final String REPLIES = "/official-account/replies";
  private static Town town;
  private static Client platform;

  @BeforeAll
  static void found() {
    town = Town.another();
    platform = town.platform();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void areTwoHundredAtTheMostAndListedInPages() {
    var names = new ArrayList<String>();
    int before = list(null).path("items").size();
    for (int number = before; number < 200; number++) {
      put("many-%03d".formatted(number), words("词" + number, 0)).expect(200);
    }

    assertThat(put("one-more", words("多", 0)).code()).isEqualTo("officialaccount.too-many");
    String next = null;
    do {
      var page = list(next);
      page.path("items").forEach(item -> names.add(item.path("reply").asString()));
      next = page.path("next").stringValue(null);
    } while (next != null);
    assertThat(names).hasSize(200).isSorted().doesNotHaveDuplicates();

    for (int number = before; number < 200; number++) {
      platform.delete(REPLIES + "/many-%03d".formatted(number)).expect(204);
    }
    put("one-more", words("多", 0)).expect(200);
    platform.delete(REPLIES + "/one-more").expect(204);
    platform.delete(REPLIES + "/one-more").expect(204);
  }

  private static JsonNode list(String cursor) {
    var more = cursor == null ? "" : "&cursor=" + cursor;
    return platform.get(REPLIES + "?limit=70" + more).expect(200).body();
  }

  @Test
  void changeByTheirRevisionAndOnlyOnce() {
    put("parking", words("停车", 0)).expect(200);
    assertThat(put("parking", words("停车", 0)).expect(200).body().path("revision").asInt())
        .as("the same again")
        .isEqualTo(1);
    assertThat(put("parking", words("车位", 0)).code())
        .isEqualTo("officialaccount.changed-meanwhile");
    put("parking", words("车位", 1)).expect(200);
    platform.delete(REPLIES + "/parking").expect(204);
  }

  @Test
  void areWhatTheirNamesSay() {
    var text = Map.of("kind", "follow", "text", "好", "revision", 0);
    assertThat(put("hello", Json.text(text)).code()).isEqualTo("request.invalid");
    assertThat(put("follow", words("好", 0)).code()).isEqualTo("request.invalid");
    assertThat(put("a", "{\"kind\":\"words\",\"text\":\"好\",\"revision\":0}").code())
        .isEqualTo("request.invalid");
    var tooLong = Map.of("kind", "click", "text", "长".repeat(667), "revision", 0);
    assertThat(put("a", Json.text(tooLong)).text("/errors/0/pointer")).isEqualTo("/text");
    var blank =
        "{\"kind\":\"words\",\"match\":\"exact\",\"words\":[\" \"],\"text\":\"好\",\"revision\":0}";
    assertThat(put("a", blank).text("/errors/0/pointer")).isEqualTo("/words");
    assertThat(town.operator().put(REPLIES + "/a", words("好", 0)).code())
        .isEqualTo("access.role-required");
  }

  @Test
  void whichAButtonLeadsToStayWhatTheyAre() {
    assertThat(platform.delete(REPLIES + "/opening-hours").code())
        .isEqualTo("officialaccount.in-use");
    assertThat(put("opening-hours", words("开门", 1)).code()).isEqualTo("officialaccount.in-use");

    put("opening-hours", "{\"kind\":\"click\",\"text\":\"九点\",\"revision\":1}").expect(200);
    platform.get("/official-account/menu/difference").expect(200);
  }

  @Test
  void pagesAreSignedWithoutWhatStandsBehindTheHash() throws Exception {
    var signed = sign("https://h5.linli.example/activity?id=1#top").expect(200);

    var text =
        "jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=https://h5.linli.example/activity?id=1"
            .formatted(
                town.deployment().weChat().account().ticketNow(),
                signed.text("/nonceStr"),
                town.now().getEpochSecond());
    var sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
    assertThat(signed.text("/signature")).isEqualTo(HexFormat.of().formatHex(sha));
    for (var other :
        new String[] {
          "https://h5.linli.example.evil.example/",
          "http://h5.linli.example/",
          "h5.linli.example",
          "https://h5.linli.example:8443/",
          "https://h5.linli.example@evil.example/"
        }) {
      assertThat(sign(other).code()).as(other).isEqualTo("officialaccount.page-not-ours");
    }
    town.passes(Duration.ofHours(3));
    town.deployment().weChat().switches().set(WeChatAccount.TICKET, Misbehaviour.error("-1"));
    assertThat(sign("https://h5.linli.example/").code())
        .isEqualTo("officialaccount.wechat-unavailable");
    town.deployment().weChat().switches().clear();
    platform = town.platform();
  }

  private static Answer sign(String url) {
    return town.anybody().post("/official-account/page-signatures", Json.text(Map.of("url", url)));
  }

  private static Answer put(String name, String body) {
    return platform.put(REPLIES + "/" + name, body);
  }

  private static String words(String word, int revision) {
    return "{\"kind\":\"words\",\"match\":\"exact\",\"words\":[\"%s\"],\"text\":\"好\",\"revision\":%d}"
        .formatted(word, revision);
  }
}
