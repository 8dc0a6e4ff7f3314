package cn.linli.sim;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The check of the {@code Authorization} of each request. */
final class WeChatPayAuthorization {
  private static final Pattern FORM =
      Pattern.compile(
          "WECHATPAY2-SHA256-RSA2048 mchid=\"(\\d+)\",nonce_str=\"(\\w+)\","
              + "timestamp=\"(\\d+)\",serial_no=\"([0-9A-F]+)\",signature=\"([^\"]+)\"");
  private static final int TOLERANCE_SECONDS = 300;

  private final Clock clock;
  private final Set<String> nonces = new HashSet<>();

  WeChatPayAuthorization(Clock clock) {
    this.clock = clock;
  }

  /** Who asks; a request that was sent before is refused. */
  synchronized WeChatPayMerchant check(Call call) {
    var form = FORM.matcher(call.header("authorization"));
    WeChatPayError.require(form.matches(), "SIGN_ERROR", "Http头缺少签名信息");
    var merchant = WeChatPayMerchant.of(form.group(1));
    var age = clock.instant().getEpochSecond() - Long.parseLong(form.group(3));
    var message =
        String.join("\n", call.method(), call.target(), form.group(3), form.group(2), signed(call))
            + "\n";
    WeChatPayError.require(
        Math.abs(age) <= TOLERANCE_SECONDS
            && form.group(4).equals(serial(merchant.id()))
            && WeChatPayKeys.signedByMerchant(message, form.group(5))
            && nonces.add(form.group(2)),
        "SIGN_ERROR",
        "签名错误");
    return merchant;
  }

  /** Of an upload its description alone is signed. */
  private static String signed(Call call) {
    return WeChatPayUpload.isOne(call) ? WeChatPayUpload.read(call).meta() : call.body();
  }

  /** One test key serves all merchants; each knows it by a serial of its own. */
  static String serial(String merchant) {
    var first = WeChatPayKeys.TEST_KEYS.path("merchant").path("certSerialNo").asString();
    return merchant.equals(WeChatPaySimulator.DIRECT) ? first : first.substring(0, 30) + merchant;
  }
}
