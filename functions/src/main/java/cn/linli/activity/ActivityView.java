package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An activity as the contract shows it.
 *
 * @param pictures where they can be fetched for some minutes, or null
 * @param evidence where what shows the market price can be fetched, for those who review; or null
 * @param proposal how far its latest plan is; only for those who propose and review
 */
record ActivityView(
    CommunityId community,
    UUID activity,
    State state,
    String reason,
    Plan plan,
    List<String> pictures,
    String evidence,
    Instant movedAt,
    Proposal proposal,
    int revision) {
  /**
   * How far a proposal is.
   *
   * @param number of the plan, from 1
   * @param live the number of the plan that is published, or null
   * @param findings what checks have to say, or null
   */
  record Proposal(
      int number,
      Integer live,
      PersonId proposer,
      Stage stage,
      boolean doubtful,
      List<Found> findings,
      List<String> lostZones) {}

  /** Something that speaks against an activity, for those who review it. */
  record Found(String rule, String action, String pointer, String words, String explanation) {}

  /** To whoever proposed it or decides about it. */
  static ActivityView of(Activity activity, Plan plan) {
    return of(activity, plan, null, null, null);
  }

  /** The same with what checks found. */
  static ActivityView of(
      Activity activity, Plan plan, List<Found> findings, List<String> pictures, String evidence) {
    return new ActivityView(
        activity.community(),
        activity.id(),
        activity.state(),
        activity.reason(),
        plan,
        pictures,
        evidence,
        activity.movedAt(),
        new Proposal(
            activity.proposed(),
            activity.live() == 0 ? null : activity.live(),
            activity.proposer(),
            activity.stage(),
            activity.isDoubtful(),
            findings,
            activity.lostZones().isEmpty() ? null : activity.lostZones()),
        activity.revision());
  }

  /** To everybody. */
  static ActivityView open(Activity activity, Plan plan, List<String> pictures) {
    return new ActivityView(
        activity.community(),
        activity.id(),
        activity.state(),
        activity.state().isOff() ? activity.reason() : null,
        plan.open(),
        pictures,
        null,
        activity.movedAt(),
        null,
        activity.revision());
  }
}
