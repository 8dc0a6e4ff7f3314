package cn.linli.adapter.wechatpay;

import com.github.binarywang.wxpay.v3.Validator;
import com.github.binarywang.wxpay.v3.WxPayV3HttpClientBuilder;
import com.github.binarywang.wxpay.v3.auth.PrivateKeySigner;
import com.github.binarywang.wxpay.v3.auth.WxPayCredentials;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * WxJava's HTTP client of one merchant: it signs what is sent and has a validator look at what is
 * answered.
 */
final class SignedHttp {
  private static final int CONNECT_MILLIS = 2_000;

  private SignedHttp() {}

  static CloseableHttpClient create(
      MerchantAccount account,
      PrivateKey privateKey,
      PayHost host,
      Duration patience,
      Clock clock,
      Validator validator) {
    var builder =
        WxPayV3HttpClientBuilder.create()
            .withCredentials(
                new Credentials(
                    account.id(), new PrivateKeySigner(account.certSerial(), privateKey), clock))
            .withValidator(validator);
    builder
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT_MILLIS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setSocketTimeout(Math.toIntExact(patience.toMillis()))
                .build())
        // WxJava's default is two connections, which one slow call more than fills.
        .setMaxConnPerRoute(20)
        .setMaxConnTotal(20)
        // A frozen or restored Lambda finds its old connections dead.
        .setConnectionTimeToLive(1, TimeUnit.MINUTES)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement();
    host.resolve(builder);
    return builder.build();
  }

  /** WxJava's, with our clock. */
  private static final class Credentials extends WxPayCredentials {
    private final Clock clock;

    Credentials(String merchant, PrivateKeySigner signer, Clock clock) {
      super(merchant, signer);
      this.clock = clock;
    }

    @Override
    protected long generateTimestamp() {
      return clock.instant().getEpochSecond();
    }
  }
}
