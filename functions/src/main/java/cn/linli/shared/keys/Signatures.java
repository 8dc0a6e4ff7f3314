package cn.linli.shared.keys;

import cn.linli.shared.Settings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/**
 * Claims that anybody can hold against a public key: JWTs signed with ES256 by a key that never
 * leaves KMS, verified in process. Of several keys the first signs and all verify.
 */
public final class Signatures {
  /** R and S side by side (RFC 7518, 3.4). */
  private static final int SIGNATURE_BYTES = 64;

  private final Supplier<KmsClient> kms;
  private final Supplier<List<String>> keyIds;
  private final Map<String, ECPublicKey> publicKeys = new ConcurrentHashMap<>();

  /**
   * Signatures with the keys that a setting lists by their ids. Neither is asked for before it is
   * needed.
   */
  public static Signatures of(Supplier<KmsClient> kms, Settings settings, String setting) {
    return new Signatures(kms, () -> List.of(settings.get(setting).split(",")));
  }

  private Signatures(Supplier<KmsClient> kms, Supplier<List<String>> keyIds) {
    this.kms = kms;
    this.keyIds = keyIds;
  }

  /** The claims in compact form, signed. */
  public String sign(JWTClaimsSet claims) {
    var key = keyIds.get().getFirst();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key).build();
    var signingInput = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
    return signingInput + "." + sign(key, signingInput);
  }

  private String sign(String key, String text) {
    var der =
        kms.get()
            .sign(
                request ->
                    request
                        .keyId(key)
                        .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256)
                        .messageType(MessageType.RAW)
                        .message(SdkBytes.fromString(text, StandardCharsets.US_ASCII)))
            .signature();
    try {
      // KMS answers in DER.
      return Base64URL.encode(ECDSA.transcodeSignatureToConcat(der.asByteArray(), SIGNATURE_BYTES))
          .toString();
    } catch (JOSEException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** What a token claims, or empty where it is not signed by one of the keys, or not whole. */
  public Optional<JWTClaimsSet> verified(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var key = jwt.getHeader().getKeyID();
      boolean isOurs =
          JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
              && key != null
              && keyIds.get().contains(key)
              && jwt.verify(verifier(key));
      return isOurs ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private JWSVerifier verifier(String key) throws JOSEException {
    return new ECDSAVerifier(publicKey(key));
  }

  /** The public keys as a JWK set has them (RFC 7517), for those who verify without us. */
  public List<Map<String, Object>> publicKeys() {
    return keyIds.get().stream()
        .map(
            id ->
                new ECKey.Builder(Curve.P_256, publicKey(id))
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .build()
                    .toJSONObject())
        .toList();
  }

  private ECPublicKey publicKey(String key) {
    return publicKeys.computeIfAbsent(key, this::fetch);
  }

  private ECPublicKey fetch(String key) {
    var der = kms.get().getPublicKey(request -> request.keyId(key)).publicKey().asByteArray();
    try {
      return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
