package cn.linli.notice;

import cn.linli.shared.Principal;
import java.util.Set;

/** What people want to be told, and when. */
final class Choosing {
  private final Mailroom room;

  Choosing(Mailroom room) {
    this.room = room;
  }

  Preferences.View get(Principal caller, Commands.OfCommunity query) {
    return room.chosen(query.community(), caller.person()).view();
  }

  /** The same again changes nothing; whoever says for the first time what is usual has said so. */
  Preferences.View put(Principal caller, Commands.PutPreferences command) {
    var before = room.chosen(command.community(), caller.person());
    var next = next(before, command);
    if (before.revision() > 0 && before.saysTheSame(next)) {
      return before.view();
    }
    var ifChanged = NoticeError.CHANGED_MEANWHILE.refusal();
    if (before.revision() != command.revision()) {
      throw ifChanged;
    }
    var writes = room.writes();
    room.preferences().put(writes, next, ifChanged);
    if (next.digest()) {
      room.subscribers().put(writes, next.community(), next.person());
      new Digests(room).expect(writes, next.community());
    } else if (before.digest()) {
      room.subscribers().delete(writes, next.community(), next.person());
    }
    writes.commit();
    return next.view();
  }

  private static Preferences next(Preferences before, Commands.PutPreferences command) {
    var quiet =
        command.quietFrom() == null
            ? Quiet.NEVER
            : new Quiet(command.quietFrom(), command.quietUntil());
    return new Preferences(
        before.community(),
        before.person(),
        Set.copyOf(command.muted()),
        Set.copyOf(command.silent()),
        command.digest(),
        quiet,
        before.revision() + 1);
  }
}
