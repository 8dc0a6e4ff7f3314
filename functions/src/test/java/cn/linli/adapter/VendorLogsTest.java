package cn.linli.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import cn.linli.adapter.realname.TencentIdCardVerification;
import cn.linli.adapter.wechat.WeChatFixture;
import cn.linli.groupbuy.Shipments;
import cn.linli.groupbuy.WeChatFailure;
import cn.linli.identity.Channel;
import cn.linli.logs.ReadsLogs;
import cn.linli.screening.ContentFailure;
import cn.linli.shared.Refusal;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.Person;
import cn.linli.sim.RealNameSimulator;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatSimulator;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Invariant I6: no personal data and no secret in any log line, whatever a vendor answers. */
@ReadsLogs
class VendorLogsTest {
  private static final Person WANG = Person.of("wang");

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stop() {
    root.detachAppender(lines);
  }

  @Test
  void saysNothingOfAPayerWhoseGoodsAreReady() {
    var openid = WANG.openid(WeChatSimulator.MINI_PROGRAM);
    var shipment = new Shipments.Shipment("4200000000000000000000000001", openid, "草莓");
    try (var fixture = new WeChatFixture()) {
      var wechat = fixture.wechat();
      var shipments = fixture.shipments();
      for (var misbehaviour : misbehaviours("10060001", "10060004", "10060031", "-1", "40001")) {
        wechat.switches().set(WeChatSimulator.SHIPMENT, misbehaviour);
        whatever(() -> shipments.tell(shipment));
      }
    }

    assertThat(shipment.toString()).doesNotContain(openid);
    assertThat(texts())
        .isNotEmpty()
        .noneMatch(line -> line.contains(openid))
        .noneMatch(line -> line.contains("草莓"))
        .noneMatch(line -> line.contains("access_token"))
        .noneMatch(line -> line.contains("SIM_"));
  }

  @Test
  void saysNothingOfWhatSomebodyWrites() {
    var openid = WANG.openid(WeChatSimulator.MINI_PROGRAM);
    try (var fixture = new WeChatFixture()) {
      var wechat = fixture.wechat();
      var security = fixture.security();
      for (var misbehaviour : misbehaviours("61010", "47001", "44991", "-1")) {
        wechat.switches().set(WeChatSimulator.CHECK_TEXT, misbehaviour);
        wechat.switches().set(WeChatSimulator.CHECK_PICTURE, misbehaviour);
        whatever(() -> security.text(openid, "出售枪支弹药"));
        whatever(() -> security.picture(openid, "https://files.example/signed"));
      }
      wechat.switches().clear();
      fixture.login().exchange(Channel.MINI_PROGRAM, "wang-code");
      security.text(openid, "出售枪支弹药");
    }

    assertThat(texts())
        .isNotEmpty()
        .noneMatch(line -> line.contains(openid))
        .noneMatch(line -> line.contains("枪支弹药"))
        .noneMatch(line -> line.contains("files.example"))
        .noneMatch(line -> line.contains("access_token"));
  }

  @Test
  void saysNothingOfAPersonAtWeChat() {
    try (var fixture = new WeChatFixture()) {
      var wechat = fixture.wechat();
      var login = fixture.login();
      for (var misbehaviour : misbehaviours("40013", "40029", "40226", "-1", "40001")) {
        Stream.of(WeChatSimulator.LOGIN, WeChatSimulator.OAUTH, WeChatSimulator.PHONE)
            .forEach(endpoint -> wechat.switches().set(endpoint, misbehaviour));
        whatever(() -> login.exchange(Channel.MINI_PROGRAM, "wang-code"));
        whatever(() -> login.exchange(Channel.OFFICIAL_ACCOUNT, "wang-code"));
        whatever(() -> login.phoneNumber("wang-phone-code"));
      }
      wechat.switches().clear();
      login.exchange(Channel.MINI_PROGRAM, "wang-code");
      login.phoneNumber("wang-phone-code");
      wechat.switches().set(WeChatSimulator.STABLE_TOKEN, Misbehaviour.error("40125"));
      wechat.revokeTokens();
      whatever(() -> login.phoneNumber("wang-phone-code-2"));
    }

    assertThat(texts())
        .isNotEmpty()
        .noneMatch(line -> line.contains("wang"))
        .noneMatch(line -> line.contains("access_token"))
        .noneMatch(line -> line.contains("SIM_"))
        .noneMatch(line -> line.contains(WANG.phone()))
        .noneMatch(line -> line.contains(WANG.unionid()))
        .noneMatch(line -> line.contains(WANG.openid(WeChatSimulator.MINI_PROGRAM)))
        .noneMatch(line -> WeChatSimulator.SECRET.values().stream().anyMatch(line::contains));
  }

  @Test
  void saysNothingOfAPersonAtTheAuthority() {
    try (var authority = new RealNameSimulator()) {
      var secrets = new SimulatedSecrets().with("realname", RealNameSimulator.SECRET);
      var verification =
          new TencentIdCardVerification(
              new Settings(
                  Map.of(
                      "REALNAME_SECRET_ID", "realname", "REALNAME_ENDPOINT", authority.baseUrl())),
              new Secrets(secrets, Clock.systemUTC()));
      for (var misbehaviour : misbehaviours("InvalidParameterValue", "InternalError")) {
        authority.switches().set(RealNameSimulator.ENDPOINT, misbehaviour);
        whatever(() -> verification.check(WANG.name(), WANG.idNumber()));
      }
      authority.switches().clear();
      verification.check(WANG.name(), WANG.idNumber());
      whatever(() -> verification.check("张三", RealNameSimulator.numberWithResult(4)));
    }

    assertThat(texts())
        .isNotEmpty()
        .noneMatch(line -> line.contains(WANG.name()) || line.contains("张三"))
        .noneMatch(line -> line.contains(WANG.idNumber()))
        .noneMatch(line -> line.contains(RealNameSimulator.numberWithResult(4)))
        .noneMatch(line -> RealNameSimulator.SECRET.values().stream().anyMatch(line::contains));
  }

  private static List<Misbehaviour> misbehaviours(String... errors) {
    return Stream.concat(
            Stream.of(errors).map(Misbehaviour::error),
            Stream.of(
                Misbehaviour.status(500),
                Misbehaviour.of(Kind.GARBAGE),
                Misbehaviour.of(Kind.RESET)))
        .toList();
  }

  private static void whatever(ThrowingCallable call) {
    try {
      call.call();
    } catch (Throwable refusal) {
      assertThat(refusal).isInstanceOfAny(Refusal.class, WeChatFailure.class, ContentFailure.class);
    }
  }

  private List<String> texts() {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
        .map(VendorLogsTest::text)
        .toList();
  }

  private static String text(ILoggingEvent line) {
    var thrown = line.getThrowableProxy();
    var message = line.getFormattedMessage() + line.getMDCPropertyMap();
    return thrown == null ? message : message + ThrowableProxyUtil.asString(thrown);
  }
}
