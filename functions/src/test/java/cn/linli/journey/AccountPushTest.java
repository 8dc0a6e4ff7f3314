package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatAccount;
import cn.linli.sim.WeChatAccountPush;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.AtOnce;
import cn.linli.town.Dump;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What WeChat pushes to the Official Account, and who only says so. */
@SharesTown
class AccountPushTest {
  private static final String FORGED = "officialaccount.push-forged";

  private final Town town = Town.get();
  private final AtTheAccount account = new AtTheAccount(town);
  private final String wang = AtTheAccount.somebody();

  @BeforeEach
  void owesNothing() {
    account.mail().loses();
    town.settles();
    account.reply(
        "parking",
        "{\"kind\":\"words\",\"match\":\"contains\",\"words\":[\"停车\"],\"text\":\"地下二层\"}");
  }

  @AfterEach
  void behaves() {
    town.weather().clear();
    town.deployment().weChat().switches().clear();
  }

  @Test
  void goesToTheServerThatProvesItIsOurs() {
    var query = WeChatAccountPush.greeting(WeChatSimulator.SECRET, "4712365198", town.now());
    var greeted =
        town.anybody().get(AtTheAccount.ADDRESS + "?" + WeChatAccountPush.text(query)).expect(200);

    assertThat(greeted.raw().body()).isEqualTo("4712365198");
    query.put("nonce", "7");
    assertThat(
            town.anybody().get(AtTheAccount.ADDRESS + "?" + WeChatAccountPush.text(query)).code())
        .isEqualTo(FORGED);
    assertThat(town.anybody().get(AtTheAccount.ADDRESS).code()).isEqualTo(FORGED);
  }

  @Test
  void isAnsweredAtOnceWhereAKeywordFits() {
    account.mail().follows(wang);
    account.mail().writes(wang, "请问 停 车 在哪里");

    assertThat(account.mail().deliver(Delivery.IN_ORDER)).isEqualTo(2);

    assertThat(account.mail().seenBy(wang)).last().isEqualTo("地下二层");
    account.worksOn();
    assertThat(account.mail().seenBy(wang)).last().isEqualTo("地下二层");
  }

  @Test
  void isAnsweredWithTheSameHoweverOftenItComesAndDoneOnce() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    town.settles();
    int rows = account.stored("M#").size();
    account.mail().writes(wang, "停车？");
    var push = account.mail().owed().getFirst();
    var said = new ConcurrentSkipListSet<String>();

    AtOnce.times(20, () -> said.add(AtTheAccount.said(account.post(push))));

    assertThat(said).isEqualTo(Set.of("地下二层"));
    assertThat(account.stored("M#")).hasSize(rows + 1);
  }

  @Test
  void asksOnceForACustomerMessageHoweverOftenItComes() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    int before = town.deployment().weChat().calls(WeChatAccount.SEND);
    account.mail().writes(wang, "物业费怎么交？");
    var push = account.mail().owed().getFirst();

    AtOnce.times(20, () -> assertThat(AtTheAccount.said(account.post(push))).isEmpty());
    account.worksOn();
    assertThat(AtTheAccount.said(account.post(push))).isEmpty();
    account.worksOn();

    assertThat(town.deployment().weChat().calls(WeChatAccount.SEND) - before).isEqualTo(1);
    assertThat(account.mail().seenBy(wang))
        .last()
        .asString()
        .contains("小程序里提问", "pages/ticket/ask");
  }

  @Test
  void isAnsweredOnceAlsoWhereARuleComesBetweenThePushes() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    var push = account.push(account.mail().writes(wang, "明天停水？"));
    assertThat(AtTheAccount.said(account.post(push))).isEmpty();
    account.reply(
        "outage",
        "{\"kind\":\"words\",\"match\":\"contains\",\"words\":[\"停水\"],\"text\":\"今晚恢复\"}");

    assertThat(AtTheAccount.said(account.post(push))).isEmpty();

    account.worksOn();
    town.platform().delete("/official-account/replies/outage").expect(204);
    assertThat(account.mail().seenBy(wang)).hasSize(2).doesNotContain("今晚恢复");
  }

  @Test
  void isToldSoWhoeverAsksMoreThanTwentyQuestionsAnHour() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    var pushes = new ConcurrentLinkedQueue<WeChatAccountPush>();
    for (int number = 0; number < 30; number++) {
      pushes.add(account.push(account.mail().writes(wang, "第" + number + "个问题？")));
    }
    var said = new ConcurrentLinkedQueue<String>();

    AtOnce.times(30, () -> said.add(AtTheAccount.said(account.post(pushes.remove()))));

    assertThat(said.stream().filter(String::isEmpty)).hasSize(20);
    assertThat(said.stream().filter(text -> text.contains("过一小时再问"))).hasSize(10);
    var keyword = account.push(account.mail().writes(wang, "停车"));
    assertThat(AtTheAccount.said(account.post(keyword))).isEqualTo("地下二层");
    var other = account.push(account.mail().writes(AtTheAccount.somebody(), "怎么办证？"));
    assertThat(AtTheAccount.said(account.post(other))).as("somebody else").isEmpty();
    town.passes(Duration.ofHours(1));
    var later = account.push(account.mail().writes(wang, "怎么办证？"));
    assertThat(AtTheAccount.said(account.post(later))).as("an hour later").isEmpty();
    town.settles();
  }

  @Test
  void leavesNothingBehindWhereNothingFollowsFromIt() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    int rows = account.stored("").size();
    account.mail().happens(wang, "VIEW");
    account.mail().happens(wang, "TEMPLATESENDJOBFINISH");
    account.mail().happens(AtTheAccount.somebody(), "TEMPLATESENDJOBFINISH");

    assertThat(account.mail().deliver(Delivery.IN_ORDER)).isEqualTo(3);

    assertThat(account.stored("")).hasSize(rows);
  }

  @Test
  void isTakenAgainWhereItsAnswerWasLost() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    var push = account.push(account.mail().writes(wang, "停车"));
    town.weather().losesTheNextAnswer();

    assertThat(account.post(push).status()).isEqualTo(503);

    assertThat(AtTheAccount.said(account.post(push))).isEqualTo("地下二层");
  }

  @Test
  void isNotSwallowedWhenItCouldNotBeStored() {
    account.mail().follows(wang);
    account.mail().deliver(Delivery.IN_ORDER);
    town.settles();
    int rows = account.stored("M#").size();
    var push = account.push(account.mail().writes(wang, "物业费怎么交？"));
    town.weather().conflicts(100);

    assertThat(account.post(push).status()).isEqualTo(503);

    town.weather().clear();
    assertThat(account.stored("M#")).hasSize(rows);
    assertThat(AtTheAccount.said(account.post(push))).isEmpty();
    account.worksOn();
    assertThat(account.mail().seenBy(wang)).last().asString().contains("小程序里提问");
  }

  @Test
  void isBelievedFromNobodyButWeChat() {
    var text = account.mail().follows(wang);
    var push = account.push(text);
    var forger = new HashMap<>(WeChatSimulator.SECRET);
    forger.put("officialAccountToken", "a-guess");
    var others = new HashMap<>(WeChatSimulator.SECRET);
    others.put("officialAccountUserName", "gh_somebodyelse1");
    var plain = new WeChatAccountPush(push.query(), text);
    int rows = account.stored("").size();

    for (var forged :
        List.of(
            push.with("msg_signature", "0".repeat(40)),
            push.with("timestamp", "" + (town.now().getEpochSecond() + 1)),
            push.with("nonce", "7"),
            push.without("msg_signature"),
            push.without("encrypt_type"),
            push.with("encrypt_type", "raw"),
            new WeChatAccountPush(
                push.query(),
                push.body().replaceFirst("Encrypt><!\\[CDATA\\[.", "Encrypt><![CDATA[_")),
            plain,
            new WeChatAccountPush(
                push.query(), push.body().replace("<Encrypt>", "<Content>停车</Content><Encrypt>")),
            new WeChatAccountPush(
                push.query(),
                push.body()
                    .replace(
                        "<xml>",
                        "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml>")),
            new WeChatAccountPush(push.query(), ""),
            WeChatAccountPush.of(forger, text, "o", "0123456789abcdef", town.now()),
            WeChatAccountPush.of(others, text, "o", "0123456789abcdef", town.now()),
            account.sealed(text.replace("gh_simulated0002", "gh_somebodyelse1")),
            account.sealed(text.replace("<FromUserName>", "<Other>")),
            account.sealed("no xml"))) {
      assertThat(account.post(forged).code()).as(forged.toString()).isEqualTo(FORGED);
    }
    assertThat(account.post("/wechat/official-account/wx0000000000000002", push).code())
        .isEqualTo(FORGED);
    town.passes(Duration.ofMinutes(6));
    assertThat(account.post(push).code()).as("replayed").isEqualTo(FORGED);

    assertThat(account.stored("")).as("nothing of it is stored").hasSize(rows);
  }

  @Test
  void isAnsweredInTimeWhileWeChatItselfIsSlow() {
    for (var endpoint :
        List.of(WeChatAccount.USER_INFO, WeChatAccount.SEND, WeChatSimulator.STABLE_TOKEN)) {
      town.deployment().weChat().switches().set(endpoint, Misbehaviour.slow(Duration.ofSeconds(6)));
    }
    account.mail().follows(wang);
    account.mail().writes(wang, "怎么办证？");
    long before = System.nanoTime();

    assertThat(account.mail().deliver(Delivery.IN_ORDER)).isEqualTo(2);

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void tellsOfKeysPicturesAndOtherThings() {
    account.reply("otherwise", "{\"kind\":\"otherwise\",\"text\":\"请留言\"}");
    account.mail().follows(wang);
    account.mail().clicks(wang, "opening-hours");
    account.mail().clicks(wang, "nobody-knows");
    account.mail().sendsPicture(wang);
    account.mail().happens(wang, "VIEW");

    assertThat(account.mail().deliver(Delivery.IN_ORDER)).isEqualTo(5);

    var seen = account.mail().seenBy(wang);
    assertThat(seen).hasSize(3).last().isEqualTo("请留言");
    assertThat(seen.get(1)).contains("9:00");
    account.forgets("otherwise");
  }

  @Test
  void leavesNoOpenidAndNoWordsBehind() {
    account.mail().follows(wang);
    account.mail().writes(wang, "我家漏水怎么办");
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    var openid = Person.of(wang).openid(WeChatSimulator.OFFICIAL_ACCOUNT);

    assertThat(Dump.of(town)).doesNotContain(openid, "漏水");
    assertThat(town.deployment().bus().published())
        .noneMatch(event -> event.contains(openid) || event.contains("漏水"));
  }
}
