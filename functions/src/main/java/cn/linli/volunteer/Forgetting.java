package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person's help means for their export and erasure: it waits for what they promised. */
final class Forgetting {
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Bureau bureau;

  Forgetting(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Everything of a community about somebody. */
  record Held(
      CommunityId community,
      Profile.View profile,
      Recommendation.View recommendation,
      List<AssignmentView> shifts,
      List<Map<String, Integer>> years) {
    boolean isEmpty() {
      return profile == null && recommendation == null && shifts.isEmpty();
    }
  }

  /** All that is known of a person. */
  List<Held> all(PersonId person, List<CommunityId> in) {
    return in.stream()
        .map(community -> held(community, person))
        .filter(held -> !held.isEmpty())
        .toList();
  }

  private Held held(CommunityId community, PersonId person) {
    return new Held(
        community,
        bureau.profiles().find(community, person).map(Profile::view).orElse(null),
        bureau.recommendations().find(community, person).map(Recommendation::view).orElse(null),
        bureau.assignments().all(community, person).map(AssignmentView::whole).toList(),
        new Statements(bureau).years(community, person));
  }

  /** When somebody may look again whether all they promised is over, or empty if it is. */
  Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    var yesterday = bureau.now().minus(LOOK_AGAIN);
    return in.stream()
        .flatMap(community -> bureau.assignments().all(community, person))
        .filter(
            one ->
                one.state() == AssignmentState.TAKEN || one.state() == AssignmentState.CHECKED_IN)
        // Whoever forgot to check them out has a day for it.
        .filter(one -> yesterday.isBefore(one.time().end()))
        .findAny()
        .map(open -> bureau.now().plus(LOOK_AGAIN));
  }

  /** What they said and what was said of them goes; their hours stay, under the pseudonym. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      var writes = bureau.writes();
      bureau.profiles().forget(writes, community, person);
      bureau.recommendations().forget(writes, community, person);
      writes.commit();
      bureau.assignments().all(community, person).toList().forEach(one -> forget(one.key()));
    }
    for (var day : bureau.days().all(person).toList()) {
      var writes = bureau.writes();
      bureau.days().forget(writes, day);
      writes.commit();
    }
  }

  private void forget(Assignment.Key key) {
    Stale.again(
        () -> {
          var assignment = bureau.assignments().find(key).orElseThrow();
          if (assignment.name() != null) {
            var writes = bureau.writes();
            bureau.assignments().put(writes, assignment.forgotten());
            writes.commit();
          }
          return true;
        });
  }
}
