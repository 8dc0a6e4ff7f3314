package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.payment.Payee;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.v3.util.PemUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;

/** A merchant number in use: its keys, WeChat Pay's, and WxJava between them. */
record Merchant(MerchantAccount account, PrivateKey privateKey, PlatformKeys keys, WxPay wx) {

  /** Puts it together without network. */
  static Merchant connect(MerchantAccount account, PayHost host, Duration patience, Clock clock) {
    var privateKey =
        PemUtils.loadPrivateKey(new ByteArrayInputStream(account.privateKey().getBytes(UTF_8)));
    var unchecked = SignedHttp.create(account, privateKey, host, patience, clock, answer -> true);
    var keys = new PlatformKeys(account, () -> certificates(account, host, unchecked), clock);
    var http =
        SignedHttp.create(
            account, privateKey, host, patience, clock, new SignedAnswers(keys, clock));
    var wx = new WxPay(account, keys, http);
    wx.setConfig(config(account, host, privateKey, keys, http));
    return new Merchant(account, privateKey, keys, wx);
  }

  /** With its client and verifier set, WxJava makes none of its own. */
  private static WxPayConfig config(
      MerchantAccount account,
      PayHost host,
      PrivateKey privateKey,
      PlatformKeys keys,
      CloseableHttpClient http) {
    var config = new WxPayConfig();
    config.setMchId(account.id());
    config.setAppId(account.appIds().getFirst());
    config.setApiV3Key(account.apiV3Key());
    config.setPrivateKey(privateKey);
    config.setVerifier(keys);
    config.setApiV3HttpClient(http);
    config.setApiHostUrl(host.url());
    config.setNotifyUrl(account.notifyUrl());
    return config;
  }

  private static List<X509Certificate> certificates(
      MerchantAccount account, PayHost host, CloseableHttpClient http) {
    var get = new HttpGet(host.url() + "/v3/certificates");
    get.setHeader("Accept", "application/json");
    try (var response = http.execute(get)) {
      var status = response.getStatusLine().getStatusCode();
      if (status != 200) {
        throw PayErrors.answered(status, "", true);
      }
      return CertificateList.read(account, SignedAnswers.Raw.of(response));
    } catch (IOException accident) {
      throw PayErrors.unanswered(accident, true);
    }
  }

  /** Whether payers pay in an app of the sub-merchant's, where they have another openid. */
  boolean paysInOwnAppOf(Payee payee) {
    return payee.subMerchant() != null && !account.appIds().contains(payee.appId());
  }

  /** The app of ours that stands for the payee: the one payers pay in, or our first. */
  String appId(Payee payee) {
    return paysInOwnAppOf(payee) ? account.appIds().getFirst() : payee.appId();
  }

  @Override
  public String toString() {
    return account.toString();
  }
}
