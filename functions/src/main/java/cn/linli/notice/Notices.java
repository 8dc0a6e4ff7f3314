package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The door to notices: who is told what, when, and where. */
public final class Notices {
  /** The kinds of deadline at which somebody is to be told something. */
  public static final List<String> DEADLINES =
      List.of(Tasks.SEND, Tasks.REMIND, Tasks.DIGEST, Tasks.CHECK);

  private static final String DUE = "notice.fell-due";
  private static final String ROLES = "identity.roles-changed";
  private static final String FOLLOWED = "officialaccount.follower-changed";

  private final Mailroom room;
  private final Checking checking;

  /** The notices of a database. */
  public Notices(Dynamo dynamo, Clock clock, Needs needs) {
    this.room = Mailroom.of(dynamo, clock, needs);
    this.checking = new Checking(room);
  }

  Mailroom room() {
    return room;
  }

  /**
   * Somebody let us send them messages, or wants none any more, as WeChat tells of the mini
   * program.
   *
   * @param push the same when WeChat says the same again
   * @param earned messages by WeChat's id of their template
   * @param none the templates of which they want nothing more
   */
  public void consented(
      String openid, String push, Map<String, Integer> earned, List<String> none) {
    new Consents(room).heard(openid, push, earned, none);
  }

  /** All that a person was told in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return new Forgetting(room).all(person, in);
  }

  /** A person is gone. */
  public Consumer<Told> onPersonErased() {
    return told -> {
      var erased = told.as(Erased.class);
      new Forgetting(room).forget(erased.person(), erased.communities());
    };
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    room.tasks().handOver(due);
  }

  /**
   * The function {@code onNotice}: hears what happened and tells people, and does what is owed.
   * Where our templates do not fit what is told, there is none.
   */
  public Consumer<Told> onNotice() {
    room.tables().require();
    var hearing = new Hearing(room);
    return told -> {
      checking.begin();
      switch (told.type()) {
        case DUE -> work(told.community(), told.as(Errands.Due.class));
        case FOLLOWED -> followed(told.as(Follower.class));
        case ROLES ->
            new Subscribing(room).belongs(told.community(), told.as(Member.class).person());
        default -> hearing.hear(told);
      }
    };
  }

  /** Whoever follows again may be tried again; who left is found out by the next message. */
  private void followed(Follower follower) {
    if (follower.person() != null) {
      new Subscribing(room).follows(follower.person());
    }
    if (follower.followed() && follower.person() != null) {
      var writes = room.writes();
      room.reaches().followed(writes, follower.person(), new Over());
      try {
        writes.commit();
      } catch (Over never) {
        // Nothing said that they did not.
      }
    }
  }

  private void work(CommunityId community, Errands.Due due) {
    switch (due.task()) {
      case Tasks.SEND -> new Sending(room).send(Delivery.Key.of(community, due.ref()));
      case Tasks.REMIND -> new Reminding(room).remind(Delivery.Key.of(community, due.ref()));
      case Tasks.CHECK -> checking.compare(due.ref());
      case Tasks.DIGEST -> new Digests(room).work(community, due.ref());
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  /** The event {@code officialaccount.follower-changed}, as far as it is read. */
  private record Follower(PersonId person, boolean followed) {}

  /** The event {@code identity.roles-changed}, as far as it is read. */
  private record Member(PersonId person) {}

  /** The event {@code identity.person-erased}. */
  private record Erased(PersonId person, List<CommunityId> communities) {}
}
