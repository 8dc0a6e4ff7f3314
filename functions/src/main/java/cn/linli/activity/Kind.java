package cn.linli.activity;

import cn.linli.shared.CommunityId;
import java.util.List;

/**
 * A kind of activity of a centre.
 *
 * @param id a slug
 * @param perYear how many of it a community owes its residents in a year; 0 for none
 * @param revision counts the changes; 0 for one that the centre has not touched
 */
record Kind(CommunityId community, String id, String name, int perYear, int revision) {
  /** What a centre begins with (domain: yearly duties per community). */
  static List<Kind> first(CommunityId community) {
    return List.of(
        new Kind(community, "children", "少儿娱乐", 10, 0),
        new Kind(community, "seniors", "老年活动", 10, 0),
        new Kind(community, "start-up", "创业训练营", 10, 0),
        new Kind(community, "performance", "文艺演出", 2, 0),
        new Kind(community, "health-class", "健康讲座", 4, 0),
        new Kind(community, "safety-law-class", "安全与法律讲座", 4, 0),
        new Kind(community, "book-drift", "图书漂流", 24, 0),
        new Kind(community, "salon", "主题沙龙", 24, 0),
        new Kind(community, "party-mass", "党群活动", 0, 0),
        new Kind(community, "other", "其他活动", 0, 0));
  }

  View view() {
    return new View(id, name, perYear, revision);
  }

  /** What the contract shows. */
  record View(String kind, String name, int perYear, int revision) {}
}
