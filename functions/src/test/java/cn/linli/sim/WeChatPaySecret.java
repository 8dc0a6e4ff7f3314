package cn.linli.sim;

import cn.linli.sim.WeChatPaySimulator.Keys;
import java.util.HashMap;
import java.util.Map;

/** The secret with which the adapter is let in at the simulator. */
public final class WeChatPaySecret {
  private WeChatPaySecret() {}

  /**
   * The secret that WECHATPAY_SECRET_ID must name for the adapter to be let in here.
   *
   * @param notifyUrl where notices go, without the merchant number
   */
  public static Map<String, String> of(String notifyUrl, Keys believed) {
    var secret = new HashMap<String, String>();
    secret.put("notifyUrl", notifyUrl);
    secret.put(
        "merchants",
        String.join(
            ",",
            WeChatPaySimulator.DIRECT,
            WeChatPaySimulator.OTHER_DIRECT,
            WeChatPaySimulator.PROVIDER,
            WeChatPaySimulator.PLATFORM));
    secret.put("platform", WeChatPaySimulator.PLATFORM);
    var keys = WeChatPayKeys.TEST_KEYS;
    for (var merchant : WeChatPayMerchant.ALL) {
      var own = merchant.id() + ".";
      secret.put(
          own + "appIds", WeChatSimulator.MINI_PROGRAM + "," + WeChatSimulator.OFFICIAL_ACCOUNT);
      secret.put(own + "apiV3Key", keys.path("apiV3Key").asString());
      secret.put(own + "privateKey", keys.path("merchant").path("privateKeyPem").asString());
      secret.put(own + "certSerial", WeChatPayAuthorization.serial(merchant.id()));
      if (believed != Keys.CERTIFICATES) {
        secret.put(own + "publicKeyId", WeChatPayKeys.PUBLIC_KEY_ID);
        secret.put(own + "publicKey", keys.path("wechatpay").path("publicKeyPem").asString());
      }
      secret.put(own + "platformCertificates", Boolean.toString(believed == Keys.BOTH));
    }
    return secret;
  }
}
