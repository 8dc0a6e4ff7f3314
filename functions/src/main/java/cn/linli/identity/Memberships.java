package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.PageOf;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who belongs to a community, and in which roles. */
final class Memberships {
  /** Who may grant what: each knows the people it answers for. */
  private static final Map<Role, Set<Role>> GRANTS =
      Map.of(
          // Nobody is made a resident: people join themselves, under their real name.
          Role.PLATFORM, EnumSet.complementOf(EnumSet.of(Role.RESIDENT)),
          Role.STREET,
              EnumSet.of(Role.COMMITTEE, Role.LEGAL, Role.FINANCE, Role.OPERATOR, Role.PANEL),
          Role.COMMITTEE, EnumSet.of(Role.OPERATOR, Role.CORRESPONDENT),
          Role.OPERATOR, EnumSet.of(Role.CORRESPONDENT, Role.MERCHANT));

  /** Their traces go in one transaction when the person is erased. */
  private static final int MOST_COMMUNITIES = 40;

  private final Identity identity;
  private final Predicate<CommunityId> exists;

  Memberships(Identity identity, Predicate<CommunityId> exists) {
    this.identity = identity;
    this.exists = exists;
  }

  /** Makes the caller a resident of a community. */
  Membership.View join(Principal caller, InCommunity command) {
    if (!exists.test(command.community())) {
      throw ApiError.NOT_FOUND.refusal();
    }
    return Stale.again(
            () -> {
              identity.persons().get(caller.person()).active();
              var membership = of(caller.person(), command.community());
              return membership.roles().contains(Role.RESIDENT)
                  ? membership
                  : write(
                      membership.with(Role.RESIDENT),
                      caller.person(),
                      "joined",
                      Role.RESIDENT,
                      null);
            })
        .view();
  }

  /** Grants a role. */
  Membership.View grant(Principal caller, Change command) {
    requireMayChange(caller, command);
    return Stale.again(
            () -> {
              requireVerified(command.person());
              var membership = of(command.person(), command.community());
              if (membership.revision() == 0 && !caller.roles().contains(Role.PLATFORM)) {
                throw IdentityError.NOT_A_MEMBER.refusal();
              }
              return membership.roles().contains(command.role())
                  ? membership
                  : write(
                      membership.with(command.role()),
                      caller.person(),
                      "role-granted",
                      command.role(),
                      command.reason());
            })
        .view();
  }

  /** Takes a role away. */
  Membership.View revoke(Principal caller, Change command) {
    requireMayChange(caller, command);
    return Stale.again(
            () -> {
              var membership =
                  identity
                      .memberships()
                      .find(command.person(), command.community())
                      .orElseThrow(IdentityError.PERSON_NOT_FOUND::refusal);
              return membership.roles().contains(command.role())
                  ? write(
                      membership.without(command.role()),
                      caller.person(),
                      "role-revoked",
                      command.role(),
                      command.reason())
                  : membership;
            })
        .view();
  }

  private void requireMayChange(Principal caller, Change command) {
    if (!command.community().equals(Gate.PLATFORM) && !exists.test(command.community())) {
      throw ApiError.NOT_FOUND.refusal();
    }
    if (caller.person().equals(command.person())) {
      throw IdentityError.OWN_ROLES.refusal();
    }
    boolean may =
        caller.roles().stream()
            .anyMatch(role -> GRANTS.getOrDefault(role, Set.of()).contains(command.role()));
    boolean platformElsewhere =
        command.role() == Role.PLATFORM && !command.community().equals(Gate.PLATFORM);
    if (!may || platformElsewhere) {
      throw IdentityError.ROLE_NOT_GRANTABLE.refusal();
    }
  }

  private void requireVerified(PersonId person) {
    if (!identity.persons().get(person).active().isVerified()) {
      throw IdentityError.UNVERIFIED.refusal();
    }
  }

  private Membership of(PersonId person, CommunityId community) {
    return identity
        .memberships()
        .find(person, community)
        .orElseGet(() -> Membership.none(community, person));
  }

  private Membership write(
      Membership next, PersonId actor, String action, Role role, String reason) {
    if (next.revision() == 1
        && identity.memberships().of(next.person()).size() >= MOST_COMMUNITIES) {
      throw IdentityError.TOO_MANY_COMMUNITIES.refusal();
    }
    var writes = new WriteSet(identity.dynamo());
    identity.memberships().put(writes, next);
    identity
        .audit()
        .add(
            writes,
            next.community(),
            actor,
            action,
            next.person().toString(),
            role.toString(),
            reason);
    identity
        .outbox()
        .add(
            writes,
            new Event(
                "identity.roles-changed",
                1,
                next.community(),
                Map.of("person", next.person(), "roles", List.copyOf(next.roles()))));
    writes.commit();
    return next;
  }

  /** Everyone with a role other than resident. */
  PageOf<Membership.View> staff(ListStaff query) {
    var name = "staff " + query.community();
    var page =
        identity
            .memberships()
            .staff(
                query.community(),
                identity.cursors().position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Membership::view).toList(),
        identity.cursors().after(name, page.last()));
  }

  /** A community by itself. */
  record InCommunity(CommunityId community) {}

  /** A role to grant or take away. */
  record Change(CommunityId community, PersonId person, Role role, String reason) {}

  /** A page of the staff. */
  record ListStaff(CommunityId community, Integer limit, String cursor) {}
}
