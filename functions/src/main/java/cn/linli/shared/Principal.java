package cn.linli.shared;

import java.util.Set;
import java.util.UUID;

/**
 * Who is calling, as their access token says, with the roles they hold in the community that the
 * call names.
 *
 * @param person null for an open operation
 * @param session the session the token belongs to
 * @param realNameVerified whether the real name was verified when the token was made
 * @param roles in the community of the call; empty where the operation asks for none
 */
public record Principal(PersonId person, UUID session, boolean realNameVerified, Set<Role> roles) {
  /** The caller of an open operation. */
  public static final Principal NOBODY = new Principal(null, null, false, Set.of());

  /** The same caller with the roles they hold in the community of the call. */
  public Principal with(Set<Role> held) {
    return new Principal(person, session, realNameVerified, Set.copyOf(held));
  }

  /** Whether they hold one of these roles in the community of the call. */
  public boolean is(Role one, Role other) {
    return roles.contains(one) || roles.contains(other);
  }
}
