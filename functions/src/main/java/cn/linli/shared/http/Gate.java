package cn.linli.shared.http;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Decides who may call what. What it needs to know it is handed: the kernel looks nothing up.
 *
 * @param sessions reads an access token; refuses one that is not valid
 * @param roles the roles of a person in a community, as they are now
 * @param denials writes down that somebody named a community they have nothing to do with
 */
public record Gate(
    Function<String, Principal> sessions,
    BiFunction<PersonId, CommunityId, Set<Role>> roles,
    Denials denials) {
  /** The community of those who run the platform itself. */
  public static final CommunityId PLATFORM = new CommunityId("platform");

  private static final String BEARER = "Bearer ";

  Principal admit(Operation<?> operation, HttpEvent event) {
    if (operation.access() instanceof Access.Open) {
      return Principal.NOBODY;
    }
    var header = event.header("authorization");
    // Names of schemes know no case (RFC 9110, section 11.1).
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw ApiError.SESSION_REQUIRED.refusal();
    }
    var caller = sessions.apply(header.substring(BEARER.length()));
    return switch (operation.access()) {
      case Access.Open open -> caller;
      case Access.Session session -> {
        if (session.realName() && !caller.realNameVerified()) {
          throw ApiError.REAL_NAME_REQUIRED.refusal();
        }
        yield caller;
      }
      case Access.PlatformWide wide ->
          inCommunity(caller, PLATFORM, EnumSet.of(Role.PLATFORM), operation);
      case Access.InCommunity in -> inCommunity(caller, community(event), in.roles(), operation);
    };
  }

  private Principal inCommunity(
      Principal caller, CommunityId community, Set<Role> allowed, Operation<?> operation) {
    var held = EnumSet.noneOf(Role.class);
    held.addAll(roles.apply(caller.person(), community));
    if (allowed.contains(Role.PLATFORM) && !community.equals(PLATFORM)) {
      // Of the roles at the platform only this one reaches into communities.
      if (roles.apply(caller.person(), PLATFORM).contains(Role.PLATFORM)) {
        held.add(Role.PLATFORM);
      }
    }
    requireRealName(caller, held, allowed);
    if (!disjoint(held, allowed)) {
      return caller.with(held);
    }
    if (held.isEmpty() && operation.access() instanceof Access.InCommunity) {
      denials.denied(caller.person(), community, operation.id());
      throw ApiError.NOT_FOUND.refusal();
    }
    throw ApiError.ROLE_REQUIRED.refusal();
  }

  /**
   * Residents act under their real name; whoever is no more than that, or not even that yet, hears
   * it first.
   */
  private static void requireRealName(Principal caller, Set<Role> held, Set<Role> allowed) {
    boolean asResident =
        allowed.contains(Role.RESIDENT)
            && held.stream().noneMatch(role -> role != Role.RESIDENT && allowed.contains(role));
    if (asResident && !caller.realNameVerified()) {
      throw ApiError.REAL_NAME_REQUIRED.refusal();
    }
  }

  private static boolean disjoint(Set<Role> held, Set<Role> allowed) {
    return held.stream().noneMatch(allowed::contains);
  }

  private static CommunityId community(HttpEvent event) {
    try {
      return new CommunityId(event.pathParameters().get("community"));
    } catch (IllegalArgumentException malformed) {
      throw ApiError.NOT_FOUND.refusal();
    }
  }

  /** Writes down an attempt on a community by somebody without any role in it. */
  @FunctionalInterface
  public interface Denials {
    /** The person called the operation on the community. */
    void denied(PersonId person, CommunityId community, String operation);
  }
}
