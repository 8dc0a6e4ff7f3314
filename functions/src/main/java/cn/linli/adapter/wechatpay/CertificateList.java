package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.binarywang.wxpay.v3.util.AesUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer of {@code /v3/certificates}. Nobody can have made it who does not know the APIv3 key,
 * and one of the certificates in it has to have signed it.
 */
final class CertificateList {
  private CertificateList() {}

  static List<X509Certificate> read(MerchantAccount account, SignedAnswers.Raw answer) {
    var certificates = new ArrayList<X509Certificate>();
    JsonMapper.shared()
        .readTree(answer.body())
        .path("data")
        .forEach(entry -> certificates.add(certificate(account, entry)));
    var signer =
        certificates.stream()
            .filter(each -> PlatformKeys.serial(each).equals(answer.serial()))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a list of certificates nobody signed"));
    if (!PlatformKeys.signed(signer.getPublicKey(), answer.message(), answer.signature())) {
      throw new IllegalStateException("a list of certificates with a wrong signature");
    }
    return certificates;
  }

  private static X509Certificate certificate(MerchantAccount account, JsonNode entry) {
    var sealed = entry.path("encrypt_certificate");
    try {
      var pem =
          AesUtils.decryptToString(
              sealed.path("associated_data").asString(),
              sealed.path("nonce").asString(),
              sealed.path("ciphertext").asString(),
              account.apiV3Key());
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new IllegalStateException("a certificate that is not for us");
    }
  }
}
