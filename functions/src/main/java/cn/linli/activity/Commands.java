package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What people ask of activities. */
final class Commands {
  private Commands() {}

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /** A kind to add or change. */
  record PutKind(
      CommunityId community, String activityKind, String name, int perYear, int revision) {
    PutKind {
      CommunityId.slug(activityKind);
    }

    Kind asKind() {
      return new Kind(community, activityKind, name, perYear, revision + 1);
    }
  }

  /** A proposal to write. */
  record Propose(CommunityId community, UUID activity, Plan plan, int revision) {}

  /** An activity by its id. */
  record OfActivity(CommunityId community, UUID activity) {}

  /** An activity as somebody saw it. */
  record AsSeen(CommunityId community, UUID activity, int revision) {}

  /**
   * What a reviewer makes of a proposal, as they saw it.
   *
   * @param approvedFields the questions for personal data that the committee allows
   */
  record Decide(
      CommunityId community,
      UUID activity,
      String decision,
      String reason,
      List<String> approvedFields,
      int revision) {
    Decide {
      approvedFields = approvedFields == null ? List.of() : List.copyOf(approvedFields);
      Fault.checks()
          .that(
              decision.equals("pass") || (reason != null && !reason.isBlank()),
              "/reason",
              "is needed for a no")
          .orRefuse();
    }

    boolean passes() {
      return decision.equals("pass");
    }
  }

  /** Something that is done for a reason. */
  record Because(CommunityId community, UUID activity, String reason) {
    Because {
      Fault.checks().that(!reason.isBlank(), "/reason", "is blank").orRefuse();
    }
  }

  /** A page of a month of the calendar. */
  record ListActivities(
      CommunityId community, YearMonth month, String kind, Integer limit, String cursor) {}

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** A page of something about an activity. */
  record PageOfActivity(CommunityId community, UUID activity, Integer limit, String cursor) {}
}
