package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Settings;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.impl.ECDSA;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;

/**
 * Access tokens: JWTs signed with ES256 by a key that never leaves KMS, verified in process with
 * its public half.
 *
 * <p>SESSION_KEY_IDS lists the keys; the first signs, all verify. Rotation adds a key at the end,
 * moves it to the front once every instance knows it, and drops the old one when its last token has
 * ended.
 */
public final class AccessTokens {
  /** How long a token lives; logging out and erasure wait no longer than this for the last one. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
  private static final String ISSUER = "linli";

  private final Supplier<KmsClient> kms;
  private final Settings settings;
  private final Clock clock;
  private final Map<String, JWSVerifier> verifiers = new ConcurrentHashMap<>();

  /** Tokens of the deployment. */
  public AccessTokens(Supplier<KmsClient> kms, Settings settings, Clock clock) {
    this.kms = kms;
    this.settings = settings;
    this.clock = clock;
  }

  /** A token for a session. */
  Token issue(PersonId person, SessionRow session, boolean realNameVerified) {
    var expires = clock.instant().plus(LIFE);
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(person.toString())
            .claim("sid", session.id().toString())
            .claim("rn", realNameVerified)
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(expires))
            .build();
    var key = keyIds().getFirst();
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key).build();
    var signingInput = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
    return new Token(signingInput + "." + sign(key, signingInput), expires);
  }

  /** Who a token speaks for; refuses one that is not ours, not whole, or over. */
  public Principal verify(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var key = jwt.getHeader().getKeyID();
      if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())
          || key == null
          || !keyIds().contains(key)
          || !jwt.verify(verifiers.computeIfAbsent(key, this::verifier))) {
        throw ApiError.SESSION_INVALID.refusal();
      }
      return principal(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
      throw ApiError.SESSION_INVALID.refusal();
    }
  }

  private Principal principal(JWTClaimsSet claims) throws ParseException {
    var expired = claims.getExpirationTime().toInstant().plus(CLOCK_SKEW);
    if (!ISSUER.equals(claims.getIssuer()) || !clock.instant().isBefore(expired)) {
      throw ApiError.SESSION_INVALID.refusal();
    }
    return new Principal(
        PersonId.of(claims.getSubject()),
        PersonId.uuid(claims.getStringClaim("sid")),
        claims.getBooleanClaim("rn"),
        Set.of());
  }

  private List<String> keyIds() {
    return List.of(settings.get("SESSION_KEY_IDS").split(","));
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
      // KMS answers in DER, JOSE wants R and S side by side (RFC 7518, 3.4).
      var concatenated = ECDSA.transcodeSignatureToConcat(der.asByteArray(), 64);
      return Base64URL.encode(concatenated).toString();
    } catch (JOSEException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private JWSVerifier verifier(String key) {
    var der = kms.get().getPublicKey(request -> request.keyId(key)).publicKey().asByteArray();
    try {
      var spec = new X509EncodedKeySpec(der);
      return new ECDSAVerifier((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
    } catch (GeneralSecurityException | JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  record Token(String value, Instant expiresAt) {}
}
