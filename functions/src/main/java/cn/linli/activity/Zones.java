package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.venue.KeptZone;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** Zones follow activities: kept for a proposal, booked once it is published, free again after. */
final class Zones {
  private static final String NOT_NEEDED = "活动不再需要此场地";
  private static final String OFF = "活动已取消";

  private final Centre centre;

  Zones(Centre centre) {
    this.centre = centre;
  }

  /** Keeps what a proposal needs beside what its activity has, one by one. */
  void keep(Activity activity, Proposed proposed) {
    var wanted = proposed.wanted();
    for (var key : proposed.news()) {
      centre.needs().zones().keep(zone(activity, proposed, key, wanted.get(key)));
    }
  }

  /**
   * Refuses unless all zones of a plan are there for it: those that were kept for it are kept
   * still, and what the activity has may be moved, and is large enough.
   *
   * @param live what is published, or null
   */
  void requireThere(Activity activity, Proposed proposed, Proposed live) {
    var news = proposed.news();
    proposed
        .wanted()
        .forEach(
            (key, session) -> {
              var zone = zone(activity, proposed, key, session);
              if (news.contains(key)) {
                requireFree(() -> centre.needs().zones().requireKept(zone));
              } else if (!session.hasStarted(centre.now()) && isOther(live, proposed, session)) {
                requireFree(() -> centre.needs().zones().requireMovable(zone));
              }
            });
  }

  private static boolean isOther(Proposed live, Proposed proposed, Session session) {
    return live.plan().people() < proposed.plan().people()
        || live.plan().sessions().stream()
            .noneMatch(before -> before.time().equals(session.time()));
  }

  private static void requireFree(Runnable asks) {
    try {
      asks.run();
    } catch (Refusal refusal) {
      throw ActivityError.ZONE_TAKEN.refusal(refusal.code().answer().title());
    }
  }

  private static KeptZone zone(Activity activity, Proposed proposed, String key, Session session) {
    var organiser = proposed.plan().organiser();
    boolean isPerson = organiser.kind() == Organiser.Kind.TALENT;
    int zones = Math.max(session.zones().size(), 1);
    return new KeptZone(
        activity.community(),
        proposed.reservation(key),
        activity.id(),
        activity.proposer(),
        Proposed.zone(key),
        session.time(),
        Math.ceilDiv(proposed.plan().people(), zones),
        organiser.kind().forVenue(),
        isPerson ? null : organiser.name());
  }

  /** A proposal came to nothing: what was kept for it alone is free again. */
  void release(CommunityId community, UUID id, int number) {
    var activity = centre.get(community, id);
    var proposed = centre.plans().get(community, id, number);
    boolean isInUse =
        activity.live() == number
            || (activity.proposed() == number
                && activity.stage() != Stage.SENT_BACK
                && activity.state() != State.OVER
                && !activity.state().isOff());
    if (!isInUse || activity.state().isOff()) {
      for (var key : proposed.news()) {
        release(activity, proposed.reservation(key), NOT_NEEDED);
      }
    }
  }

  private void release(Activity activity, UUID reservation, String reason) {
    centre.needs().zones().release(activity.community(), reservation, activity.proposer(), reason);
  }

  /**
   * Has the zones follow an activity as it stands now. Where it has changed meanwhile, whoever
   * follows that may have been faster than we: then we follow it, too.
   */
  void follow(CommunityId community, UUID id) {
    var activity = centre.get(community, id);
    for (Activity done = null; !activity.isAsFarAs(done); activity = centre.get(community, id)) {
      followOnce(activity);
      done = activity;
    }
  }

  private void followOnce(Activity activity) {
    if (activity.state() == State.PUBLISHED) {
      book(activity);
    } else if (activity.state().isOff()) {
      for (int number = 1; number <= activity.proposed(); number++) {
        var proposed = centre.plans().get(activity.community(), activity.id(), number);
        for (var key : proposed.news()) {
          release(activity, proposed.reservation(key), OFF);
        }
      }
    }
  }

  private void book(Activity activity) {
    var live = centre.live(activity);
    var wanted = live.wanted();
    var lost = new ArrayList<String>();
    for (var key : new TreeSet<>(live.kept().keySet())) {
      var zone = zone(activity, live, key, wanted.get(key));
      if (!centre.needs().zones().confirm(zone)) {
        lost.add(key);
      }
    }
    releaseOlder(activity, live);
    if (!lost.equals(activity.lostZones())) {
      lose(activity.community(), activity.id(), live.number(), lost);
    }
  }

  /** What an earlier plan kept and this one does not need. */
  private void releaseOlder(Activity activity, Proposed live) {
    for (int number = 1; number < live.number(); number++) {
      var older = centre.plans().get(activity.community(), activity.id(), number);
      for (var key : older.news()) {
        if (!live.tookOver(older, key)) {
          release(activity, older.reservation(key), NOT_NEEDED);
        }
      }
    }
  }

  private void lose(CommunityId community, UUID id, int number, List<String> lost) {
    Stale.again(
        () -> {
          var activity = centre.get(community, id);
          if (activity.live() == number && activity.state() == State.PUBLISHED) {
            var next = activity.losing(lost);
            var writes = centre.writes();
            centre.put(writes, activity, next, new Stale());
            centre.tell(writes, next, centre.live(activity).plan());
            writes.commit();
          }
          return true;
        });
  }

  /** A reservation of an activity has ended: whoever runs it has to know what it has lost. */
  void ended(CommunityId community, UUID id) {
    var activity = centre.activities().find(community, id);
    if (activity.filter(found -> found.state() == State.PUBLISHED).isPresent()) {
      follow(community, id);
    }
  }
}
