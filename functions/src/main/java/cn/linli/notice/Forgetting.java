package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person was told, for their export and erasure. */
final class Forgetting {
  private static final int AT_ONCE = 50;
  private static final int PER_PAGE = 100;

  private final Mailroom room;

  Forgetting(Mailroom room) {
    this.room = room;
  }

  /** Everything of a community. */
  record Held(CommunityId community, Preferences.View preferences, List<Notice.View> notices) {}

  /**
   * How they can be reached at WeChat, in whatever community.
   *
   * @param unfollowedAt when it turned out that they do not follow, or null
   */
  record Reachable(List<Credit> credits, Instant unfollowedAt) {}

  /** How many messages of a template they let us send. */
  record Credit(Template template, int messages) {}

  /** What is held of each community, and last what belongs to none. */
  List<Record> all(PersonId person, List<CommunityId> in) {
    var all = new ArrayList<Record>();
    in.stream()
        .map(community -> held(community, person))
        .filter(held -> held.preferences().revision() > 0 || !held.notices().isEmpty())
        .forEach(all::add);
    var reach = room.reaches().get(person);
    if (!reach.credits().isEmpty() || reach.unfollowedAt() != null) {
      all.add(reachable(reach));
    }
    return all;
  }

  private static Reachable reachable(Reach reach) {
    var credits =
        reach.credits().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new Credit(each.getKey(), each.getValue()))
            .toList();
    return new Reachable(credits, reach.unfollowedAt());
  }

  private Held held(CommunityId community, PersonId person) {
    long readUntil = room.marks().get(community, person).readUntil();
    var notices = new ArrayList<Notice.View>();
    String after = null;
    do {
      var page = room.notices().page(community, person, after, PER_PAGE);
      page.items().forEach(notice -> notices.add(notice.view(readUntil)));
      after = page.last();
    } while (after != null);
    return new Held(community, room.chosen(community, person).view(), notices);
  }

  /** First nothing comes in any more; then all that came in goes. That somebody was told stays. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      var writes = room.writes();
      room.marks().close(writes, community, person);
      room.preferences().forget(writes, community, person);
      room.subscribers().delete(writes, community, person);
      room.counts().all(community, person).forEach(count -> room.counts().forget(writes, count));
      writes.commit();
      forgetNotices(community, person);
    }
    var writes = room.writes();
    room.reaches().forget(writes, person);
    writes.commit();
  }

  private void forgetNotices(CommunityId community, PersonId person) {
    var some = room.notices().some(community, person, AT_ONCE);
    while (!some.isEmpty()) {
      var writes = room.writes();
      some.forEach(notice -> room.notices().delete(writes, notice));
      writes.commit();
      some = room.notices().some(community, person, AT_ONCE);
    }
  }
}
