package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import java.util.UUID;

/**
 * Activities that everybody may see, as this instance saw them less than a second ago: a rush reads
 * the same few items over and over.
 */
final class Published {
  private final Centre centre;
  private final Glimpses<Key, Seen> glimpses;

  private record Key(CommunityId community, UUID activity) {}

  /** What was seen. */
  record Seen(Activity activity, Plan plan) {}

  Published(Centre centre) {
    this.centre = centre;
    this.glimpses = new Glimpses<>(centre.clock());
  }

  /** What was seen a moment ago; refuses what nobody may see. */
  Seen get(CommunityId community, UUID id) {
    return glimpses.get(new Key(community, id), () -> look(community, id));
  }

  private Seen look(CommunityId community, UUID id) {
    var activity =
        centre
            .activities()
            .glance(community, id)
            .filter(found -> found.live() > 0)
            .orElseThrow(ActivityError.NOT_FOUND::refusal);
    return new Seen(activity, centre.live(activity).plan());
  }
}
