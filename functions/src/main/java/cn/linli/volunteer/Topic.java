package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.Locale;

/**
 * A skill or a training of a community's list.
 *
 * @param id a slug
 * @param retired whether nobody can newly name it; what has it keeps it
 * @param revision counts the changes; 0 for one that the community has not touched
 */
record Topic(
    CommunityId community, Sort sort, String id, String name, boolean retired, int revision) {
  /** What a topic is. */
  enum Sort {
    SKILL,
    TRAINING;

    /** Its spelling in keys. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Sort of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What a community begins with. */
  static List<Topic> first(CommunityId community) {
    return List.of(
        skill(community, "reception", "签到引导"),
        skill(community, "teaching", "教学辅导"),
        skill(community, "hosting", "主持"),
        skill(community, "photography", "摄影摄像"),
        skill(community, "writing", "文字宣传"),
        skill(community, "first-aid", "急救"),
        skill(community, "repair", "维修"),
        skill(community, "set-up", "布置搬运"),
        skill(community, "sign-language", "手语"),
        skill(community, "caring", "陪伴照护"),
        training(community, "induction", "志愿者通用培训"),
        training(community, "child-safety", "未成年人保护培训"),
        training(community, "first-aid", "急救培训"),
        training(community, "food-safety", "食品安全培训"));
  }

  private static Topic skill(CommunityId community, String id, String name) {
    return new Topic(community, Sort.SKILL, id, name, false, 0);
  }

  private static Topic training(CommunityId community, String id, String name) {
    return new Topic(community, Sort.TRAINING, id, name, false, 0);
  }

  View view() {
    return new View(id, name, retired, revision);
  }

  /** What the contract shows. */
  record View(String topic, String name, boolean retired, int revision) {}
}
