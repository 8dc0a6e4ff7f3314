package cn.linli.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.identity.Channel;
import cn.linli.screening.ContentFailure;
import cn.linli.screening.ContentFailure.Kind;
import cn.linli.screening.ContentSecurity.Opinion;
import cn.linli.screening.ContentSecurity.Suggest;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WxContentSecurityTest {
  private static final String WANG = Person.of("wang").openid(WeChatSimulator.MINI_PROGRAM);

  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;
  private final WxContentSecurity security = instances.security();

  @BeforeEach
  void logIn() {
    instances.cold().exchange(Channel.MINI_PROGRAM, "wang-here");
  }

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void saysWhatWeChatThinksOfAText() {
    assertThat(security.text(WANG, "合唱排练 🍓")).isEqualTo(new Opinion(Suggest.PASS, 100, ""));
    assertThat(security.text(WANG, "出售枪支弹药")).isEqualTo(new Opinion(Suggest.RISKY, 20006, "枪支弹药"));
    assertThat(security.text(WANG, "加微信领红包"))
        .isEqualTo(new Opinion(Suggest.REVIEW, 10001, "加微信领红包"));
  }

  @Test
  void takesAWordThatNobodyKnowsForAReview() {
    wechat.content().judge("新词", "suspicious", 29999);

    assertThat(security.text(WANG, "新词").suggest()).isEqualTo(Suggest.REVIEW);
  }

  @Test
  void asksAboutAPicture() {
    assertThat(security.picture(WANG, "https://files.example/one.png")).isNotBlank();
    assertThat(wechat.calls(WeChatSimulator.CHECK_PICTURE)).isEqualTo(1);
  }

  @Test
  void takesTheLongestPieceThatIsEverCut() {
    assertThat(security.text(WANG, "字".repeat(2_500)).suggest()).isEqualTo(Suggest.PASS);
    assertFails(Kind.REFUSED, () -> security.text(WANG, "字".repeat(2_501)));
  }

  @Test
  void knowsNobodyWhoWasNotThereWithinTwoHours() {
    instances.clock.advance(Duration.ofHours(2));

    assertFails(Kind.NOBODY, () -> security.text(WANG, "合唱排练"));
    assertFails(Kind.NOBODY, () -> security.text("not-an-openid", "合唱排练"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61010", "40003", "43104"})
  void tellsThatItIsAboutThePerson(String errcode) {
    wechat.switches().set(WeChatSimulator.CHECK_PICTURE, Misbehaviour.error(errcode));

    assertFails(Kind.NOBODY, () -> security.picture(WANG, "https://files.example/one.png"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"40129", "44002", "47001"})
  void tellsThatItIsAboutTheQuestion(String errcode) {
    wechat.switches().set(WeChatSimulator.CHECK_TEXT, Misbehaviour.error(errcode));

    assertFails(Kind.REFUSED, () -> security.text(WANG, "合唱排练"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "45009", "44991", "48001"})
  void tellsToAskLater(String errcode) {
    wechat.switches().set(WeChatSimulator.CHECK_TEXT, Misbehaviour.error(errcode));
    wechat.switches().set(WeChatSimulator.CHECK_PICTURE, Misbehaviour.error(errcode));

    assertFails(Kind.LATER, () -> security.text(WANG, "合唱排练"));
    assertFails(Kind.LATER, () -> security.picture(WANG, "https://files.example/one.png"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Misbehaviour.Kind.class,
      names = {"STATUS", "RESET", "GARBAGE"})
  void tellsToAskLaterWhenWeChatMisbehaves(Misbehaviour.Kind kind) {
    var broken =
        kind == Misbehaviour.Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    wechat.switches().set(WeChatSimulator.CHECK_TEXT, broken);

    assertFails(Kind.LATER, () -> security.text(WANG, "合唱排练"));
  }

  @Test
  void costsOneRefreshWhenTheTokenIsOver() {
    security.text(WANG, "合唱排练");
    wechat.revokeTokens();

    security.text(WANG, "合唱排练");

    assertThat(wechat.refreshes()).isEqualTo(2);
  }

  private static void assertFails(Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ContentFailure.class,
            failure -> assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind));
  }
}
