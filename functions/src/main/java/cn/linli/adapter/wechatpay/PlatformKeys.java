package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.payment.ProviderFailure;
import com.github.binarywang.wxpay.v3.auth.Verifier;
import com.github.binarywang.wxpay.v3.auth.X509PublicCertificate;
import com.github.binarywang.wxpay.v3.util.PemUtils;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys by which WeChat Pay signs for one merchant. WxJava's verifiers believe any serial with
 * the public key, and look for new certificates by the hour; this one wants the key that the serial
 * names, and looks when it meets a serial it does not know.
 */
final class PlatformKeys implements Verifier {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformKeys.class);

  /** Anybody may send us unknown serials; they must not make us knock at WeChat Pay each time. */
  static final Duration BETWEEN_DOWNLOADS = Duration.ofSeconds(30);

  private static final Pattern CERTIFICATE_SERIAL = Pattern.compile("[0-9A-F]{8,64}");

  private final MerchantAccount account;
  private final PublicKey publicKey;
  private final Supplier<List<X509Certificate>> download;
  private final Clock clock;
  private volatile Map<String, X509Certificate> certificates = Map.of();
  private Instant downloadedAt = Instant.MIN;
  private boolean failed;

  /** Nothing is downloaded before it is needed. */
  PlatformKeys(MerchantAccount account, Supplier<List<X509Certificate>> download, Clock clock) {
    this.account = account;
    this.publicKey =
        account.publicKey() == null
            ? null
            : PemUtils.loadPublicKey(new ByteArrayInputStream(account.publicKey().getBytes(UTF_8)));
    this.download = download;
    this.clock = clock;
  }

  /**
   * Whether the key of that serial signed this.
   *
   * @throws ProviderFailure LATER when the serial is unknown and no list is to be had now
   */
  @Override
  public boolean verify(String serial, byte[] message, String signature) {
    var key = key(serial);
    return key != null && signed(key, message, signature);
  }

  /** For what only WeChat Pay may read: the public key, or the certificate that lasts longest. */
  @Override
  public X509Certificate getValidCertificate() {
    if (publicKey != null) {
      return new X509PublicCertificate(publicKey, account.publicKeyId());
    }
    prepare();
    return certificates.values().stream()
        .filter(this::isValid)
        .max(Comparator.comparing(X509Certificate::getNotAfter))
        .orElseThrow(() -> new NoSuchElementException("no certificate of WeChat Pay is valid"));
  }

  /**
   * What only WeChat Pay may read is sealed by, and what WeChat Pay calls it: asked for once, since
   * the certificate may be another a moment later.
   */
  record Sealing(X509Certificate certificate, String serial) {}

  /**
   * By what to seal now.
   *
   * @throws ProviderFailure LATER when there is nothing valid
   */
  Sealing sealing() {
    try {
      var valid = getValidCertificate();
      return new Sealing(valid, publicKey != null ? account.publicKeyId() : serial(valid));
    } catch (NoSuchElementException outdated) {
      throw unavailable();
    }
  }

  /** Makes sure that an answer can be checked before anything is asked. */
  void prepare() {
    if (publicKey == null && certificates.isEmpty()) {
      downloadFor("");
    }
  }

  private PublicKey key(String serial) {
    if (serial.equals(account.publicKeyId())) {
      return publicKey;
    }
    if (!account.platformCertificates() || !CERTIFICATE_SERIAL.matcher(serial).matches()) {
      return null;
    }
    var known = certificates.get(serial);
    var found = known == null ? downloadFor(serial) : known;
    return found != null && isValid(found) ? found.getPublicKey() : null;
  }

  /** Null when there is no such certificate, or it was looked for a moment ago. */
  private synchronized X509Certificate downloadFor(String serial) {
    var now = clock.instant();
    var lately = now.minus(BETWEEN_DOWNLOADS).isBefore(downloadedAt);
    if (lately && failed) {
      throw unavailable();
    }
    if (!lately && !certificates.containsKey(serial)) {
      downloadedAt = now;
      failed = true;
      certificates = downloaded();
      failed = false;
    }
    return certificates.get(serial);
  }

  private Map<String, X509Certificate> downloaded() {
    try {
      return download.get().stream()
          .collect(Collectors.toUnmodifiableMap(PlatformKeys::serial, Function.identity()));
    } catch (ProviderFailure failure) {
      LOG.warn("certificates of WeChat Pay for {}: {}", account, failure.getMessage());
      throw unavailable();
    } catch (RuntimeException failure) {
      LOG.warn("certificates of WeChat Pay for {}: {}", account, failure.getClass().getName());
      throw unavailable();
    }
  }

  private boolean isValid(X509Certificate certificate) {
    var now = clock.instant();
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  static String serial(X509Certificate certificate) {
    return "%040X".formatted(certificate.getSerialNumber());
  }

  /** Base64 that somebody spelt in another way decodes to the same bytes, and is refused. */
  static boolean signed(PublicKey key, byte[] message, String signature) {
    try {
      var bytes = Base64.getDecoder().decode(signature);
      if (!Base64.getEncoder().encodeToString(bytes).equals(signature)) {
        return false;
      }
      var check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(message);
      return check.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException notEvenOne) {
      return false;
    }
  }

  private static ProviderFailure unavailable() {
    return new ProviderFailure(
        ProviderFailure.Kind.LATER, ProviderFailure.Why.OTHER, "no certificates of WeChat Pay");
  }
}
