package cn.linli.adapter.wechat;

import static cn.linli.identity.Channel.MINI_PROGRAM;
import static cn.linli.identity.Channel.OFFICIAL_ACCOUNT;
import static cn.linli.identity.IdentityError.LOGIN_BLOCKED;
import static cn.linli.identity.IdentityError.LOGIN_CODE_REFUSED;
import static cn.linli.identity.IdentityError.PHONE_CODE_REFUSED;
import static cn.linli.identity.IdentityError.WECHAT_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.identity.IdentityError;
import cn.linli.shared.Refusal;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import java.util.HashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WxLoginTest {
  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;
  private final WxLogin login = instances.cold();

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void exchangesAMiniProgramCode() {
    var account = login.exchange(MINI_PROGRAM, wechat.loginCode("wang"));

    var wang = Person.of("wang");
    assertThat(account.channel()).isEqualTo(MINI_PROGRAM);
    assertThat(account.appId()).isEqualTo(WeChatSimulator.MINI_PROGRAM);
    assertThat(account.openid()).isEqualTo(wang.openid(WeChatSimulator.MINI_PROGRAM));
    assertThat(account.unionid()).isEqualTo(wang.unionid());
  }

  @Test
  void linksBothAccountsOfAPersonByUnionid() {
    var there = login.exchange(OFFICIAL_ACCOUNT, wechat.loginCode("wang"));
    var here = login.exchange(MINI_PROGRAM, wechat.loginCode("wang"));

    assertThat(there.appId()).isEqualTo(WeChatSimulator.OFFICIAL_ACCOUNT);
    assertThat(there.openid()).isNotEqualTo(here.openid());
    assertThat(there.unionid()).isEqualTo(here.unionid());
  }

  @Test
  void hasNoUnionidWhereTheAppsAreNotBound() {
    wechat.withUnionids(false);

    assertThat(login.exchange(MINI_PROGRAM, wechat.loginCode("wang")).unionid()).isNull();
  }

  @Test
  void logsInWhileTheTokenEndpointIsDown() {
    wechat.switches().set(WeChatSimulator.STABLE_TOKEN, Misbehaviour.status(502));

    var account = login.exchange(MINI_PROGRAM, wechat.loginCode("wang"));

    assertThat(account.openid()).isNotNull();
    assertThat(wechat.refreshes()).isZero();
  }

  @Test
  void refusesACodeTwiceAndALateOne() {
    var code = wechat.loginCode("wang");
    var late = wechat.loginCode("wang");
    login.exchange(MINI_PROGRAM, code);
    instances.clock.advance(Duration.ofMinutes(5));

    assertRefused(() -> login.exchange(MINI_PROGRAM, code), LOGIN_CODE_REFUSED);
    assertRefused(() -> login.exchange(MINI_PROGRAM, late), LOGIN_CODE_REFUSED);
    assertRefused(() -> login.exchange(OFFICIAL_ACCOUNT, "nonsense"), LOGIN_CODE_REFUSED);
  }

  @Test
  void keepsACodeFromBringingParametersOfItsOwn() {
    assertRefused(() -> login.exchange(MINI_PROGRAM, "&js_code=wang-1"), LOGIN_CODE_REFUSED);
    assertRefused(() -> login.exchange(OFFICIAL_ACCOUNT, "&code=wang-1"), LOGIN_CODE_REFUSED);
  }

  @Test
  void refusesAnIdentityOfThePreviewPage() {
    assertRefused(
        () -> login.exchange(OFFICIAL_ACCOUNT, wechat.snapshotCode("wang")), LOGIN_BLOCKED);
  }

  @ParameterizedTest
  @CsvSource({
    "40029, LOGIN_CODE_REFUSED", "40163, LOGIN_CODE_REFUSED", "41008, LOGIN_CODE_REFUSED",
    "40226, LOGIN_BLOCKED", "-1, WECHAT_UNAVAILABLE", "45011, WECHAT_UNAVAILABLE",
    "45009, WECHAT_UNAVAILABLE", "40013, WECHAT_UNAVAILABLE", "40125, WECHAT_UNAVAILABLE",
    "40164, WECHAT_UNAVAILABLE", "99999, WECHAT_UNAVAILABLE"
  })
  void saysWhatAnErrcodeOfLoginMeans(String errcode, IdentityError meaning) {
    wechat.switches().set(WeChatSimulator.LOGIN, Misbehaviour.error(errcode));
    wechat.switches().set(WeChatSimulator.OAUTH, Misbehaviour.error(errcode));

    assertRefused(() -> login.exchange(MINI_PROGRAM, wechat.loginCode("wang")), meaning);
    assertRefused(() -> login.exchange(OFFICIAL_ACCOUNT, wechat.loginCode("wang")), meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "40029, PHONE_CODE_REFUSED", "40163, PHONE_CODE_REFUSED", "40226, WECHAT_UNAVAILABLE",
    "-1, WECHAT_UNAVAILABLE", "45009, WECHAT_UNAVAILABLE", "40013, WECHAT_UNAVAILABLE",
    "40001, WECHAT_UNAVAILABLE", "42001, WECHAT_UNAVAILABLE"
  })
  void saysWhatAnErrcodeOfThePhoneNumberMeans(String errcode, IdentityError meaning) {
    wechat.switches().set(WeChatSimulator.PHONE, Misbehaviour.error(errcode));

    assertRefused(() -> login.phoneNumber(wechat.phoneCode("wang")), meaning);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"STATUS", "RESET", "GARBAGE"})
  void isUnavailableWhenWeChatMisbehaves(Kind kind) {
    var broken = kind == Kind.STATUS ? Misbehaviour.status(500) : Misbehaviour.of(kind);
    wechat.switches().set(WeChatSimulator.LOGIN, broken);
    wechat.switches().set(WeChatSimulator.OAUTH, broken);
    wechat.switches().set(WeChatSimulator.PHONE, broken);

    assertRefused(() -> login.exchange(MINI_PROGRAM, wechat.loginCode("wang")), WECHAT_UNAVAILABLE);
    assertRefused(
        () -> login.exchange(OFFICIAL_ACCOUNT, wechat.loginCode("wang")), WECHAT_UNAVAILABLE);
    assertRefused(() -> login.phoneNumber(wechat.phoneCode("wang")), WECHAT_UNAVAILABLE);
  }

  @Test
  void doesNotWaitForASilentWeChatNorAskTwice() {
    wechat.switches().set(WeChatSimulator.LOGIN, Misbehaviour.of(Kind.SILENT_AFTER_WORK));
    var start = System.nanoTime();

    assertRefused(() -> login.exchange(MINI_PROGRAM, wechat.loginCode("wang")), WECHAT_UNAVAILABLE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(wechat.calls(WeChatSimulator.LOGIN)).isEqualTo(1);
  }

  @Test
  void asksABusyWeChatOnceMore() {
    wechat.switches().set(WeChatSimulator.LOGIN, Misbehaviour.error("-1").times(1));
    wechat.switches().set(WeChatSimulator.PHONE, Misbehaviour.error("-1"));

    login.exchange(MINI_PROGRAM, wechat.loginCode("wang"));
    assertRefused(() -> login.phoneNumber(wechat.phoneCode("wang")), WECHAT_UNAVAILABLE);

    assertThat(wechat.calls(WeChatSimulator.LOGIN)).isEqualTo(2);
    assertThat(wechat.calls(WeChatSimulator.PHONE)).isEqualTo(2);
  }

  @Test
  void tellsThePhoneNumberWithItsCountryUnlessChinese() {
    assertThat(login.phoneNumber(wechat.phoneCode("wang"))).isEqualTo("13800000001");
    assertThat(login.phoneNumber(wechat.phoneCode("chan"))).isEqualTo("+85260000007");
  }

  @Test
  void refusesAPhoneCodeTwiceAndALoginCodeInItsPlace() {
    var code = wechat.phoneCode("wang");
    login.phoneNumber(code);

    assertRefused(() -> login.phoneNumber(code), PHONE_CODE_REFUSED);
    assertRefused(() -> login.phoneNumber(wechat.loginCode("wang")), PHONE_CODE_REFUSED);
  }

  @Test
  void readsNoSecretBeforeItIsAsked() {
    assertThat(instances.secrets.reads()).isZero();

    login.exchange(MINI_PROGRAM, wechat.loginCode("wang"));
    login.exchange(MINI_PROGRAM, wechat.loginCode("li"));

    assertThat(instances.secrets.reads()).isEqualTo(1);
  }

  @Test
  void takesARotatedSecretWithoutARestart() {
    var wrong = new HashMap<>(WeChatSimulator.SECRET);
    wrong.put("miniProgramSecret", "the-one-before");
    instances.secrets.with("wechat", wrong);
    assertRefused(() -> login.exchange(MINI_PROGRAM, wechat.loginCode("wang")), WECHAT_UNAVAILABLE);

    instances.secrets.with("wechat", WeChatSimulator.SECRET);
    instances.clock.advance(Duration.ofMinutes(10));

    assertThat(login.exchange(MINI_PROGRAM, wechat.loginCode("wang")).openid()).isNotNull();
  }

  @Test
  void isUnavailableWithoutItsSecret() {
    instances.secrets.throttle(true);

    assertRefused(() -> login.exchange(MINI_PROGRAM, wechat.loginCode("wang")), WECHAT_UNAVAILABLE);
  }

  private static void assertRefused(ThrowingCallable call, IdentityError error) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(error));
  }
}
