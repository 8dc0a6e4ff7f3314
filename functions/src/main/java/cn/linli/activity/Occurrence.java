package cn.linli.activity;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A session in the calendar of a community's activities.
 *
 * @param number of the session, from 0
 * @param sessions how many there are
 */
record Occurrence(
    CommunityId community,
    UUID activity,
    int number,
    int sessions,
    String title,
    String kind,
    Tier tier,
    Instant start,
    Instant end,
    List<String> zones,
    String place) {
  /** All sessions of a plan. */
  static List<Occurrence> of(Proposed proposed) {
    var plan = proposed.plan();
    var all = new ArrayList<Occurrence>();
    for (int i = 0; i < plan.sessions().size(); i++) {
      var session = plan.sessions().get(i);
      all.add(
          new Occurrence(
              proposed.community(),
              proposed.activity(),
              i,
              plan.sessions().size(),
              plan.title(),
              plan.kind(),
              plan.pricing().tier(),
              session.start(),
              session.end(),
              session.zones(),
              session.place()));
    }
    return all;
  }

  View view() {
    return new View(activity, number, sessions, title, kind, tier, start, end, zones, place);
  }

  /** What the contract shows. */
  record View(
      UUID activity,
      int session,
      int sessions,
      String title,
      String kind,
      Tier tier,
      Instant start,
      Instant end,
      List<String> zones,
      String place) {}
}
