package cn.linli.notice;

import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How a person can be reached at WeChat, in whatever community.
 *
 * @param credits how many messages of each template they let us send
 * @param unfollowedAt when it turned out that they do not follow, or null
 */
record Reach(PersonId person, Map<Template, Integer> credits, Instant unfollowedAt) {
  /** People come back. */
  private static final Duration BELIEVED = Duration.ofDays(7);

  Reach {
    credits = Map.copyOf(credits);
  }

  boolean hasCredit(Template template) {
    return credits.getOrDefault(template, 0) > 0;
  }

  boolean mayFollow(Instant now) {
    return unfollowedAt == null || !now.isBefore(unfollowedAt.plus(BELIEVED));
  }
}
