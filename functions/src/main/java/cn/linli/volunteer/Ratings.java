package cn.linli.volunteer;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;

/** Those who hold a shift say what somebody's work was like, once. */
final class Ratings {
  private final Bureau bureau;

  Ratings(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Rates somebody else. The same again changes nothing. */
  AssignmentView rate(Principal caller, Commands.Rate command) {
    bureau.held(caller, command.community(), command.activity());
    Bureau.requireOther(caller, command.volunteer());
    return Stale.again(
        () -> {
          var shift = bureau.shift(command.which());
          var before = bureau.assignment(shift, command.volunteer());
          var rating = new Rating(command.stars(), command.words(), caller.person(), bureau.now());
          if (before.rating() != null) {
            requireSame(before.rating(), rating);
            return AssignmentView.held(before, Bureau.isStaff(caller));
          }
          if (before.state() != AssignmentState.DONE || before.name() == null) {
            throw VolunteerError.NOT_DONE.refusal();
          }
          var next = before.rated(rating);
          var writes = bureau.writes();
          bureau.put(writes, next);
          bureau
              .profiles()
              .find(shift.community(), command.volunteer())
              .ifPresent(profile -> bureau.put(writes, profile.rated(rating.stars()), new Stale()));
          writes.commit();
          return AssignmentView.held(next, Bureau.isStaff(caller));
        });
  }

  private static void requireSame(Rating known, Rating again) {
    boolean isSame =
        known.stars() == again.stars()
            && known.by().equals(again.by())
            && (known.words() == null
                ? again.words() == null
                : known.words().equals(again.words()));
    if (!isSame) {
      throw VolunteerError.RATED_ALREADY.refusal();
    }
  }
}
