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
  private final Forms forms;

  Forgetting(Hall hall) {
    this.hall = hall;
    this.forms = new Forms(hall);
  }

  /** When somebody may look again whether all are over, or empty if they are. */
  Optional<Instant> openUntil(PersonId person) {
    var yesterday = hall.now().minus(LOOK_AGAIN);
    return Stream.concat(hall.signUps().all(person), ofWards(person))
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

  /** Whoever signed somebody up is needed until that is over: nobody else cancels it or pays. */
  private Stream<SignUp> ofWards(PersonId guardian) {
    return hall.needs().people().wards(guardian).stream()
        .flatMap(ward -> hall.signUps().all(ward.person()))
        .filter(signUp -> signUp.by().equals(guardian));
  }

  /** Their name and what they answered go; that they came stays, under the pseudonym. */
  void forget(PersonId person) {
    for (var trace : hall.traces().standings(person)) {
      var writes = hall.writes();
      hall.standings().forget(writes, trace.community(), person);
      hall.traces().delete(writes, trace);
      writes.commit();
    }
    forms.forget(person);
    hall.signUps().all(person).toList().forEach(listed -> forget(listed.key()));
  }

  private void forget(SignUpKey key) {
    Stale.again(
        () -> {
          var signUp = hall.get(key);
          if (signUp.name() != null) {
            var writes = hall.writes();
            hall.signUps().put(writes, signUp.forgotten());
            forms.forget(writes, signUp);
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
