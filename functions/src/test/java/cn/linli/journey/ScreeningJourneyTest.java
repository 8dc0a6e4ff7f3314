package cn.linli.journey;

import static cn.linli.screening.Screening.State.BLOCKED;
import static cn.linli.screening.Screening.State.DOUBTFUL;
import static cn.linli.screening.Screening.State.PASSED;
import static cn.linli.screening.Screening.State.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.screening.Matter;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.AtOnce;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words, before others see them. */
@SharesTown
class ScreeningJourneyTest {
  private static final CommunityId HERE = new CommunityId(Town.COMMUNITY);

  private final Town town = Town.get();
  private final WeChatSimulator weChat = town.deployment().weChat();

  @AfterEach
  void behave() {
    weChat.switches().clear();
  }

  @Test
  void pass() {
    var submitted = Submitted.of(town, town.resident(), "周六合唱排练").asked();

    submitted.ended(PASSED);
    assertThat(submitted.screening().findings()).isEmpty();
  }

  @Test
  void areSeenByOurRulesAtOnceAndWithoutWeChat() {
    int asked = weChat.calls(WeChatSimulator.CHECK_TEXT);

    var findings =
        town.deployment().screenings().look(HERE, Map.of("/title", "好消息", "/body", "家庭理财讲座"));

    assertThat(findings)
        .extracting(Finding::pointer, Finding::action, Finding::words)
        .contains(tuple("/body", Action.BLOCK, "理财讲座"));
    assertThat(weChat.calls(WeChatSimulator.CHECK_TEXT)).isEqualTo(asked);
  }

  @Test
  void areBlockedByOurRulesWithoutAskingWeChat() {
    int asked = weChat.calls(WeChatSimulator.CHECK_TEXT);

    var submitted = Submitted.of(town, town.resident(), "免费领鸡蛋，保健品讲座").asked();

    submitted.ended(BLOCKED);
    assertThat(submitted.rules()).contains("base/health-pitch");
    assertThat(weChat.calls(WeChatSimulator.CHECK_TEXT)).isEqualTo(asked);
  }

  @Test
  void areBlockedByWeChat() {
    var submitted = Submitted.of(town, town.resident(), "出售枪支弹药").asked();

    submitted.ended(BLOCKED);
    assertThat(submitted.screening().findings())
        .containsExactly(
            new Finding(
                "wechat/20006",
                "crime",
                Action.BLOCK,
                "/body",
                "枪支弹药",
                "微信内容安全判定有风险（risky），标签 20006：违法犯罪"));
  }

  @Test
  void areDoubtfulWhenWeChatWantsSomebodyToLook() {
    var submitted = Submitted.of(town, town.resident(), "加微信领红包").asked();

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/10001");
  }

  @Test
  void areDoubtfulWhenARuleSaysSoAndWeChatDoesNotMind() {
    var submitted = Submitted.of(town, town.resident(), "反诈骗：警惕P2P理财").asked();

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).contains("base/p2p-lending");
  }

  @Test
  void areAskedAboutInPiecesAndFoundInTheLast() {
    var submitted = Submitted.of(town, town.resident(), "字".repeat(6_000) + "裸聊").asked();

    submitted.ended(BLOCKED);
    assertThat(submitted.rules()).containsExactly("wechat/20002");
  }

  @Test
  void areDoubtfulWhenTheirAuthorWasNotThereLately() {
    var author = town.resident();
    town.passes(Duration.ofHours(2));

    var submitted = Submitted.of(town, author, "周六合唱排练").asked();

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/nobody");
  }

  @Test
  void areDoubtfulWhenTheirAuthorIsNobodyAtWeChat() {
    var nobody = PersonId.of(UUID.randomUUID().toString());

    var submitted = Submitted.of(town, nobody, Map.of("/title", "周六合唱排练")).asked();

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"47001", "40129"})
  void areDoubtfulWhenWeChatDoesNotTakeThem(String errcode) {
    weChat.switches().set(WeChatSimulator.CHECK_TEXT, Misbehaviour.error(errcode));

    var submitted = Submitted.of(town, town.resident(), "周六合唱排练").asked();

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/refused", "wechat/refused");
  }

  @Test
  void waitWhileWeChatIsDownAndPassWhenItIsBack() {
    weChat.switches().set(WeChatSimulator.CHECK_TEXT, Misbehaviour.status(502));
    var submitted = Submitted.of(town, town.resident(), "周六合唱排练").asked();
    assertThat(submitted.state()).isEqualTo(PENDING);
    passes(Duration.ofMinutes(1));
    assertThat(submitted.state()).isEqualTo(PENDING);
    int asked = weChat.calls(WeChatSimulator.CHECK_TEXT);

    weChat.switches().clear();
    passes(Duration.ofMinutes(1));
    assertThat(submitted.state()).as("the pause grows").isEqualTo(PENDING);
    assertThat(weChat.calls(WeChatSimulator.CHECK_TEXT)).isEqualTo(asked);
    passes(Duration.ofMinutes(1));

    submitted.ended(PASSED);
  }

  @Test
  void areDoubtfulWhenWeChatIsDownForADay() {
    weChat.switches().set(WeChatSimulator.CHECK_TEXT, Misbehaviour.error("45009"));
    var submitted = Submitted.of(town, town.resident(), "周六合唱排练").asked();
    town.skips(Duration.ofHours(23).plusMinutes(50));
    passes(Duration.ofMinutes(9));
    assertThat(submitted.state()).isEqualTo(PENDING);

    passes(Duration.ofMinutes(2));

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/silent");
  }

  @Test
  void areScreenedOnceHoweverOftenSomebodyAsks() {
    var submitted = Submitted.of(town, town.resident(), "周六合唱排练");
    AtOnce.times(8, submitted::ask);
    submitted.asked();

    submitted.ended(PASSED);
    assertThatThrownBy(
            () ->
                new Submitted(
                        town,
                        new Matter(
                            HERE,
                            submitted.matter().subject(),
                            submitted.matter().author(),
                            Map.of("/title", "别的内容"),
                            List.of()))
                    .ask())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void endOnceHoweverOftenTheWorkerHearsOfThem() {
    var submitted = Submitted.of(town, town.resident(), "加微信领红包").asked();
    var ended = submitted.screening();
    var due = Map.of("task", "screening.look", "ref", submitted.matter().subject());
    var again = new Events(town).made("screening.fell-due", due);
    weChat.content().judge("加微信领红包", "pass", 100);

    AtOnce.times(8, () -> new Events(town).deliver("onScreeningDue", again));
    weChat.content().judge("加微信领红包", "review", 10001);

    submitted.ended(DOUBTFUL);
    assertThat(submitted.screening()).isEqualTo(ended);
  }

  @Test
  void areForgottenWhenTheyHaveEnded() {
    var author = town.resident();
    var words = "不会再有人说的话" + UUID.randomUUID();
    var submitted = Submitted.of(town, author, words);
    submitted.asked();
    submitted.ended(PASSED);

    assertThat(Dump.of(town)).doesNotContain(words);
  }

  @Test
  void areTheSameSubjectInTwoCommunities() {
    var here = Submitted.of(town, town.resident(), "周六合唱排练").asked();
    var there = here.in("xingfu-li");

    assertThat(
            town.deployment()
                .screenings()
                .find(there.matter().community(), there.matter().subject()))
        .isEmpty();
    there.asked();
    assertThat(there.state()).isEqualTo(PASSED);
  }

  private void passes(Duration time) {
    town.passes(time);
    town.deployment().tick();
    town.settles();
  }
}
