package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/**
 * What the venue tells becomes a wish that the locks are to fulfil. No vendor is asked here: a
 * cancellation is through however the locks do, and what they owe is owed from this commit on.
 */
final class Wishes {
  private final Site site;

  Wishes(Site site) {
    this.site = site;
  }

  /** Takes an event over unless a later one was heard already. */
  void changed(CommunityId community, ReservationChanged event) {
    Stale.again(
        () -> {
          var stored = site.grants().find(community, event.reservation());
          if (stored.filter(grant -> grant.seen() >= event.revision()).isEmpty()) {
            var writes = new WriteSet(site.dynamo());
            stored.ifPresentOrElse(
                before -> change(writes, before, before.told(event, site.now())),
                // Also one that opens nothing is kept: an older event may still come.
                () -> begin(writes, Grant.first(community, event, site.now())));
            writes.commit();
          }
          return null;
        });
  }

  private void begin(WriteSet writes, Grant grant) {
    site.grants().put(writes, grant);
    if (grant.stands()) {
      site.holders().put(writes, Holder.booker(grant));
      site.live().put(writes, grant);
      settle(writes, grant, true);
    }
  }

  private void change(WriteSet writes, Grant before, Grant grant) {
    var plan = site.plan(grant);
    if (plan.holders().isEmpty() && grant.stands()) {
      site.holders().put(writes, Holder.booker(grant));
    }
    if (before.listed() != null && !before.listed().equals(grant.listed())) {
      site.live().delete(writes, before, before.listed());
    }
    if (grant.stands()) {
      site.live().put(writes, grant);
    }
    boolean idle = plan.isIdle();
    if (!grant.stands() && idle) {
      end(writes, grant);
      return;
    }
    site.grants().put(writes, grant);
    settle(writes, grant, idle);
  }

  /** Nothing ever lay on a lock: there is nothing to settle. */
  private void end(WriteSet writes, Grant grant) {
    if (grant.listed() != null) {
      site.live().delete(writes, grant, grant.listed());
    }
    site.grants().put(writes, grant.unlisted().at(grant.revision()));
  }

  /** What lies on locks must move at once, even if the new time is far off. */
  private void settle(WriteSet writes, Grant grant, boolean idle) {
    if (idle && site.now().isBefore(grant.installFrom())) {
      site.tasks().settle(writes, grant, grant.installFrom());
    } else {
      site.tasks().settle(writes, grant);
    }
  }
}
