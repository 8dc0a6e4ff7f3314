package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.payment.ForgedNotice;
import cn.linli.payment.Notice;
import cn.linli.payment.PayOrder;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.shared.Money;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Webhook;
import cn.linli.sim.Delivery;
import cn.linli.sim.HandClock;
import cn.linli.sim.Person;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatPaySimulator.Keys;
import cn.linli.sim.WeChatSimulator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/** An adapter, the simulator it speaks to, and somebody who reads what the simulator tells. */
abstract class AtWeChatPay {
  static final Person WANG = Person.of("wang");
  static final Payee CENTRE =
      payee(Payee.Mode.DIRECT, WeChatPaySimulator.DIRECT, null, WeChatSimulator.MINI_PROGRAM);
  static final Payee SHOP =
      payee(
          Payee.Mode.PARTNER,
          WeChatPaySimulator.PROVIDER,
          WeChatPaySimulator.SHOP,
          WeChatSimulator.MINI_PROGRAM);
  static final Payee SHOP_WITH_APP =
      payee(
          Payee.Mode.PARTNER,
          WeChatPaySimulator.PROVIDER,
          WeChatPaySimulator.SHOP_WITH_APP,
          WeChatPaySimulator.SHOP_APP);
  static final Payee SELLER =
      payee(
          Payee.Mode.ECOMMERCE,
          WeChatPaySimulator.PLATFORM,
          WeChatPaySimulator.SELLER,
          WeChatSimulator.MINI_PROGRAM);

  final HandClock clock = new HandClock(Instant.parse("2026-05-04T02:00:00Z"));
  final WeChatPaySimulator weChatPay = new WeChatPaySimulator(clock, 7);
  final List<Notice> notices = new ArrayList<>();

  /** Whether the receiver is out of order. */
  volatile boolean out;

  private final SimulatedSecrets secrets = new SimulatedSecrets();
  private final HttpServer receiver = receiver();
  final WeChatPay adapter = believing(Keys.PUBLIC_KEY);

  /** Which adapter reads what is told. */
  volatile WeChatPay reader = adapter;

  @AfterEach
  void stop() {
    weChatPay.close();
    receiver.stop(0);
  }

  static List<Payee> payees() {
    return List.of(CENTRE, SHOP, SHOP_WITH_APP, SELLER);
  }

  private static Payee payee(Payee.Mode mode, String merchant, String subMerchant, String appId) {
    return new Payee("payee", mode, merchant, subMerchant, appId);
  }

  /** An adapter of its own that has these keys; the receiver's stays as it is. */
  final WeChatPay believing(Keys keys) {
    return WeChatPay.create(
        settings(keys), new Secrets(secrets, clock), clock, Duration.ofMillis(500));
  }

  /**
   * For the accounts of sellers; with patience, since a form takes the simulator many decryptions.
   */
  final WeChatSellers sellers(Keys keys) {
    return WeChatSellers.create(settings(keys), new Secrets(secrets, clock), clock);
  }

  final WeChatSellers sellers(String name, Map<String, String> secret) {
    secrets.with(name, secret);
    return WeChatSellers.create(settings(name), new Secrets(secrets, clock), clock);
  }

  private Settings settings(Keys keys) {
    var url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/notices";
    secrets.with("pay-" + keys, WeChatPaySecret.of(url, keys));
    return settings("pay-" + keys);
  }

  private Settings settings(String secret) {
    return new Settings(
        Map.of("WECHATPAY_SECRET_ID", secret, "WECHATPAY_API_HOST", weChatPay.baseUrl()));
  }

  PayOrder order(String number, Payee payee, long fen) {
    return order(number, payee, fen, false);
  }

  PayOrder order(String number, Payee payee, long fen, boolean frozen) {
    return new PayOrder(
        number,
        new Money(fen),
        "场地预订 羽毛球 🏸",
        WANG.openid(payee.appId()),
        clock.instant().plus(Duration.ofMinutes(30)),
        frozen);
  }

  /** Opens an order and has it paid. */
  void paid(String number, Payee payee, long fen, boolean frozen) {
    adapter.open(payee, order(number, payee, fen, frozen));
    assertThat(weChatPay.pay(number)).isEqualTo("ok");
  }

  void deliver() {
    weChatPay.deliver(Delivery.IN_ORDER);
  }

  static void assertFails(
      ProviderFailure.Kind kind, ProviderFailure.Why why, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            failure -> {
              assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
              assertThat(failure.why()).as(failure.getMessage()).isEqualTo(why);
            });
  }

  private HttpServer receiver() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/notices/", this::receive);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return server;
    } catch (IOException taken) {
      throw new IllegalStateException(taken);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      var merchant = exchange.getRequestURI().getPath().replace("/notices/", "");
      var body = exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status(new Webhook(merchant, headers, body)), -1);
    }
  }

  private int status(Webhook callback) {
    if (out) {
      return 500;
    }
    try {
      var notice = reader.read(callback);
      synchronized (notices) {
        notices.add(notice);
      }
      return 204;
    } catch (ForgedNotice forged) {
      return forged.isProbe() ? 401 : 400;
    } catch (ProviderFailure later) {
      return 503;
    }
  }
}
