package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import java.util.Collection;
import java.util.List;

/** The skills and trainings that a community knows. */
final class Topics {
  private static final int MOST = 40;

  private final Bureau bureau;

  Topics(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Both lists. */
  Lists list(Commands.OfCommunity query) {
    var all = bureau.topics().list(query.community());
    return new Lists(views(all, Topic.Sort.SKILL), views(all, Topic.Sort.TRAINING));
  }

  private static List<Topic.View> views(List<Topic> all, Topic.Sort sort) {
    return all.stream().filter(topic -> topic.sort() == sort).map(Topic::view).toList();
  }

  /** What the contract shows. */
  record Lists(List<Topic.View> skills, List<Topic.View> trainings) {}

  /** Adds a topic or changes one. The same again changes nothing. */
  Topic.View put(Commands.PutTopic command) {
    var next = command.asTopic();
    var known =
        bureau.topics().list(command.community()).stream()
            .filter(topic -> topic.sort() == next.sort())
            .toList();
    if (known.contains(next)) {
      return next.view();
    }
    boolean isNew = known.stream().noneMatch(topic -> topic.id().equals(next.id()));
    if (isNew && known.size() >= MOST) {
      throw VolunteerError.TOO_MANY.refusal("a community has at most " + MOST);
    }
    var writes = bureau.writes();
    bureau.topics().put(writes, next);
    writes.commit();
    return next.view();
  }

  /**
   * Refuses topics that nobody can name.
   *
   * @param kept those that were named before
   */
  void require(
      CommunityId community, Topic.Sort sort, Collection<String> named, Collection<String> kept) {
    if (kept.containsAll(named)) {
      return;
    }
    var known =
        bureau.topics().list(community).stream()
            .filter(topic -> topic.sort() == sort && !topic.retired())
            .map(Topic::id)
            .toList();
    for (var id : named) {
      if (!kept.contains(id) && !known.contains(id)) {
        throw VolunteerError.TOPIC_UNKNOWN.refusal(sort + " " + id);
      }
    }
  }
}
