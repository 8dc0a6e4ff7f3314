package cn.linli.identity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The roles of a person in a community; revision 0 is somebody who never had any. */
record Membership(CommunityId community, PersonId person, Set<Role> roles, int revision) {
  static Membership none(CommunityId community, PersonId person) {
    return new Membership(community, person, EnumSet.noneOf(Role.class), 0);
  }

  Membership with(Role role) {
    return withAll(EnumSet.of(role));
  }

  Membership withAll(Set<Role> others) {
    var more = EnumSet.copyOf(others);
    more.addAll(roles);
    return new Membership(community, person, more, revision + 1);
  }

  Membership without(Role role) {
    var fewer = EnumSet.noneOf(Role.class);
    fewer.addAll(roles);
    fewer.remove(role);
    return new Membership(community, person, fewer, revision + 1);
  }

  View view() {
    return new View(community, person, List.copyOf(roles));
  }

  /** What the contract shows. */
  record View(CommunityId community, PersonId person, List<Role> roles) {}
}
