package cn.linli;

import cn.linli.officialaccount.Needs;
import cn.linli.shared.http.WebPages;

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
        (community, words) -> contexts.gatherings().tickets().answerTo(community, words));
  }
}
