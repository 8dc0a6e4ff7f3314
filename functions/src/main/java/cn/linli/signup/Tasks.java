package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What is owed about sign-ups. */
final class Tasks {
  /**
   * A place may be free for somebody who waits, by {@code <activity>/<scope>}, and {@link
   * Search#ref} where one has looked at some of the line.
   */
  static final String PROMOTE = "signup.promote";

  /** An offer, or the time to pay, may be over, by a sign-up's reference. */
  static final String LAPSE = "signup.lapse";

  /** What was paid goes back, by {@link Refunding.Wish#ref}. */
  static final String REFUND = "signup.refund";

  /** An activity was called off or is over: each sign-up follows, by {@code <activity>/<at>}. */
  static final String CASCADE = "signup.cascade";

  /** What nobody came for stays, by {@code <activity>/<at>}. */
  static final String MISSED = "signup.missed";

  /** What people answered goes, by {@code <activity>/}. */
  static final String ANSWERS = "signup.answers";

  /**
   * What a merchant keeps of a cancelled place is divided, by {@code <activity>/<home>/<payment>}.
   */
  static final String SHARE = "signup.share";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("signup.fell-due", 1, community, data));
  }

  void promote(WriteSet writes, Target target) {
    errands.now(writes, PROMOTE, target.community(), target.ref());
  }

  /** The same for those who stand further back. */
  void promote(WriteSet writes, Target target, Search from) {
    var ref = from.after() == null ? target.ref() : target.ref() + "/" + from.ref();
    errands.now(writes, PROMOTE, target.community(), ref);
  }

  void lapse(WriteSet writes, SignUp signUp) {
    errands.at(writes, LAPSE, signUp.target().community(), ref(signUp.key()), signUp.until());
  }

  void refund(WriteSet writes, Refunding.Wish wish) {
    errands.now(writes, REFUND, wish.community(), wish.ref());
  }

  void cascade(WriteSet writes, CommunityId community, UUID activity, String task, String at) {
    errands.now(writes, task, community, activity + "/" + at);
  }

  void cascadeAt(
      WriteSet writes, CommunityId community, UUID activity, String task, Instant instant) {
    errands.at(writes, task, community, activity + "/", instant);
  }

  void share(WriteSet writes, SignUp signUp, Instant instant) {
    var target = signUp.target();
    var ref = "%s/%s/%s".formatted(target.activity(), signUp.home(), signUp.payment());
    share(writes, target.community(), ref, instant);
  }

  /** The same once more, of what was moved. */
  void share(WriteSet writes, CommunityId community, String ref, Instant instant) {
    errands.at(writes, SHARE, community, ref, instant);
  }

  static String ref(SignUpKey key) {
    return "%s/%s/%s/%s".formatted(key.person(), key.filed(), key.activity(), key.scope());
  }

  static SignUpKey key(CommunityId community, String ref) {
    var parts = ref.split("/", 5);
    return new SignUpKey(
        community,
        PersonId.of(parts[0]),
        LocalDate.parse(parts[1]),
        UUID.fromString(parts[2]),
        parts[3]);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}
