package cn.linli.journey;

import static cn.linli.screening.Screening.State.BLOCKED;
import static cn.linli.screening.Screening.State.PASSED;
import static cn.linli.screening.Screening.State.PENDING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPush;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pictures, and who may tell what WeChat thinks of them. */
@SharesTown
class PicturePushTest {
  private static final String ADDRESS = "/wechat/mini-program/" + WeChatSimulator.MINI_PROGRAM;

  private final Town town = Town.get();
  private final WeChatSimulator weChat = town.deployment().weChat();

  @BeforeEach
  void owesNothing() {
    weChat.losesPushes();
  }

  @Test
  void keepTheirEndWhateverIsToldLater() {
    var submitted = submitted("a picture").asked();
    var message = weChat.messages().getFirst();
    submitted.told(Delivery.IN_ORDER);
    submitted.ended(PASSED);

    var risky = sealed(message.replace("pass", "risky"));

    assertThat(post(risky).raw().body()).isEqualTo("success");
    submitted.ended(PASSED);
  }

  @Test
  void areToldOfByNobodyButWeChat() {
    var submitted = submitted("RISKY-PICTURE").asked();
    var push = weChat.pushes().getFirst();
    var forger = new HashMap<>(WeChatSimulator.SECRET);
    forger.put("miniProgramToken", "a-guess");

    for (var forged :
        List.of(
            push.with("msg_signature", "0".repeat(40)),
            push.with("timestamp", "" + (town.now().getEpochSecond() + 1)),
            push.with("nonce", "7"),
            push.without("msg_signature"),
            new WeChatPush(
                push.query(), push.body().replaceFirst("\"Encrypt\":\".", "\"Encrypt\":\"_")),
            new WeChatPush(push.query(), "{\"Event\":\"wxa_media_check\"}"),
            new WeChatPush(push.query(), ""),
            WeChatPush.of(forger, "{}", "o", "0123456789abcdef", town.now()))) {
      assertThat(post(forged).code()).isEqualTo("screening.push-forged");
    }
    assertThat(post("/wechat/mini-program/wx0000000000000002", push).code())
        .isEqualTo("screening.push-forged");
    town.passes(Duration.ofMinutes(6));
    assertThat(post(push).code()).as("replayed").isEqualTo("screening.push-forged");

    assertThat(submitted.state()).isEqualTo(PENDING);
  }

  @Test
  void areNotMeantByATraceThatNobodyKnows() {
    var submitted = submitted("a picture").asked();
    var unknown =
        Map.<String, Object>of(
            "Event",
            "wxa_media_check",
            "trace_id",
            "60ae120f-unknown",
            "errcode",
            0,
            "result",
            Map.of("suggest", "risky", "label", 20002));
    weChat.happens(unknown);
    weChat.happens(Map.of("Event", "subscribe_msg_popup_event"));

    assertThat(submitted.told(Delivery.IN_ORDER)).isEqualTo(3);

    submitted.ended(PASSED);
  }

  @Test
  void areToldToTheServerThatProvesItIsOurs() {
    var query = WeChatPush.greeting(WeChatSimulator.SECRET, "4712365198", town.now());
    var greeted = town.anybody().get(ADDRESS + "?" + WeChatPush.text(query));

    assertThat(greeted.raw().body()).isEqualTo("4712365198");
    assertThat(greeted.raw().headers().firstValue("content-type").orElse(""))
        .startsWith("text/plain");
    query.put("nonce", "7");
    assertThat(town.anybody().get(ADDRESS + "?" + WeChatPush.text(query)).code())
        .isEqualTo("screening.push-forged");
    assertThat(town.anybody().get(ADDRESS).code()).isEqualTo("screening.push-forged");
  }

  @Test
  void endOnceWhenTenPushesComeAtTheSameTime() {
    var submitted = submitted("REVIEW-PICTURE", "RISKY-PICTURE").asked();
    var pushes = weChat.pushes();

    AtOnce.times(10, () -> pushes.forEach(push -> assertThat(post(push).status()).isEqualTo(200)));

    submitted.ended(BLOCKED);
    submitted.told(Delivery.IN_ORDER);
    submitted.ended(BLOCKED);
  }

  private Submitted submitted(String... pictures) {
    var author = town.resident();
    return Submitted.of(town, author, "周六合唱排练").showing(author, pictures);
  }

  private WeChatPush sealed(String message) {
    return WeChatPush.of(WeChatSimulator.SECRET, message, "o", "0123456789abcdef", town.now());
  }

  private Answer post(WeChatPush push) {
    return post(ADDRESS, push);
  }

  private Answer post(String address, WeChatPush push) {
    return town.anybody()
        .send(
            "POST",
            address + "?" + WeChatPush.text(push.query()),
            push.body().getBytes(UTF_8),
            "application/json");
  }
}
