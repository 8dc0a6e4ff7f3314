package cn.linli.journey;

import static cn.linli.screening.Screening.State.BLOCKED;
import static cn.linli.screening.Screening.State.DOUBTFUL;
import static cn.linli.screening.Screening.State.PASSED;
import static cn.linli.screening.Screening.State.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.screening.Finding;
import cn.linli.sim.Delivery;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures, of which WeChat tells later what it thinks. */
@SharesTown
class PictureScreeningTest {
  private final Town town = Town.get();
  private final WeChatSimulator weChat = town.deployment().weChat();

  @BeforeEach
  void owesNothing() {
    weChat.losesPushes();
  }

  @AfterEach
  void behave() {
    weChat.switches().clear();
    weChat.content().silent(false);
    weChat.content().late(Duration.ZERO);
    town.deployment().files().switches().clear();
  }

  @Test
  void passWhenWeChatHasSeenThemAll() {
    var submitted = submitted("a picture", "another picture").asked();
    assertThat(submitted.state()).isEqualTo(PENDING);

    assertThat(submitted.told(Delivery.IN_ORDER)).isEqualTo(2);

    submitted.ended(PASSED);
  }

  @Test
  void areBlockedByOneThatIsRiskyAndNobodyWaitsForTheOthers() {
    var submitted = submitted("a picture", "RISKY-PICTURE").asked();

    submitted.told(Delivery.IN_ORDER);

    submitted.ended(BLOCKED);
    assertThat(submitted.screening().findings())
        .extracting(Finding::rule, Finding::pointer)
        .containsExactly(tuple("wechat/20002", "/pictures/1"));
  }

  @Test
  void areDoubtfulByOneThatSomebodyShallLookAt() {
    var submitted = submitted("REVIEW-PICTURE").asked();

    submitted.told(Delivery.IN_ORDER);

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/20012");
  }

  @Test
  void areNotShownToWeChatWhenTheWordsAreBlocked() {
    var author = town.resident();
    int asked = weChat.calls(WeChatSimulator.CHECK_PICTURE);

    var submitted = Submitted.of(town, author, "出售枪支弹药").showing(author, "a picture").asked();

    submitted.ended(BLOCKED);
    assertThat(weChat.calls(WeChatSimulator.CHECK_PICTURE)).isEqualTo(asked);
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void endOnceHoweverWeChatTells(Delivery how) {
    var submitted = submitted("a picture", "REVIEW-PICTURE").asked();

    submitted.told(how);

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/20012");
  }

  @Test
  void areAskedAboutAgainWhenWeChatSaysNothingAndThenDoubtful() {
    weChat.content().silent(true);
    int before = weChat.calls(WeChatSimulator.CHECK_PICTURE);
    var submitted = submitted("a picture").asked();
    for (int asked = 1; asked <= 3; asked++) {
      assertThat(weChat.calls(WeChatSimulator.CHECK_PICTURE)).isEqualTo(before + asked);
      passes(Duration.ofMinutes(34));
      assertThat(submitted.state()).isEqualTo(PENDING);
      passes(Duration.ofMinutes(1));
    }

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/silent");
    assertThat(weChat.calls(WeChatSimulator.CHECK_PICTURE)).isEqualTo(before + 3);
  }

  @Test
  void areJudgedByTheFirstOpinionAlsoWhenItComesLate() {
    weChat.content().late(Duration.ofMinutes(40));
    var submitted = submitted("RISKY-PICTURE").asked();
    passes(Duration.ofMinutes(35));
    passes(Duration.ofMinutes(5));

    assertThat(submitted.told(Delivery.IN_ORDER)).isEqualTo(1);

    submitted.ended(BLOCKED);
  }

  @Test
  void areShownAgainByAFreshAddressWhenWeChatCouldNotFetchThem() {
    var submitted = submitted("RISKY-PICTURE");
    town.deployment().files().switches().set(FileStoreSimulator.GET, Misbehaviour.status(503));
    submitted.asked().told(Delivery.TWICE);
    assertThat(submitted.state()).isEqualTo(PENDING);
    town.deployment().files().switches().clear();

    passes(Duration.ofMinutes(5));
    submitted.told(Delivery.IN_ORDER);

    submitted.ended(BLOCKED);
  }

  @Test
  void areDoubtfulWhenWeChatCannotFetchThemThreeTimes() {
    var submitted = submitted("a picture");
    town.deployment().files().switches().set(FileStoreSimulator.GET, Misbehaviour.status(403));
    submitted.asked();
    for (int told = 0; told < 2; told++) {
      submitted.told(Delivery.IN_ORDER);
      assertThat(submitted.state()).isEqualTo(PENDING);
      passes(Duration.ofMinutes(5));
    }
    submitted.told(Delivery.IN_ORDER);

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/unreadable");
  }

  @Test
  void areNotShownOnceMoreForAFailureOfBefore() {
    weChat.content().late(Duration.ofMinutes(40));
    int before = weChat.calls(WeChatSimulator.CHECK_PICTURE);
    var submitted = submitted("a picture");
    town.deployment().files().switches().set(FileStoreSimulator.GET, Misbehaviour.status(503));
    submitted.asked();
    town.deployment().files().switches().clear();
    passes(Duration.ofMinutes(35));
    passes(Duration.ofMinutes(5));
    assertThat(submitted.told(Delivery.IN_ORDER)).isEqualTo(1);

    passes(Duration.ofMinutes(5));

    assertThat(submitted.state()).isEqualTo(PENDING);
    assertThat(weChat.calls(WeChatSimulator.CHECK_PICTURE)).isEqualTo(before + 2);
    passes(Duration.ofMinutes(30));
    submitted.told(Delivery.IN_ORDER);
    submitted.ended(PASSED);
  }

  @Test
  void areDoubtfulWhenTheyAreNotThere() {
    var submitted =
        Submitted.of(town, town.resident(), "周六合唱排练")
            .withPictures(List.of(UUID.randomUUID()))
            .asked();

    submitted.ended(DOUBTFUL);
    assertThat(submitted.rules()).containsExactly("wechat/unreadable");
  }

  @Test
  void waitWhileWeChatIsDownAndAreShownWhenItIsBack() {
    weChat.switches().set(WeChatSimulator.CHECK_PICTURE, Misbehaviour.status(502));
    int before = weChat.calls(WeChatSimulator.CHECK_TEXT);
    var submitted = submitted("a picture").asked();
    int asked = weChat.calls(WeChatSimulator.CHECK_TEXT);
    weChat.switches().clear();
    passes(Duration.ofMinutes(1));
    submitted.told(Delivery.IN_ORDER);

    submitted.ended(PASSED);
    assertThat(asked - before).as("its texts are judged once").isEqualTo(2);
    assertThat(weChat.calls(WeChatSimulator.CHECK_TEXT)).isEqualTo(asked);
  }

  private Submitted submitted(String... pictures) {
    var author = town.resident();
    return Submitted.of(town, author, "周六合唱排练").showing(author, pictures);
  }

  private void passes(Duration time) {
    town.passes(time);
    town.deployment().tick();
    town.settles();
  }
}
