package cn.linli.adapter.wechatpay;

import cn.linli.adapter.VendorHost;
import cn.linli.shared.Settings;
import java.net.URI;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.SystemDefaultDnsResolver;

/**
 * Where WeChat Pay is. WxJava signs and checks only below {@code .mch.weixin.qq.com}, and elsewhere
 * does neither without a word: a simulator therefore gets such a name, which leads to this machine.
 *
 * @param url what requests are sent to
 * @param loopback where its name leads instead, or null
 */
record PayHost(String url, String loopback) {
  private static final String SIGNED = ".mch.weixin.qq.com";
  private static final String WECHAT_PAY = "https://api.mch.weixin.qq.com";

  /** Throws {@link IllegalStateException} when WECHATPAY_API_HOST must not be used. */
  static PayHost read(Settings settings) {
    return VendorHost.replacement(settings, "WECHATPAY_API_HOST")
        .map(PayHost::replacement)
        .orElseGet(() -> new PayHost(WECHAT_PAY, null));
  }

  private static PayHost replacement(URI host) {
    if (host.getHost().endsWith(SIGNED)) {
      return new PayHost(host.toString(), null);
    }
    if ("https".equals(host.getScheme())) {
      throw new IllegalStateException("WECHATPAY_API_HOST must end in " + SIGNED);
    }
    return new PayHost("http://sim.api" + SIGNED + ":" + host.getPort(), host.getHost());
  }

  void resolve(HttpClientBuilder client) {
    if (loopback != null) {
      client.setDnsResolver(name -> SystemDefaultDnsResolver.INSTANCE.resolve(loopback));
    }
  }
}
