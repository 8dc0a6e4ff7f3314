package cn.linli.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A login that a page in the Official Account began.
 *
 * @param session that it shall open
 * @param challenge the SHA-256 of what only the page knows, in base64url
 * @param page where people come back to
 * @param asks whether they are asked by WeChat first
 * @param state what WeChat brings back; random
 */
record Authorization(
    UUID session, String challenge, String page, boolean asks, String state, Instant expiresAt) {

  /** Whether somebody began the same. */
  boolean isFor(Authorizations.Begin command) {
    return challenge.equals(command.challenge())
        && page.equals(command.page())
        && asks == command.asks();
  }

  boolean isLive(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** Whether WeChat has brought back the state, to the page that began. */
  boolean fits(String broughtBack, String verifier, Instant now) {
    return isLive(now) && same(state, broughtBack) && same(challenge, challenge(verifier));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String challenge(String verifier) {
    try {
      var sha =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
