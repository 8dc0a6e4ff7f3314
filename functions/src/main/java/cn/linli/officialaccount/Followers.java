package cn.linli.officialaccount;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The door to the Official Account, and to those who follow it. */
public final class Followers {
  /** The kinds of deadline at which something is owed to followers, or at WeChat. */
  public static final List<String> DEADLINES = List.of(Tasks.ANSWER, Tasks.FOLLOWER, Tasks.MENU);

  private final Desk desk;
  private final MenuFile menu = MenuFile.get();

  /** The followers of a database. */
  public Followers(Dynamo dynamo, Clock clock, Needs needs) {
    this.desk = Desk.of(dynamo, clock, needs);
  }

  Desk desk() {
    return desk;
  }

  MenuFile menu() {
    return menu;
  }

  /** As what a person follows us, for their export. */
  public List<?> of(PersonId person) {
    return new Knowing(desk, menu).of(person).stream().map(Follower::view).toList();
  }

  /** Whether a person follows us now, by any of their accounts. */
  public boolean follows(PersonId person) {
    return new Knowing(desk, menu).of(person).stream().anyMatch(Follower::followed);
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    desk.tasks().handOver(due);
  }

  /**
   * The function {@code onOfficialAccountDue}: the worker that speaks to WeChat, and follows what
   * identity tells of people.
   */
  public Consumer<QueueEvent.Told> onOfficialAccountDue() {
    var knowing = new Knowing(desk, menu);
    var answering = new Answering(desk, knowing, menu);
    var menus = new Menus(desk, menu, new Replies(desk, menu));
    return told -> {
      switch (told.type()) {
        case "identity.person-created" -> knowing.became(told.as(OfPerson.class).person());
        case "identity.roles-changed" -> knowing.changedRoles(told.as(OfPerson.class).person());
        case "identity.person-erased" -> knowing.forget(told.as(OfPerson.class).person());
        case "identity.account-linked" -> {
          var linked = told.as(Linked.class);
          knowing.moved(linked.was(), linked.person());
        }
        default -> work(told.as(Errands.Due.class), knowing, answering, menus);
      }
    };
  }

  private static void work(Errands.Due due, Knowing knowing, Answering answering, Menus menus) {
    var which = Tasks.Which.of(due.ref());
    switch (due.task()) {
      case Tasks.ANSWER -> answering.work(which.ref());
      case Tasks.FOLLOWER -> knowing.work(which);
      case Tasks.MENU -> menus.work(which);
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  /** An event about a person, as far as it is read. */
  private record OfPerson(PersonId person) {}

  /** The event {@code identity.account-linked}. */
  private record Linked(PersonId person, PersonId was) {}
}
