package cn.linli.adapter.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where requests go: always to a name for which WxJava signs and checks. */
class PayHostTest {
  @Test
  void isWeChatPayUnlessASettingSaysOtherwise() {
    assertThat(PayHost.read(new Settings(Map.of())).url())
        .isEqualTo("https://api.mch.weixin.qq.com");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api2.mch.weixin.qq.com, https://api2.mch.weixin.qq.com,",
    "http://127.0.0.1:8084, http://sim.api.mch.weixin.qq.com:8084, 127.0.0.1",
    "http://localhost:8084/, http://sim.api.mch.weixin.qq.com:8084, localhost"
  })
  void keepsANameForWhichIsSigned(String setting, String url, String loopback) {
    assertThat(read("local", setting)).isEqualTo(new PayHost(url, loopback));
  }

  @ParameterizedTest
  @CsvSource({
    "local, https://pay.example.test",
    "local, http://10.0.0.7:8084",
    "prod, http://127.0.0.1:8084",
    "prod, https://mch.weixin.qq.com.example.test"
  })
  void refusesAnyOther(String stage, String setting) {
    assertThatThrownBy(() -> read(stage, setting)).isInstanceOf(IllegalStateException.class);
  }

  private static PayHost read(String stage, String host) {
    return PayHost.read(new Settings(Map.of("STAGE", stage, "WECHATPAY_API_HOST", host)));
  }
}
