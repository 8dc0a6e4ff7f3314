package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.keys.Signatures;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Passes that people show at the door as a QR code. Whoever has our public key can tell without a
 * network that we made one, for whom and for what; only we can make one, and none is stored.
 */
final class Passes {
  private static final String PASS = "linli-pass";
  private static final String OFFER = "linli-place";
  private static final String REVISION = "rev";
  private static final String CERTIFICATE = "linli-certificate";
  private static final String COMMUNITY = "com";
  private static final String ACTIVITY = "act";
  private static final String FILED = "day";
  private static final String SCOPE = "scp";
  private static final String TICKET = "tkt";
  private static final String NAME = "nam";

  /** Points without a network tell until then who came. */
  private static final Duration AFTER_THE_END = Duration.ofDays(1);

  private final Signatures signatures;
  private final Clock clock;

  Passes(Signatures signatures, Clock clock) {
    this.signatures = signatures;
    this.clock = clock;
  }

  /** The keys to hold passes against. */
  Map<String, List<Map<String, Object>>> keys() {
    return Map.of("keys", signatures.publicKeys());
  }

  /** The pass of somebody who comes. */
  String of(Offering offering, SignUp signUp) {
    var until = signUp.target().end(offering).plus(AFTER_THE_END);
    return signatures.sign(
        claims(PASS, signUp).claim(NAME, signUp.name()).expirationTime(Date.from(until)).build());
  }

  private JWTClaimsSet.Builder claims(String issuer, SignUp signUp) {
    var target = signUp.target();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(signUp.person().toString())
        .claim(COMMUNITY, target.community().value())
        .claim(ACTIVITY, target.activity().toString())
        .claim(FILED, signUp.filed().toString())
        .claim(SCOPE, target.scope())
        .claim(TICKET, signUp.ticket())
        .issueTime(Date.from(clock.instant()));
  }

  /**
   * What says that somebody came, for how many minutes, to hold against our public key. It has no
   * end, and so the key has none.
   */
  String certificate(SignUp signUp, String title, int sessions, long minutes) {
    return signatures.sign(
        claims(CERTIFICATE, signUp)
            .claim(NAME, signUp.name())
            .claim("ttl", title)
            .claim("ses", sessions)
            .claim("min", minutes)
            .build());
  }

  /** What lets somebody else take a place over, as long as it stays as it is. */
  String offer(SignUp signUp, Instant until) {
    return signatures.sign(
        claims(OFFER, signUp)
            .claim(REVISION, signUp.revision())
            .expirationTime(Date.from(until))
            .build());
  }

  /** Which place a code hands on, or empty where nobody of ours has made it, or it is over. */
  Optional<Offered> readOffer(String code, Instant at) {
    return signatures
        .verified(code)
        .filter(claims -> OFFER.equals(claims.getIssuer()))
        .filter(claims -> at.isBefore(claims.getExpirationTime().toInstant()))
        .flatMap(claims -> key(claims).map(key -> new Offered(key, revision(claims))));
  }

  private static int revision(JWTClaimsSet claims) {
    try {
      return claims.getIntegerClaim(REVISION);
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A place that is handed on, as it was. */
  record Offered(SignUpKey key, int revision) {}

  /** Whose pass a code is, or empty where nobody of ours has made it, or it is over. */
  Optional<SignUpKey> read(String code, Instant at) {
    return signatures
        .verified(code)
        .filter(claims -> PASS.equals(claims.getIssuer()))
        .filter(claims -> at.isBefore(claims.getExpirationTime().toInstant()))
        .flatMap(Passes::key);
  }

  private static Optional<SignUpKey> key(JWTClaimsSet claims) {
    try {
      return Optional.of(
          new SignUpKey(
              new CommunityId(claims.getStringClaim(COMMUNITY)),
              PersonId.of(claims.getSubject()),
              LocalDate.parse(claims.getStringClaim(FILED)),
              UUID.fromString(claims.getStringClaim(ACTIVITY)),
              claims.getStringClaim(SCOPE)));
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
