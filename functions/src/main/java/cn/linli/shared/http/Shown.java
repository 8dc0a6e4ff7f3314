package cn.linli.shared.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer that is the same for everybody, so that browsers and a network of caches may keep it:
 * {@code cache-control: public}, a strong {@code etag} over its bytes, and 304 for who has it
 * already (RFC 9110, 13.1.2; RFC 9111).
 *
 * @param view never anything personal
 * @param maxAge how long it may be shown without asking again, in whole seconds
 */
public record Shown(Object view, Duration maxAge) {
  private static final String ETAG = "etag";
  private static final String CACHE_CONTROL = "cache-control";

  HttpReply reply(int status, String known) {
    var body = Json.text(view);
    var tag = tag(body);
    var kept =
        Map.of(ETAG, tag, CACHE_CONTROL, "public, max-age=" + maxAge.toSeconds(), "vary", "origin");
    if (matches(known, tag)) {
      return HttpReply.text(304, kept, null);
    }
    var headers = new HashMap<>(kept);
    headers.put("content-type", "application/json");
    return HttpReply.text(status, Map.copyOf(headers), body);
  }

  /**
   * Whether one of the tags that a client names is this; caches make strong tags weak on their way.
   */
  private static boolean matches(String known, String tag) {
    if (known == null) {
      return false;
    }
    for (var one : known.split(",", 50)) {
      var bare = one.strip();
      if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static String tag(String body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22)
          + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
