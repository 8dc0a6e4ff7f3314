package cn.linli.notice;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people let us send them, as WeChat tells. It cannot be asked. */
final class Consents {
  private final Mailroom room;

  Consents(Mailroom room) {
    this.room = room;
  }

  /**
   * Counts what a push tells; the same push again counts nothing.
   *
   * @param push the same when WeChat says the same again
   * @param earned messages by WeChat's id of their template
   * @param none the templates of which they want nothing more
   */
  void heard(String openid, String push, Map<String, Integer> earned, List<String> none) {
    var more = new EnumMap<Template, Integer>(Template.class);
    earned.forEach((id, count) -> template(id).ifPresent(one -> more.put(one, count)));
    var nothing =
        none.stream()
            .flatMap(id -> template(id).stream())
            .filter(template -> !more.containsKey(template))
            .distinct()
            .toList();
    if (!more.isEmpty() || !nothing.isEmpty()) {
      room.needs()
          .holders()
          .of(room.needs().messenger().get().app(Channel.MINI_PROGRAM), openid)
          .ifPresent(person -> write(person, push, more, nothing));
    }
  }

  private Optional<Template> template(String id) {
    return room.ids().template(Channel.MINI_PROGRAM, id);
  }

  private void write(
      PersonId person, String push, Map<Template, Integer> more, List<Template> nothing) {
    try {
      Stale.again(
          () -> {
            var writes = room.writes();
            room.heard().create(writes, person, push, room.now(), new Over());
            room.reaches().add(writes, person, more, nothing);
            writes.commit();
            return null;
          });
    } catch (Over counted) {
      // WeChat said so before.
    }
  }
}
