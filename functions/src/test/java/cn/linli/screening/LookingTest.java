package cn.linli.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookingTest {
  @ParameterizedTest
  @CsvSource({
    "周六上午保健品推销会, health-products",
    "听讲座免费领鸡蛋, health-products",
    "家庭理财讲座, wealth-management",
    "年化收益百分之十二, wealth-management",
    "现场办理信用卡送礼品, credit-cards",
    "P2P平台介绍, p2p-lending",
    "无抵押快速贷款, p2p-lending",
    "加入我们发展下线, pyramid-selling",
    "周末赌球群, gambling",
    "祖传秘方包治百病, medical-claims",
  })
  void blocksWhatIsBanned(String text, String topic) {
    assertThat(look(text))
        .anySatisfy(
            finding -> {
              assertThat(finding.action()).isEqualTo(Action.BLOCK);
              assertThat(finding.topic()).isEqualTo(topic);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "理 财 讲 座",
        "理.财-讲_座",
        "理\u200b财\u200d讲\ufeff座",
        "理\u3164财讲座",
        "理❤财❤讲❤座",
        "理\u0336财\u0336讲座",
        "理财\u3000讲座",
        "理財講座",
        "【理】【财】【讲】【座】",
        "p 2 p",
        "Ｐ２Ｐ",
        "𝐏𝟐𝐏",
        "ⓟ②ⓟ",
        "P二P",
        "P貳P",
        "Р2Р投资",
        "投P2P赚钱",
        "皮兔皮",
        "傳銷",
        "办·信·用·卡",
        "網 貸",
      })
  void isNotFooledByHowItIsWritten(String text) {
    assertThat(look(text)).anyMatch(finding -> finding.action() == Action.BLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "反诈骗：警惕P2P理财",
        "防范网贷陷阱",
        "谨防保健品推销骗局",
        "揭秘传销的套路",
        "老年人如何识别理财产品骗局",
        "远离赌博，守护家庭",
        "严禁在活动室聚赌",
        "P2P被骗之后怎么办",
      })
  void leavesWhatWarnsToPeople(String text) {
    assertThat(look(text))
        .isNotEmpty()
        .allMatch(finding -> finding.action() == Action.ESCALATE)
        .anyMatch(finding -> finding.explanation().contains("人工判断"));
  }

  @Test
  void doesNotTakeAWarningElsewhereForOne() {
    var text = "警惕夏季用火用电安全，请各位邻居互相转告。周六上午十点在活动室举办家庭理财讲座，欢迎参加";

    assertThat(look(text)).anyMatch(finding -> finding.action() == Action.BLOCK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "请管理财务的同事到前台",
        "上午办理，财务室在二楼",
        "代办理财产登记",
        "本地蜂蜜产地直销",
        "map 2 people",
        "http2push 技术分享",
        "反对铺张宣传销量",
        "",
        "   ",
        "合唱排练",
        "中秋做月饼，带上孩子",
        "义务理发，六十岁以上免费",
      })
  void leavesInnocentWordsAlone(String text) {
    assertThat(look(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "报名费可以刷信用卡, credit-cards",
    "少儿理财启蒙, wealth-management",
    "不要带保健品来, health-products",
    "产地直销和直销奶粉, pyramid-selling",
  })
  void leavesWhatOnlyMentionsATopicToPeople(String text, String topic) {
    assertThat(look(text))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.action()).isEqualTo(Action.ESCALATE);
              assertThat(finding.topic()).isEqualTo(topic);
            });
  }

  @Test
  void leavesWordsAcrossTwoSentencesToPeople() {
    assertThat(look("请关网。贷物架在门口"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.action()).isEqualTo(Action.ESCALATE));
  }

  @Test
  void saysWhichRuleWhereAndInWhichWords() {
    var findings =
        Looking.look(RuleBook.get(), List.of(), Map.of("/title", "读书会", "/body", "顺便讲讲 P-2-P 平台"));

    assertThat(findings)
        .containsExactly(
            new Finding(
                "base/p2p-lending",
                "p2p-lending",
                Action.BLOCK,
                "/body",
                "P-2-P",
                "P2P、网络借贷不得在社区活动与内容中出现"));
  }

  @Test
  void tellsOfEachRuleAndTextOnceAndTheWorst() {
    var text = "警惕理财产品。".repeat(3) + "本周六上午十点在社区活动室举办理财讲座";

    assertThat(look(text))
        .filteredOn(finding -> finding.rule().equals("base/wealth-pitch"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.action()).isEqualTo(Action.BLOCK);
              assertThat(finding.words()).isEqualTo("理财讲座");
            });
  }

  @Test
  void findsPartsOnlyNearEachOther() {
    var rule = new Rule("community/a", "errands", List.of("代购…烟酒"), List.of(), Action.BLOCK, "不");
    var own = List.of(RuleBook.get().lens(rule));

    assertThat(Looking.look(RuleBook.get(), own, Map.of("/t", "代购各种好的烟酒"))).hasSize(1);
    assertThat(Looking.look(RuleBook.get(), own, Map.of("/t", "代购一二三四五六七八九十烟酒"))).hasSize(1);
    assertThat(Looking.look(RuleBook.get(), own, Map.of("/t", "代购一二三四五六七八九十一烟酒"))).isEmpty();
    assertThat(Looking.look(RuleBook.get(), own, Map.of("/t", "烟酒代购"))).isEmpty();
  }

  @Test
  @Timeout(10)
  void takesTimeInProportionToTheText() {
    var text = "免费".repeat(15_000) + "养老投资".repeat(7_500);
    var before = System.nanoTime();

    look(text);
    look("警惕P2P".repeat(12_000));
    look("a".repeat(60_000));

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void hasRulesThatPeopleCanReadAndThatAreWhole() {
    var book = RuleBook.get();

    assertThat(book.version()).isNotBlank();
    assertThat(book.base()).extracting(lens -> lens.rule().id()).doesNotHaveDuplicates();
    assertThat(book.base())
        .allSatisfy(
            lens -> {
              assertThat(lens.rule().explanation()).isNotBlank();
              assertThat(lens.phrases())
                  .isNotEmpty()
                  .allMatch(phrase -> phrase.isWhole() && phrase.length() > 1);
            });
    assertThat(book.base().stream().map(lens -> lens.rule().topic()).distinct())
        .contains(
            "health-products",
            "wealth-management",
            "credit-cards",
            "p2p-lending",
            "pyramid-selling",
            "gambling",
            "medical-claims");
  }

  private static List<Finding> look(String text) {
    return Looking.look(RuleBook.get(), List.of(), Map.of("/text", text));
  }
}
