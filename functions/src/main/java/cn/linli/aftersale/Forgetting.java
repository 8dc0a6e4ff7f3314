package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person's claims mean for their erasure: it waits for those that are open. */
final class Forgetting {
  private static final int PAGE = 50;
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Office office;

  Forgetting(Office office) {
    this.office = office;
  }

  /** When somebody may look again whether all of a person's claims are over, or empty. */
  Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    return claims(person, in).map(this::openUntil).flatMap(Optional::stream).findFirst();
  }

  /** An award is under way in the merchant's community, where its person may be a stranger. */
  private Optional<Instant> openUntil(Claim claim) {
    if (!claim.state().isOver()) {
      return Optional.of(office.now().plus(LOOK_AGAIN));
    }
    var matter = claim.matter();
    return claim.isAdvanced()
        ? office.needs().payments().openUntil(matter.person(), List.of(matter.home()))
        : Optional.empty();
  }

  /** All of a person's, for the export too. */
  Stream<Claim> claims(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(community -> rows(community, person, null))
        .flatMap(row -> office.claims().find(row.community(), row.claim()).stream());
  }

  private Stream<ClaimLists.Row> rows(CommunityId community, PersonId person, String after) {
    var page = office.lists().page(community, person, after, PAGE);
    var here = page.items().stream();
    return page.last() == null
        ? here
        : Stream.concat(
            here, List.of(page.last()).stream().flatMap(last -> rows(community, person, last)));
  }

  /** Their name goes, and all that was said: it tells of them, whoever said it. */
  void forget(PersonId person, List<CommunityId> in) {
    claims(person, in).forEach(this::forget);
  }

  private void forget(Claim listed) {
    office.statements().list(listed).stream()
        .filter(statement -> statement.text() != null)
        .forEach(
            statement -> {
              var writes = office.writes();
              office.statements().put(writes, statement.forgotten());
              writes.commit();
            });
    Stale.again(
        () -> {
          var claim = office.claim(listed.matter().community(), listed.id());
          if (claim.matter().name() != null) {
            var writes = office.writes();
            office.claims().put(writes, claim.forgotten());
            writes.commit();
          }
          return true;
        });
  }
}
