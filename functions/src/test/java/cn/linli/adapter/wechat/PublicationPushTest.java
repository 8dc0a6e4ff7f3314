package cn.linli.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.officialaccount.AccountPush.Other;
import cn.linli.officialaccount.AccountPush.Published;
import cn.linli.officialaccount.AccountPush.Pushed;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Webhook;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatAccountPush;
import cn.linli.sim.WeChatSimulator;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What WeChat pushes when it has done with publishing, as developers have received it. */
class PublicationPushTest {
  private static final String ENDED =
      "<xml> <ToUserName><![CDATA[gh_simulated0002]]></ToUserName> <FromUserName><![CDATA[ID]]></FromUserName> <CreateTime>1636448595</CreateTime> <MsgType><![CDATA[event]]></MsgType> <Event><![CDATA[PUBLISHJOBFINISH]]></Event> <PublishEventInfo> <publish_id>1234567890</publish_id> <publish_status>0</publish_status> <article_id><![CDATA[ArticleID]]></article_id> <article_detail> <count>1</count> <item> <idx>1</idx> <article_url><![CDATA[ArticleURL]]></article_url> </item> </article_detail> </PublishEventInfo> </xml>";

  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
  private final WxAccountPush push =
      new WxAccountPush(
          new Settings(Map.of("WECHAT_SECRET_ID", "wechat")),
          new Secrets(new SimulatedSecrets().with("wechat", WeChatSimulator.SECRET), clock),
          clock);

  private Pushed read(String text) {
    var made =
        WeChatAccountPush.of(
            WeChatSimulator.SECRET, text, "o", "0123456789abcdef", clock.instant());
    return push.read(
        new Webhook(
            WeChatSimulator.OFFICIAL_ACCOUNT, Map.of(), made.query(), made.body().getBytes(UTF_8)));
  }

  @Test
  void namesTheJobThatHasEnded() {
    assertThat(read(ENDED).what()).isEqualTo(new Published("1234567890"));
  }

  @Test
  void isAnotherPushForAnotherJobOfTheSameSecond() {
    var other = read(ENDED.replace("1234567890", "1234567891"));

    assertThat(other.number()).isNotEqualTo(read(ENDED).number());
  }

  @Test
  void meansNothingWithoutAJobThatHasAName() {
    var nothing = new Other("PUBLISHJOBFINISH", false);

    assertThat(read(ENDED.replace("1234567890", "../1")).what()).isEqualTo(nothing);
    assertThat(read(ENDED.replace("publish_id", "publish")).what()).isEqualTo(nothing);
    assertThat(read(ENDED.replace("PublishEventInfo", "Other")).what()).isEqualTo(nothing);
  }
}
