package cn.linli.content;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far a draft of our Official Account is on its way to followers, and what they can read.
 *
 * @param submittedAt when WeChat was last told to publish one, or null
 * @param open whether nobody knows yet how that ended
 * @param job what names that at WeChat; null where it was never heard
 * @param articles what names those that are published, by the version of the post
 */
record Release(Instant submittedAt, boolean open, String job, Map<Integer, String> articles) {
  static final Release NONE = new Release(null, false, null, Map.of());

  Release {
    articles = Collections.unmodifiableMap(new TreeMap<>(articles));
  }

  /** WeChat is being told; it may have heard it from here on. */
  Release submitted(Instant now) {
    return new Release(now, true, null, articles);
  }

  Release running(String named) {
    return new Release(submittedAt, true, named, articles);
  }

  Release ended() {
    return new Release(submittedAt, false, job, articles);
  }

  Release with(int version, String article) {
    var more = new TreeMap<>(articles);
    more.put(version, article);
    return new Release(submittedAt, false, job, more);
  }

  /** Nothing but this version is there any more. */
  Release only(int version) {
    var left = new TreeMap<>(articles);
    left.keySet().retainAll(Set.of(version));
    return new Release(submittedAt, open, job, left);
  }

  /** Nothing is there any more, nor comes. */
  Release none() {
    return new Release(submittedAt, false, job, Map.of());
  }

  /** Whether WeChat was ever told to publish any of it. */
  boolean wasEver() {
    return submittedAt != null;
  }

  /** The version that followers can read, or null. */
  Integer newest() {
    return articles.isEmpty() ? null : Collections.max(articles.keySet());
  }
}
