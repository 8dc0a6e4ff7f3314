package cn.linli.officialaccount;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Signs that a page of ours may use what WeChat gives to pages (JS-SDK). */
final class PageSignatures {
  private static final int NONCE_BYTES = 12;

  private final Desk desk;

  PageSignatures(Desk desk) {
    this.desk = desk;
  }

  /** Signs for a page, whose address may have a query and a part after a hash. */
  View sign(Commands.SignPage command) {
    int hash = command.url().indexOf('#');
    var url = hash < 0 ? command.url() : command.url().substring(0, hash);
    if (!desk.needs().pages().isAtHome(url)) {
      throw OfficialAccountError.PAGE_NOT_OURS.refusal();
    }
    try {
      var nonce = nonce();
      long second = desk.now().getEpochSecond();
      var signature = signature(desk.account().ticket(), nonce, second, url);
      return new View(desk.account().appId(), second, nonce, signature);
    } catch (AccountFailure failure) {
      throw OfficialAccountError.WECHAT_UNAVAILABLE.refusal();
    }
  }

  static String signature(String ticket, String nonce, long second, String url) {
    var text =
        "jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=%s".formatted(ticket, nonce, second, url);
    try {
      // WeChat's way; what it proves is only that we know the ticket.
      var sha = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String nonce() {
    var bytes = new byte[NONCE_BYTES];
    // Made here and not kept: a generator from before a snapshot could repeat itself.
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What the page hands to WeChat's {@code wx.config}. */
  record View(String appId, long timestamp, String nonceStr, String signature) {}
}
