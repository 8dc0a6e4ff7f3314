package cn.linli.activity;

import cn.linli.screening.Screening;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.util.UUID;

/**
 * Checks what was handed in, before people spend time on it: its zones are kept, its words and
 * pictures screened. Each step may be done again.
 */
final class Checking {
  private static final String UNDECIDED = "activity.undecided";

  private final Centre centre;
  private final Zones zones;

  Checking(Centre centre) {
    this.centre = centre;
    this.zones = new Zones(centre);
  }

  /** Goes on as far as it can; whoever screens tells when there is more to know. */
  void check(CommunityId community, UUID id) {
    Stale.again(
        () -> {
          centre
              .activities()
              .find(community, id)
              .filter(activity -> activity.stage() == Stage.CHECKING && activity.isHandedIn())
              .ifPresent(this::check);
          return true;
        });
  }

  /** What was handed in is sent back where nobody has decided in time; its zones are free again. */
  void undecided(CommunityId community, UUID id, int number) {
    Stale.again(
        () -> {
          centre
              .activities()
              .find(community, id)
              .filter(activity -> activity.proposed() == number && activity.isHandedIn())
              .ifPresent(activity -> sendBack(activity, UNDECIDED));
          return true;
        });
  }

  private void check(Activity activity) {
    var proposed = centre.latest(activity);
    try {
      zones.keep(activity, proposed);
    } catch (Refusal refusal) {
      if (refusal.code().answer().retryable()) {
        throw refusal;
      }
      sendBack(
          activity,
          ActivityError.ZONE_TAKEN.answer().code()
              + ": "
              + refusal.code().answer().title()
              + (refusal.detail() == null ? "" : ", " + refusal.detail()));
      return;
    }
    var screened =
        centre
            .needs()
            .screenings()
            .find(activity.community(), activity.subject())
            .map(Screening::state)
            .orElse(Screening.State.PENDING);
    switch (screened) {
      case PENDING -> {}
      case BLOCKED -> sendBack(activity, ActivityError.BANNED_TOPIC.answer().code());
      case PASSED -> pass(activity, proposed, false);
      case DOUBTFUL -> pass(activity, proposed, true);
    }
  }

  private void pass(Activity activity, Proposed proposed, boolean isDoubtful) {
    var next = activity.checked(proposed.plan().organiser().kind(), isDoubtful);
    var writes = centre.writes();
    centre.put(writes, activity, next, new Stale());
    centre.note(writes, next, null, isDoubtful ? "checked-doubtful" : "checked", null);
    writes.commit();
  }

  private void sendBack(Activity activity, String why) {
    var next = activity.at(Stage.SENT_BACK, why);
    var writes = centre.writes();
    centre.put(writes, activity, next, new Stale());
    centre.note(writes, next, null, "check-failed", why);
    centre.tasks().release(writes, next.community(), next.id(), next.proposed());
    writes.commit();
  }
}
