package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Settings;
import cn.linli.shared.keys.Signatures;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;

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

  private final Signatures signatures;
  private final Clock clock;

  /** Tokens of the deployment. */
  public AccessTokens(Supplier<KmsClient> kms, Settings settings, Clock clock) {
    this.signatures = Signatures.of(kms, settings, "SESSION_KEY_IDS");
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
    return new Token(signatures.sign(claims), expires);
  }

  /** Who a token speaks for; refuses one that is not ours, not whole, or over. */
  public Principal verify(String token) {
    var claims = signatures.verified(token).orElseThrow(ApiError.SESSION_INVALID::refusal);
    try {
      return principal(claims);
    } catch (ParseException | IllegalArgumentException unreadable) {
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

  record Token(String value, Instant expiresAt) {}
}
