package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.keys.Keys;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to access: who may come in where and when, and the locks that know it. */
public final class Grants {
  /** The kinds of deadline at which something is due at the locks. */
  public static final List<String> DEADLINES = List.of(Tasks.SETTLE, Tasks.CHECK, Tasks.POLL);

  private final Site site;

  /** The grants of a database. */
  public Grants(Dynamo dynamo, Clock clock, Keys keys, Needs needs) {
    this.site = Site.of(dynamo, clock, keys, needs);
  }

  Site site() {
    return site;
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    site.tasks().handOver(due);
  }

  /** What is held about a person in these communities, for the export of their data. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return new Leavings(site).of(person, in);
  }

  /** What the function {@code onPersonErased} does here. */
  public Consumer<QueueEvent.Told> onPersonErased() {
    var leavings = new Leavings(site);
    return told -> {
      var erased = told.as(PersonErased.class);
      leavings.forget(erased.person(), erased.communities());
    };
  }

  /** The event {@code identity.person-erased}, as far as access reads it. */
  record PersonErased(PersonId person, List<CommunityId> communities) {}

  /** The function {@code onReservationChanged}. */
  public Consumer<QueueEvent.Told> onReservationChanged() {
    var wishes = new Wishes(site);
    return told -> wishes.changed(told.community(), told.as(ReservationChanged.class));
  }

  /** The function {@code onAccessFellDue}: the worker at the locks. */
  public Consumer<QueueEvent.Told> onAccessFellDue() {
    var settling = new Settling(site);
    var checks = new Checks(site);
    var polling = new Polling(site);
    return told -> {
      var due = told.as(Errands.Due.class);
      switch (due.task()) {
        case Tasks.SETTLE -> settling.settle(told.community(), UUID.fromString(due.ref()));
        case Tasks.CHECK -> checks.check(told.community());
        case Tasks.HEAL -> checks.heal(told.community());
        case Tasks.DOOR -> checks.checkDoor(told.community(), due.ref());
        case Tasks.POLL -> polling.poll(told.community(), due.ref());
        default -> throw new IllegalStateException("no such task: " + due.task());
      }
    };
  }
}
