package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.PersonId;
import java.util.List;
import java.util.UUID;

/** What else people signed up for of an activity. */
final class Elsewhere {
  private final Hall hall;

  Elsewhere(Hall hall) {
    this.hall = hall;
  }

  /**
   * Whoever comes to all sessions comes to each of them, and the other way round.
   *
   * @return the turns of these people, to be taken by whatever signs them up; where there is only
   *     one way to come nobody needs any
   */
  List<TurnTable.Turn> requireNone(Offering offering, Target target, List<PersonId> people) {
    if (!Target.haveBoth(offering)) {
      return List.of();
    }
    var turns = people.stream().map(person -> hall.turns().get(offering, person)).toList();
    for (var person : people) {
      boolean isElsewhere =
          hall.signUps()
              .of(offering, person)
              .filter(other -> target.isAll() != other.target().isAll())
              .anyMatch(other -> other.state().isAlive());
      if (isElsewhere) {
        throw SignUpError.SIGNED_UP_ALREADY.refusal("for all sessions, or for one of them");
      }
    }
    return turns;
  }

  /** An id is for one sign-up: one target, and those people. */
  void requireNew(Offering offering, PersonId by, UUID signUp) {
    if (!hall.of(offering, by, signUp).isEmpty()) {
      throw SignUpError.ID_REUSED.refusal();
    }
  }
}
