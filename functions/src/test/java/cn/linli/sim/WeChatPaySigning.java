package cn.linli.sim;

import cn.linli.sim.WeChatPaySimulator.Keys;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** By what WeChat Pay signs now: the public key, certificates, or both in turn while it changes. */
final class WeChatPaySigning {
  private final Clock clock;
  private final Random random;
  private final WeChatPayKeys.Signer publicKey = WeChatPayKeys.publicKey();
  private final List<WeChatPayKeys.Certified> certificates = new ArrayList<>();
  private Keys mode = Keys.PUBLIC_KEY;
  private boolean turn;

  WeChatPaySigning(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
    certificates.add(WeChatPayKeys.firstCertificate());
  }

  synchronized void mode(Keys now) {
    mode = now;
  }

  synchronized Keys mode() {
    return mode;
  }

  /** A new certificate is listed beside the last one, and signs from now on. */
  synchronized void rotate() {
    certificates.add(WeChatPayKeys.newCertificate(random.nextLong(), clock));
    if (certificates.size() > 2) {
      certificates.removeFirst();
    }
  }

  /** Signs what is told on its own account. */
  synchronized WeChatPayKeys.Signer signer() {
    turn = !turn;
    return switch (mode) {
      case PUBLIC_KEY -> publicKey;
      case CERTIFICATES -> certificates.getLast().signer();
      case BOTH -> turn ? publicKey : certificates.getLast().signer();
    };
  }

  /** Signs an answer: by what the request asked for. */
  synchronized WeChatPayKeys.Signer signerFor(String askedSerial) {
    if (mode == Keys.CERTIFICATES) {
      return certificates.getLast().signer();
    }
    if (askedSerial.equals(publicKey.serial())) {
      return publicKey;
    }
    // What merchants met who had switched and did not say so in their requests.
    WeChatPayError.require(mode == Keys.BOTH, "PARAM_ERROR", "Wechatpay-Serial 错误");
    return certificates.getLast().signer();
  }

  /** What opens what was sealed by the key of that serial. */
  synchronized PrivateKey opener(String serial) {
    if (mode != Keys.CERTIFICATES && serial.equals(publicKey.serial())) {
      return publicKey.key();
    }
    return certificates.stream()
        .map(WeChatPayKeys.Certified::signer)
        .filter(each -> mode != Keys.PUBLIC_KEY && each.serial().equals(serial))
        .map(WeChatPayKeys.Signer::key)
        .findFirst()
        .orElseThrow(() -> new WeChatPayError("PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误"));
  }

  /** Lists of certificates are signed by one of them. */
  synchronized WeChatPayKeys.Signer certificateSigner() {
    return certificates.getLast().signer();
  }

  /** The headers of a signature over this body at this moment. */
  Map<String, String> headers(WeChatPayKeys.Signer signer, String body) {
    return headers(signer, body, clock.instant());
  }

  /** The same at another. */
  Map<String, String> headers(WeChatPayKeys.Signer signer, String body, Instant at) {
    var timestamp = Long.toString(at.getEpochSecond());
    var nonce = nonce(32);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Signature", signer.sign(timestamp + "\n" + nonce + "\n" + body + "\n"));
    headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    headers.put("Wechatpay-Serial", signer.serial());
    return headers;
  }

  /** The answer of {@code /v3/certificates}; a merchant with the public key alone has none. */
  synchronized String list() {
    WeChatPayError.require(mode != Keys.PUBLIC_KEY, "RESOURCE_NOT_EXISTS", "无可用的平台证书");
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of("data", certificates.reversed().stream().map(this::listed).toList()));
  }

  private Map<String, Object> listed(WeChatPayKeys.Certified each) {
    var nonce = nonce(12);
    var sealed =
        Map.of(
            "algorithm",
            "AEAD_AES_256_GCM",
            "nonce",
            nonce,
            "associated_data",
            "certificate",
            "ciphertext",
            WeChatPayKeys.encrypt(each.pem(), nonce, "certificate"));
    return Map.of(
        "serial_no", each.signer().serial(),
        "effective_time", WeChatPayTimes.text(each.certificate().getNotBefore().toInstant()),
        "expire_time", WeChatPayTimes.text(each.certificate().getNotAfter().toInstant()),
        "encrypt_certificate", sealed);
  }

  synchronized String nonce(int length) {
    var nonce = new StringBuilder();
    random.ints(length, 0, 36).forEach(digit -> nonce.append(Character.forDigit(digit, 36)));
    return nonce.toString();
  }
}
