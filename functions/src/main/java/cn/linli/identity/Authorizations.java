package cn.linli.identity;

import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.WebPages;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Begins logins of pages in the Official Account (网页授权). The page keeps a secret, the verifier, and
 * tells its hash; whoever ends the login has to bring WeChat's code, our state and that secret. So
 * a code or state that somebody overheard opens nothing, and nobody is logged in as somebody else
 * who sent them a link.
 */
final class Authorizations {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int STATE_BYTES = 24;

  private final Identity identity;
  private final WeChatLogin weChat;
  private final WebPages pages;

  Authorizations(Identity identity, WeChatLogin weChat, WebPages pages) {
    this.identity = identity;
    this.weChat = weChat;
    this.pages = pages;
  }

  /** Begins a login. The same again is the same, as long as it lives. */
  View begin(Begin command) {
    if (!pages.isListed(command.page())) {
      throw IdentityError.PAGE_NOT_ALLOWED.refusal();
    }
    return view(Stale.again(() -> begun(command)));
  }

  private Authorization begun(Begin command) {
    var now = identity.clock().instant();
    var known = identity.authorizations().find(command.session());
    boolean isUsed = identity.sessions().find(command.session()).isPresent();
    if (isUsed || known.isPresent()) {
      return known
          .filter(begun -> !isUsed && begun.isFor(command) && begun.isLive(now))
          .orElseThrow(IdentityError.SESSION_ID_REUSED::refusal);
    }
    var begun =
        new Authorization(
            command.session(),
            command.challenge(),
            command.page(),
            command.asks(),
            state(),
            now.plus(LIFE));
    var writes = new WriteSet(identity.dynamo());
    identity.authorizations().create(writes, begun);
    writes.commit();
    return begun;
  }

  private static String state() {
    var bytes = new byte[STATE_BYTES];
    // Made here and not kept: a generator from before a snapshot could repeat itself.
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private View view(Authorization begun) {
    var url = weChat.authorizationPage(begun.page(), begun.asks(), begun.state());
    return new View(url, begun.state(), begun.expiresAt());
  }

  /**
   * A login to begin.
   *
   * @param session the id that the page made for it
   * @param challenge base64url of the SHA-256 of the verifier (RFC 7636, S256)
   * @param page of ours, to which people come back
   * @param asks whether they are asked first
   */
  record Begin(UUID session, String challenge, String page, boolean asks) {}

  /** What the contract shows. */
  record View(String url, String state, Instant expiresAt) {}
}
