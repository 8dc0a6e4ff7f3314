package cn.linli.shared.http;

import cn.linli.shared.Role;
import java.util.EnumSet;
import java.util.Set;

/** Who may call an operation; {@code x-access} in the contract. */
public sealed interface Access {
  /** Anybody. */
  Access OPEN = new Open();

  /** Whoever is logged in. */
  Access SESSION = new Session(false);

  /** Whoever is logged in with a verified real name. */
  Access REAL_NAME = new Session(true);

  /** The platform's own people. */
  Access PLATFORM_WIDE = new PlatformWide();

  /** Whoever holds one of the roles in the community that the path names. */
  static Access roles(Role first, Role... others) {
    return new InCommunity(EnumSet.of(first, others));
  }

  /** See {@link Access#OPEN}. */
  record Open() implements Access {}

  /** See {@link Access#SESSION}. */
  record Session(boolean realName) implements Access {}

  /** See {@link Access#PLATFORM_WIDE}. */
  record PlatformWide() implements Access {}

  /** See {@link Access#roles}. */
  record InCommunity(Set<Role> roles) implements Access {}
}
