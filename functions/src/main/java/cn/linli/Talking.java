package cn.linli;

import cn.linli.officialaccount.Needs;
import cn.linli.shared.CommunityId;
import cn.linli.shared.http.WebPages;
import java.util.Optional;

/** What the Official Account is handed. */
final class Talking {
  private Talking() {}

  static Needs needs(Platform platform, Contexts contexts, Vendors vendors) {
    return new Needs(
        vendors.officialAccount(),
        vendors.accountPush(),
        contexts.people(),
        contexts.keys(),
        WebPages.of(platform.settings()),
        Talking::nothing);
  }

  /** What was published in answer to such words: nothing, as long as nobody publishes any. */
  private static Optional<String> nothing(Optional<CommunityId> community, String words) {
    return Optional.empty();
  }
}
