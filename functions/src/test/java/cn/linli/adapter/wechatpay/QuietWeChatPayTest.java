package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import cn.linli.logs.ReadsLogs;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.RefundOrder;
import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPayForgery;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatPaySimulator.Keys;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Invariant I6 where money moves: nothing of a payer and no key is logged, whatever happens. */
@ReadsLogs
class QuietWeChatPayTest extends AtWeChatPay {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger wxJava = (Logger) LoggerFactory.getLogger("com.github.binarywang");
  private final Level usual = wxJava.getLevel();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    // Louder than it ever is, to see that nothing depends on its being quiet.
    wxJava.setLevel(Level.INFO);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void hush() {
    root.detachAppender(lines);
    wxJava.setLevel(usual);
  }

  @Test
  void saysNothingOfAPayerOrAKey() {
    for (var misbehaviour :
        List.of(
            Misbehaviour.error("PARAM_ERROR"),
            Misbehaviour.error("SYSTEM_ERROR"),
            Misbehaviour.status(502),
            Misbehaviour.of(Misbehaviour.Kind.GARBAGE),
            Misbehaviour.of(Misbehaviour.Kind.RESET))) {
      weChatPay.switches().set(WeChatPaySimulator.PREPAY, misbehaviour);
      weChatPay.switches().set(WeChatPaySimulator.REFUND, misbehaviour);
      whatever(() -> adapter.open(CENTRE, order("LL00000001", CENTRE, 100)));
      whatever(() -> adapter.refund(CENTRE, refund()));
    }
    weChatPay.switches().clear();
    paid("LL00000001", CENTRE, 100, false);
    adapter.find(CENTRE, "LL00000001");
    for (var how : WeChatPayForgery.values()) {
      weChatPay.forge(how);
    }
    deliver();
    adapter.refund(CENTRE, refund());

    var secret = WeChatPaySecret.of("http://x", Keys.BOTH);
    assertThat(texts())
        .isNotEmpty()
        .noneMatch(line -> line.contains(WANG.openid(CENTRE.appId())))
        .noneMatch(line -> line.contains("羽毛球"))
        .noneMatch(line -> line.contains("PRIVATE KEY"))
        .noneMatch(line -> line.contains(secret.get(WeChatPaySimulator.DIRECT + ".apiV3Key")));
  }

  @Test
  void saysNothingOfASeller() {
    var sellers = sellers(Keys.PUBLIC_KEY);
    var application = SampleSellers.company("A1", SampleSellers.liAndZhao());
    for (var endpoint : List.of(WeChatPaySimulator.APPLY, WeChatPaySimulator.UPLOAD)) {
      weChatPay.switches().set(endpoint, Misbehaviour.error("PARAM_ERROR").times(1));
      whatever(() -> sellers.apply(application));
      weChatPay.switches().set(endpoint, Misbehaviour.of(Misbehaviour.Kind.GARBAGE).times(1));
      whatever(() -> sellers.apply(application));
    }
    sellers.apply(application);
    whatever(() -> sellers.apply(SampleSellers.fruitShop("A1")));
    weChatPay.sellers().verify("A1");
    sellers.find("A1");

    var person = application.legalPerson();
    assertThat(texts())
        .isNotEmpty()
        .noneMatch(line -> line.contains(person.name()))
        .noneMatch(line -> line.contains(person.number()))
        .noneMatch(line -> line.contains(person.address()))
        .noneMatch(line -> line.contains(application.account().number()))
        .noneMatch(line -> line.contains(application.contact().phone()))
        .noneMatch(line -> line.contains(application.contact().email()));
  }

  private static RefundOrder refund() {
    return new RefundOrder("LL00000001", "RF1", new Money(1), new Money(100), "羽毛球");
  }

  private static void whatever(ThrowingCallable call) {
    try {
      call.call();
    } catch (Throwable failure) {
      assertThat(failure).isInstanceOf(ProviderFailure.class).hasNoCause();
    }
  }

  private List<String> texts() {
    return List.copyOf(lines.list).stream()
        .map(
            line ->
                line.getThrowableProxy() == null
                    ? line.getFormattedMessage()
                    : line.getFormattedMessage()
                        + ThrowableProxyUtil.asString(line.getThrowableProxy()))
        .toList();
  }
}
