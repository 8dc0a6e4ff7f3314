package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.List;
import java.util.Set;

/**
 * What a person wants to be told in a community, and when.
 *
 * @param muted the groups of which they want nothing that they need not know
 * @param silent the channels on which they want nothing
 * @param digest whether they want the week in figures
 * @param revision 0 for those who never said
 */
record Preferences(
    CommunityId community,
    PersonId person,
    Set<Group> muted,
    Set<Channel> silent,
    boolean digest,
    Quiet quiet,
    int revision) {
  Preferences {
    muted = Set.copyOf(muted);
    silent = Set.copyOf(silent);
  }

  /** Of somebody who never said. */
  static Preferences usual(CommunityId community, PersonId person, boolean digest) {
    return new Preferences(community, person, Set.of(), Set.of(), digest, Quiet.USUAL, 0);
  }

  boolean wants(Group group) {
    return group == Group.DIGEST ? digest : !muted.contains(group);
  }

  boolean saysTheSame(Preferences other) {
    return muted.equals(other.muted)
        && silent.equals(other.silent)
        && digest == other.digest
        && quiet.equals(other.quiet);
  }

  /** What the contract shows. */
  View view() {
    boolean never = quiet.equals(Quiet.NEVER);
    return new View(
        muted.stream().sorted().map(Group::toString).toList(),
        silent.stream().sorted().map(Channel::toString).toList(),
        digest,
        never ? null : quiet.from().toString(),
        never ? null : quiet.until().toString(),
        revision);
  }

  /** See {@link #view()}. */
  record View(
      List<String> muted,
      List<String> silent,
      boolean digest,
      String quietFrom,
      String quietUntil,
      int revision) {}
}
