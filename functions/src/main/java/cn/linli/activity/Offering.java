package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An activity as those know it who take sign-ups: what it is, and how it stood less than a second
 * ago.
 *
 * @param proposer who answers for it
 * @param number of the plan
 * @param filed the day under which lists of people have it, for ever
 * @param movedAt when its sessions were last changed after people could sign up, or null
 * @param reason why it was ended, or null
 */
public record Offering(
    CommunityId community,
    UUID id,
    PersonId proposer,
    State state,
    int number,
    Plan plan,
    LocalDate filed,
    Instant movedAt,
    String reason) {
  /** Whether somebody acts for whoever holds it. */
  public boolean isHeldBy(Principal caller) {
    return plan.organiser().isHeldBy(caller, proposer);
  }

  static Offering of(Published.Seen seen) {
    return of(seen.activity(), seen.plan());
  }

  static Offering of(Activity activity, Plan plan) {
    return new Offering(
        activity.community(),
        activity.id(),
        activity.proposer(),
        activity.state(),
        activity.live(),
        plan,
        activity.filed(),
        activity.movedAt(),
        activity.reason());
  }
}
