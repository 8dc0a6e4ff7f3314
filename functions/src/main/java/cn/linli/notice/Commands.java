package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** What people ask of notices. */
final class Commands {
  private Commands() {}

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /** Nothing more than asking. */
  record Nothing() {}

  /** A page of the caller's notices. */
  record PageOfMine(CommunityId community, Integer limit, String cursor) {}

  /** One notice to mark, or all that came up to a time. */
  record MarkRead(CommunityId community, String notice, Instant until) {
    MarkRead {
      Fault.checks()
          .that((notice == null) != (until == null), "/notice", "is there, or until, but not both")
          .orRefuse();
    }
  }

  /** What the caller wants to be told, and when. */
  record PutPreferences(
      CommunityId community,
      List<Group> muted,
      List<Channel> silent,
      boolean digest,
      LocalTime quietFrom,
      LocalTime quietUntil,
      int revision) {
    PutPreferences {
      muted = muted.stream().distinct().sorted().toList();
      silent = silent.stream().distinct().sorted().toList();
      Fault.checks()
          .that((quietFrom == null) == (quietUntil == null), "/quietUntil", "comes with quietFrom")
          .that(
              !muted.contains(Group.DIGEST),
              "/muted",
              "does not name the digest, which digest does")
          .orRefuse();
    }
  }

  /** A page of what was sent about something. */
  record PageOfSubject(
      CommunityId community, String about, String id, Integer limit, String cursor) {
    String subject() {
      return about + "/" + id;
    }
  }
}
