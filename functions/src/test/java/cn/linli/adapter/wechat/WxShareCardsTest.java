package cn.linli.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.groupbuy.WeChatFailure;
import cn.linli.groupbuy.WeChatFailure.Kind;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WxShareCardsTest {
  private static final String PAGE = "pages/goods/index";
  private static final String SCENE = "c=0b9aeef2a1d64c2f&g=12";

  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;
  private final WxShareCards cards = instances.cards();

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void arePicturesThatDifferByScene() throws IOException {
    var card = cards.card(PAGE, SCENE);

    assertThat(card.contentType()).isEqualTo("image/jpeg");
    assertThat(ImageIO.read(new ByteArrayInputStream(card.bytes())).getWidth()).isEqualTo(430);
    assertThat(cards.card(PAGE, SCENE).bytes()).isEqualTo(card.bytes());
    assertThat(cards.card(PAGE, "c=1").bytes()).isNotEqualTo(card.bytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "草莓", "a b", "100%", "0123456789012345678901234567890123"})
  void areNotAskedForWithASceneThatWeChatDoesNotTake(String scene) {
    assertFails(Kind.REFUSED, () -> cards.card(PAGE, scene));
    assertThat(wechat.calls(WeChatSimulator.CARD)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pages/goods/index", "pages/goods/index?a=1", "", "pages/商品/index"})
  void areNotAskedForWithAPageThatWeChatDoesNotTake(String page) {
    assertFails(Kind.REFUSED, () -> cards.card(page, SCENE));
    assertThat(wechat.calls(WeChatSimulator.CARD)).isZero();
  }

  @Test
  void areRefusedForAPageThatIsNotPublished() {
    wechat.unpublish(PAGE);

    assertFails(Kind.REFUSED, () -> cards.card(PAGE, SCENE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"45009", "-1", "48001"})
  void comeLaterWhenItIsNotForTheQuestion(String errcode) {
    wechat.switches().set(WeChatSimulator.CARD, Misbehaviour.error(errcode));

    assertFails(Kind.LATER, () -> cards.card(PAGE, SCENE));
  }

  @ParameterizedTest
  @EnumSource(
      value = Misbehaviour.Kind.class,
      names = {"STATUS", "RESET", "GARBAGE"})
  void comeLaterWhenWeChatMisbehaves(Misbehaviour.Kind kind) {
    var broken =
        kind == Misbehaviour.Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    wechat.switches().set(WeChatSimulator.CARD, broken);

    assertFails(Kind.LATER, () -> cards.card(PAGE, SCENE));
  }

  @Test
  void costOneRefreshWhenTheTokenIsOver() {
    cards.card(PAGE, SCENE);
    wechat.revokeTokens();

    cards.card(PAGE, SCENE);

    assertThat(wechat.refreshes()).isEqualTo(2);
    assertThat(wechat.calls(WeChatSimulator.CARD)).isEqualTo(3);
  }

  @Test
  void useTheTokenOfOtherInstances() {
    cards.card(PAGE, SCENE);
    instances.cold().phoneNumber(wechat.phoneCode("wang"));

    assertThat(wechat.refreshes()).isEqualTo(1);
  }

  static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WeChatFailure.class,
            failure -> assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind));
  }
}
