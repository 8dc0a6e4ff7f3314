package cn.linli.notice;

import cn.linli.notice.CountTable.Count;
import cn.linli.notice.MarkTable.Mark;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people read of their notices. */
final class Inbox {
  /** As many as one look may read of what came after the newest that somebody saw. */
  private static final int MOST_NEWER = 200;

  private final Mailroom room;

  Inbox(Mailroom room) {
    this.room = room;
  }

  /** What the contract shows of what is unread. */
  record Unread(int unread) {}

  PageOf<Notice.View> list(Principal caller, Commands.PageOfMine query) {
    var cursors = room.needs().cursors();
    var name = "notices " + query.community() + " " + caller.person();
    var page =
        room.notices()
            .page(
                query.community(),
                caller.person(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    long readUntil = room.marks().get(query.community(), caller.person()).readUntil();
    var now = room.now();
    var views =
        page.items().stream()
            .filter(notice -> !Week.of(notice.at()).isGone(now))
            .map(notice -> notice.view(readUntil))
            .toList();
    return new PageOf<>(views, cursors.after(name, page.last()));
  }

  Unread unread(Principal caller, Commands.OfCommunity query) {
    return new Unread(sum(room.counts().glanceAll(query.community(), caller.person())));
  }

  private int sum(List<Count> counts) {
    var now = room.now();
    return counts.stream().filter(count -> !count.week().isGone(now)).mapToInt(Count::unread).sum();
  }

  /** Marks one, or all up to a time. The same again changes nothing. */
  Unread mark(Principal caller, Commands.MarkRead command) {
    var community = command.community();
    var person = caller.person();
    return Stale.again(
        () -> {
          var mark = room.marks().get(community, person);
          if (command.notice() == null) {
            // Nobody has seen what is still to come.
            var until = Math.min(command.until().toEpochMilli(), room.now().toEpochMilli());
            markAll(mark, until);
          } else {
            markOne(mark, command.notice());
          }
          return new Unread(sum(room.counts().all(community, person)));
        });
  }

  private void markOne(Mark mark, String id) {
    var notice =
        room.notices()
            .find(mark.community(), mark.person(), id)
            .orElseThrow(NoticeError.NOT_FOUND::refusal);
    if (notice.isRead(mark.readUntil())) {
      return;
    }
    var count = count(mark.community(), mark.person(), Week.of(notice.at()));
    var writes = room.writes();
    room.notices().mark(writes, notice.read(room.now()));
    room.counts().put(writes, count.is(count.unread() - 1));
    room.marks().requireAsIs(writes, mark);
    writes.commit();
  }

  private Count count(CommunityId community, PersonId person, Week week) {
    return room.counts()
        .find(community, person, week)
        .orElseGet(() -> Count.none(community, person, week));
  }

  /** What came later is counted anew; whoever adds to it meanwhile lets this run again. */
  private void markAll(Mark mark, long until) {
    if (until <= mark.readUntil()) {
      return;
    }
    var counts = room.counts().all(mark.community(), mark.person());
    var left = left(mark, until);
    var writes = room.writes();
    room.marks().put(writes, mark.at(until));
    for (var count : counts) {
      int unread = left.getOrDefault(count.week(), 0L).intValue();
      if (unread != count.unread() || count.week().reachesBeyond(until)) {
        room.counts().put(writes, count.is(unread));
      }
    }
    writes.commit();
  }

  private Map<Week, Long> left(Mark mark, long until) {
    var later = room.notices().later(mark.community(), mark.person(), until, MOST_NEWER);
    if (later.last() != null) {
      throw NoticeError.TOO_MANY_NEWER.refusal();
    }
    return later.items().stream()
        .filter(notice -> !notice.isRead(until))
        .collect(Collectors.groupingBy(notice -> Week.of(notice.at()), Collectors.counting()));
  }
}
