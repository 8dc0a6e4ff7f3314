package cn.linli.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.adapter.realname.TencentIdCardVerification;
import cn.linli.adapter.records.Tianyancha;
import cn.linli.adapter.wechat.WxLogin;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.sim.SimulatedSecrets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorHostTest {
  @Test
  void isTheVendorItselfWithoutASetting() {
    assertThat(VendorHost.replacement(new Settings(Map.of()), "HOST")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8081", "http://localhost:8081", "http://[::1]:8081"})
  void mayBeASimulatorOnThisMachine(String host) {
    assertThat(VendorHost.replacement(settings(host, "dev"), "HOST").orElseThrow())
        .hasToString(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8081", "http://api.weixin.qq.com", "127.0.0.1", "ftp://a"})
  void refusesAnythingButTlsInProduction(String host) {
    assertThatThrownBy(() -> VendorHost.replacement(settings(host, "prod"), "HOST"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("HOST must be an https address in production");
  }

  @Test
  void forgivesASlashAtTheEnd() {
    assertThat(VendorHost.replacement(settings("http://127.0.0.1:1/", "dev"), "HOST").orElseThrow())
        .hasToString("http://127.0.0.1:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://10.0.0.7:8081", "http://127.0.0.1.example.com", "file:///tmp"})
  void sendsNoSecretOverTheNetInTheClear(String host) {
    assertThatThrownBy(() -> VendorHost.replacement(settings(host, "dev"), "HOST"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void stopsBothAdaptersBeforeTheFirstCall() {
    var secrets = new Secrets(new SimulatedSecrets(), Clock.systemUTC());
    var settings =
        new Settings(
            Map.of(
                "STAGE", "prod",
                "WECHAT_API_HOST", "http://127.0.0.1:1",
                "REALNAME_ENDPOINT", "http://127.0.0.1:1"));

    assertThatThrownBy(() -> WxLogin.create(settings, secrets, null, "tokens", Clock.systemUTC()))
        .hasMessage("WECHAT_API_HOST must be an https address in production");
    assertThatThrownBy(() -> new TencentIdCardVerification(settings, secrets))
        .hasMessage("REALNAME_ENDPOINT must be an https address in production");
  }

  @Test
  void stopsWhoeverAsksForRecordsToo() {
    var secrets = new Secrets(new SimulatedSecrets(), Clock.systemUTC());
    var settings =
        new Settings(Map.of("STAGE", "prod", "BUSINESS_RECORDS_API_HOST", "http://127.0.0.1:1"));

    assertThatThrownBy(() -> Tianyancha.create(settings, secrets))
        .hasMessage("BUSINESS_RECORDS_API_HOST must be an https address in production");
  }

  private static Settings settings(String host, String stage) {
    return new Settings(Map.of("HOST", host, "STAGE", stage));
  }
}
