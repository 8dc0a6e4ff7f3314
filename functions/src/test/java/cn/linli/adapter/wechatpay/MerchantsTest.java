package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.HandClock;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatPaySimulator.Keys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merchant numbers by which we sign, as the secret lists them. */
class MerchantsTest {
  private static final String DIRECT = WeChatPaySimulator.DIRECT;

  private final HandClock clock = new HandClock(PayVectors.NOW);
  private final SimulatedSecrets store = new SimulatedSecrets();
  private final Settings settings = new Settings(Map.of("WECHATPAY_SECRET_ID", "wechatpay"));
  private final Secrets secrets = new Secrets(store, clock);
  private final Merchants merchants =
      new Merchants(settings, secrets, Duration.ofSeconds(1), clock);
  private final Map<String, String> secret =
      new HashMap<>(WeChatPaySecret.of("https://example.test/notices", Keys.PUBLIC_KEY));

  @Test
  void areConnectedOnceAndAnewWhenTheirKeysChange() {
    store.with("wechatpay", secret);
    var first = merchants.get(DIRECT);
    assertThat(merchants.get(DIRECT)).isSameAs(first);
    assertThat(first.account().notifyUrl()).isEqualTo("https://example.test/notices/" + DIRECT);

    secret.put(DIRECT + ".certSerial", "0".repeat(40));
    store.with("wechatpay", secret);
    assertThat(merchants.get(DIRECT)).isSameAs(first);
    clock.advance(Duration.ofMinutes(10));

    assertThat(merchants.get(DIRECT)).isNotSameAs(first);
  }

  @ParameterizedTest
  @CsvSource({
    "privateKey, nonsense",
    "privateKey, ''",
    "apiV3Key, short",
    "publicKeyId, ''",
    "publicKey, nonsense",
    "appIds, ''"
  })
  void doNotWorkWithoutTheirKeysWhileOthersDo(String name, String value) {
    secret.put(DIRECT + "." + name, value);
    store.with("wechatpay", secret);

    assertThatThrownBy(() -> merchants.get(DIRECT))
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(ProviderFailure.Kind.LATER))
        .hasNoCause();
    assertThat(merchants.find(WeChatPaySimulator.PROVIDER)).isPresent();
  }

  @Test
  void areNoneInASecretThatNobodyHasFilled() {
    store.with("wechatpay", Map.of("merchants", "", "notifyUrl", ""));

    assertThat(merchants.find("")).isEmpty();
    assertThat(merchants.find(DIRECT)).isEmpty();
  }

  @Test
  void areNotReadBeforeTheyAreNeeded() {
    var adapter = WeChatPay.create(settings, secrets, clock);
    assertThat(store.reads()).isZero();

    var payee = new Payee("payee", Payee.Mode.DIRECT, DIRECT, null, "wx0");
    assertThatThrownBy(() -> adapter.find(payee, "LL00000001")).isInstanceOf(ProviderFailure.class);
    assertThat(store.reads()).isPositive();
  }
}
