package cn.linli.access;

import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** Cards and fingers that the staff enrolled at a lock for a person. */
final class Enrolments {
  private static final int MOST = 20;

  private final Site site;

  Enrolments(Site site) {
    this.site = site;
  }

  /** Registers what was enrolled. From now on it opens with the person's bookings. */
  Enrolment.View register(Commands.Enrol command) {
    var door = site.door(command.community(), command.door());
    var asked = command.at(door.lock());
    return Stale.again(
        () -> {
          var stored = site.enrolments().find(command.community(), command.enrolment());
          if (stored.isPresent()) {
            return stored
                .filter(asked::isSame)
                .orElseThrow(AccessError.ENROLMENT_ID_REUSED::refusal)
                .view();
          }
          if (site.enrolments().of(command.community(), command.person()).size() >= MOST) {
            throw AccessError.TOO_MANY_ENROLMENTS.refusal();
          }
          var writes = new WriteSet(site.dynamo());
          site.enrolments().create(writes, asked);
          // For bookings that are near already.
          site.tasks().check(writes, command.community());
          writes.commit();
          return asked.view();
        });
  }
}
