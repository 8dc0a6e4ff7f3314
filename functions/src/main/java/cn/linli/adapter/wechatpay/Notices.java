package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.payment.ForgedNotice;
import cn.linli.payment.Notice;
import cn.linli.shared.http.Webhook;
import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What WeChat Pay tells us, believed only with a signature of its own on these very bytes. */
final class Notices {
  private static final String PROBE = "WECHATPAY/SIGNTEST/";
  private static final List<String> HEADERS =
      List.of("wechatpay-timestamp", "wechatpay-nonce", "wechatpay-signature", "wechatpay-serial");
  private static final int LONGEST = 64 * 1024;

  private final Merchants merchants;
  private final Clock clock;

  Notices(Merchants merchants, Clock clock) {
    this.merchants = merchants;
    this.clock = clock;
  }

  Notice read(Webhook callback) {
    var headers = callback.headers();
    if (callback.body().length > LONGEST
        || !HEADERS.stream().allMatch(name -> !headers.getOrDefault(name, "").isBlank())) {
      throw forged("too long, or a header is missing");
    }
    if (headers.get("wechatpay-signature").startsWith(PROBE)) {
      throw new ForgedNotice("a probe", true);
    }
    if (!SignedAnswers.isRecent(headers.get("wechatpay-timestamp"), clock)) {
      throw forged("a signature of another time");
    }
    var merchant =
        merchants.find(callback.key()).orElseThrow(() -> forged("no such merchant of ours"));
    check(merchant, callback);
    try {
      return understood(merchant, callback);
    } catch (WxPayException | RuntimeException unreadable) {
      // Signed, and yet nothing that could be acted on; its text may quote the payer.
      throw forged("signed, and cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }

  /** On the bytes: WxJava would have the text that somebody decoded from them. */
  private static void check(Merchant merchant, Webhook callback) {
    var headers = callback.headers();
    var message =
        SignedAnswers.message(
            headers.get("wechatpay-timestamp"), headers.get("wechatpay-nonce"), callback.body());
    var serial = headers.get("wechatpay-serial");
    if (!merchant.keys().verify(serial, message, headers.get("wechatpay-signature"))) {
      throw forged("a wrong signature");
    }
  }

  /** The type is looked at first: WxJava reads a payment as a refund full of nulls. */
  private static Notice understood(Merchant merchant, Webhook callback) throws WxPayException {
    var envelope = JsonMapper.shared().readTree(callback.body());
    var id = PayJson.text(envelope, "id");
    var type = PayJson.text(envelope, "event_type");
    var content = decrypted(merchant, callback);
    return switch (type) {
      case "TRANSACTION.SUCCESS" -> paid(id, type, content);
      case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED" ->
          new Notice.RefundEnded(id, signer(content), PayJson.refund(content, ""));
      case "MCHTRANSFER.BILL.FINISHED" ->
          new Notice.TransferEnded(id, PayJson.text(content, "mch_id"), PayJson.transfer(content));
      default -> new Notice.Other(id, type);
    };
  }

  /** Shares and combined payments come under the same type; nobody here asks for the latter. */
  private static Notice paid(String id, String type, JsonNode content) {
    var state = PayJson.optional(content, "trade_state");
    return state.equals("SUCCESS") || state.equals("REFUND")
        ? new Notice.OrderPaid(id, PayJson.paid(content))
        : new Notice.Other(id, type);
  }

  private static String signer(JsonNode content) {
    return PayJson.text(content, content.has("sp_mchid") ? "sp_mchid" : "mchid");
  }

  private static JsonNode decrypted(Merchant merchant, Webhook callback) throws WxPayException {
    var headers = callback.headers();
    var signature =
        new SignatureHeader(
            headers.get("wechatpay-timestamp"),
            headers.get("wechatpay-nonce"),
            headers.get("wechatpay-signature"),
            headers.get("wechatpay-serial"));
    var read =
        merchant
            .wx()
            .baseParseOrderNotifyV3Result(
                new String(callback.body(), UTF_8),
                signature,
                DecryptedNotice.class,
                JsonObject.class);
    return PayJson.of(read.content());
  }

  private static ForgedNotice forged(String what) {
    return new ForgedNotice(what, false);
  }
}
