package cn.linli.signup;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person's sign-ups mean for their erasure: it waits for those that are open. */
final class Forgetting {
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Hall hall;

  Forgetting(Hall hall) {
    this.hall = hall;
  }

  /** All of a person's, for their export too. */
  Stream<SignUp> all(PersonId person) {
    return hall.signUps().all(person);
  }

  /** Where a person's standing may be told of: wherever they signed up for something. */
  Stream<Standing> standings(PersonId person) {
    return all(person)
        .map(signUp -> signUp.target().community())
        .distinct()
        .map(community -> hall.standings().get(community, person));
  }

  /** When somebody may look again whether all are over, or empty if they are. */
  Optional<Instant> openUntil(PersonId person) {
    var yesterday = hall.now().minus(LOOK_AGAIN);
    return all(person)
        .filter(signUp -> signUp.state().isAlive())
        .filter(
            signUp -> {
              var target = signUp.target();
              var offering = hall.needs().activities().get(target.community(), target.activity());
              // What is owed for having come, or not, is seen to within a day.
              return yesterday.isBefore(target.end(offering));
            })
        .findAny()
        .map(open -> hall.now().plus(LOOK_AGAIN));
  }

  /** Their name and what they answered go; that they came stays, under the pseudonym. */
  void forget(PersonId person) {
    standings(person)
        .filter(standing -> standing.revision() > 0)
        .toList()
        .forEach(
            standing -> {
              var writes = hall.writes();
              hall.standings().forget(writes, standing.community(), person);
              writes.commit();
            });
    all(person).toList().forEach(listed -> forget(listed.key()));
  }

  private void forget(SignUp.Key key) {
    Stale.again(
        () -> {
          var signUp = hall.get(key);
          if (signUp.name() != null) {
            var writes = hall.writes();
            hall.signUps().put(writes, signUp.forgotten());
            hall.answers().delete(writes, key.community(), key.activity(), signUp.id());
            hall.ratings()
                .find(key.community(), key.activity(), key.person())
                .filter(rating -> rating.name() != null)
                .ifPresent(rating -> hall.ratings().put(writes, rating.forgotten()));
            writes.commit();
          }
          return true;
        });
  }
}
