package cn.linli.adapter.wechat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.http.apache.ApacheBasicResponseHandler;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/**
 * The HTTP client of both apps: short time-outs, and no silent second try, because a code works
 * only once.
 */
final class WxHttp {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 4_000;

  private WxHttp() {}

  static CloseableHttpClient create() {
    return HttpClients.custom()
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT_MILLIS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setSocketTimeout(READ_MILLIS)
                .build())
        .setMaxConnPerRoute(20)
        .setMaxConnTotal(20)
        // A frozen or restored Lambda finds its old connections dead.
        .setConnectionTimeToLive(1, TimeUnit.MINUTES)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .build();
  }

  static String post(CloseableHttpClient http, String uri, String json) {
    var post = new HttpPost(uri);
    post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    try {
      return http.execute(post, ApacheBasicResponseHandler.INSTANCE);
    } catch (IOException unreachable) {
      throw new WxRuntimeException(unreachable);
    }
  }
}
