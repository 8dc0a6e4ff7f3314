package cn.linli.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test keys of {@code vectors/pay-keys.json}, and what WeChat Pay does with keys. */
final class WeChatPayKeys {
  static final JsonNode TEST_KEYS = load();
  static final String PUBLIC_KEY_ID = TEST_KEYS.path("wechatpay").path("publicKeyId").asString();

  private WeChatPayKeys() {}

  /** Something that signs, and what receivers call it. */
  record Signer(String serial, PrivateKey key) {
    String sign(String text) {
      try {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** A platform certificate and its key. */
  record Certified(X509Certificate certificate, PrivateKey key) {
    Signer signer() {
      return new Signer("%040X".formatted(certificate.getSerialNumber()), key);
    }

    String pem() {
      try {
        var body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  static Signer publicKey() {
    return new Signer(PUBLIC_KEY_ID, privateKey("wechatpay"));
  }

  /** The first one, valid from 2020 to 2120. */
  static Certified firstCertificate() {
    var pem = TEST_KEYS.path("wechatpay").path("platformCertificatePem").asString();
    try {
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
      return new Certified((X509Certificate) certificate, privateKey("wechatpay"));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** One with a new key, valid for five years from now. */
  static Certified newCertificate(long seed, Clock clock) {
    try {
      var random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed);
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048, random);
      var keys = generator.generateKeyPair();
      var serial = new BigInteger(158, random).setBit(158);
      return new Certified(certificate(keys, serial, clock), keys.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static X509Certificate certificate(KeyPair keys, BigInteger serial, Clock clock)
      throws GeneralSecurityException, OperatorCreationException {
    var name = new X500Principal("CN=TEST ONLY simulator platform");
    var from = clock.instant().minus(Duration.ofDays(1));
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            serial,
            Date.from(from),
            Date.from(from.plus(Duration.ofDays(5 * 365))),
            name,
            keys.getPublic());
    var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
  }

  /** Whether the merchant's key signed this. */
  static boolean signedByMerchant(String text, String signature) {
    try {
      var check = Signature.getInstance("SHA256withRSA");
      check.initVerify(merchantKey());
      check.update(text.getBytes(UTF_8));
      return check.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException notEvenOne) {
      return false;
    }
  }

  /** Encrypted for the merchant: AES-256-GCM under the APIv3 key. */
  static String encrypt(String text, String nonce, String associatedData) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var key = TEST_KEYS.path("apiV3Key").asString().getBytes(UTF_8);
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(128, nonce.getBytes(UTF_8)));
      cipher.updateAAD(associatedData.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What was sealed for WeChat Pay: RSA with OAEP. */
  static String open(String sealed, PrivateKey key) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
    cipher.init(Cipher.DECRYPT_MODE, key);
    return new String(cipher.doFinal(Base64.getDecoder().decode(sealed)), UTF_8);
  }

  static PrivateKey privateKey(String whose) {
    var pem = TEST_KEYS.path(whose).path("privateKeyPem").asString();
    var der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static PublicKey merchantKey() throws GeneralSecurityException {
    var pem = TEST_KEYS.path("merchant").path("certificatePem").asString();
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)))
        .getPublicKey();
  }

  private static JsonNode load() {
    try (var keys = WeChatPayKeys.class.getResourceAsStream("/vectors/pay-keys.json")) {
      return JsonMapper.shared().readTree(keys.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
