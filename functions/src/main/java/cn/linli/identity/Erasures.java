package cn.linli.identity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Erasure in two steps. From the request on nobody logs in or renews a session ({@link
 * Person#active}); the last access token ends within ten minutes. The data goes by deadline, after
 * that token and when no matter is open. The pseudonym stays, so that books and logs still add up.
 */
public final class Erasures {
  /** The kind of deadline that completes an erasure. */
  public static final String DEADLINE = "identity.erase";

  private static final Duration GRACE = AccessTokens.LIFE.plusMinutes(1);

  private final Identity identity;
  private final BiFunction<PersonId, List<CommunityId>, Optional<Instant>> openUntil;

  /**
   * Erasures that wait for open matters.
   *
   * @param openUntil when the last open matter of a person in these communities ends, or empty
   */
  Erasures(
      Identity identity, BiFunction<PersonId, List<CommunityId>, Optional<Instant>> openUntil) {
    this.identity = identity;
    this.openUntil = openUntil;
  }

  /** Records the request of the caller. The same again is the same request. */
  View request(Principal caller) {
    return Stale.again(
        () -> {
          var person = identity.persons().get(caller.person());
          if (person.state() == Person.State.ERASURE_REQUESTED) {
            return view(person);
          }
          var now = identity.clock().instant();
          var next = person.active().erasureRequested(now);
          var writes = new WriteSet(identity.dynamo());
          identity.persons().change(writes, next);
          schedule(writes, person.id(), now.plus(GRACE));
          identity
              .audit()
              .add(
                  writes,
                  Gate.PLATFORM,
                  person.id(),
                  "erasure-requested",
                  person.id().toString(),
                  null,
                  null);
          writes.commit();
          return view(next);
        });
  }

  private static View view(Person person) {
    return new View(person.id(), "requested", person.erasureRequestedAt());
  }

  private void schedule(WriteSet writes, PersonId person, Instant at) {
    identity.deadlines().add(writes, DEADLINE, null, person.toString(), at);
  }

  /** Erases the person of a deadline, or waits for what is still open. */
  public void due(Deadline deadline) {
    Stale.again(
        () -> {
          identity
              .persons()
              .find(PersonId.of(deadline.ref()))
              .filter(person -> person.state() == Person.State.ERASURE_REQUESTED)
              .ifPresent(this::eraseOrWait);
          return null;
        });
  }

  private void eraseOrWait(Person person) {
    var memberships = identity.memberships().of(person.id());
    var open =
        openUntil.apply(person.id(), memberships.stream().map(Membership::community).toList());
    if (open.isPresent()) {
      var writes = new WriteSet(identity.dynamo());
      // Looked at daily, because the staff may cancel what is open.
      var tomorrow = identity.clock().instant().plus(Duration.ofDays(1));
      var end = open.get().plus(Duration.ofMinutes(1));
      schedule(writes, person.id(), end.isBefore(tomorrow) ? end : tomorrow);
      writes.commit();
      return;
    }
    forgetMinors(person);
    eraseRecord(person, memberships);
  }

  /** A ward whose last guardian goes, goes too: nobody could speak for the data. */
  private void forgetMinors(Person guardian) {
    for (var minor : identity.minors().of(guardian.id())) {
      var child = identity.persons().get(minor.person());
      var writes = new WriteSet(identity.dynamo());
      identity.minors().delete(writes, minor);
      if (child.state() != Person.State.GONE) {
        letGo(writes, child.unguardedBy(guardian.id()));
      }
      writes.commit();
    }
  }

  private void letGo(WriteSet writes, Person child) {
    var now = identity.clock().instant();
    boolean alone = child.guardians().isEmpty() && child.links().isEmpty();
    identity.persons().change(writes, alone ? child.erasureRequested(now) : child);
    if (alone) {
      // No token of a ward without an account is about: there is nothing to wait for.
      schedule(writes, child.id(), now);
    }
  }

  /**
   * Everything that tells who the person was, and the event that names the communities, in one
   * transaction: a retry after a crash must still know them. Consents, the log and the
   * reservations' times stay under the pseudonym; sessions and attempts end by their time to live
   * and say nothing.
   */
  private void eraseRecord(Person person, List<Membership> memberships) {
    var writes = new WriteSet(identity.dynamo());
    identity.persons().change(writes, person.gone());
    identity.sealed().delete(writes, person.id());
    person.links().forEach(link -> identity.pointers().delete(writes, link));
    if (person.idNumberHash() != null) {
      identity.pointers().delete(writes, person.idNumberHash());
    }
    memberships.forEach(membership -> identity.memberships().delete(writes, membership));
    person.guardians().stream()
        .flatMap(guardian -> identity.minors().of(PersonId.of(guardian)).stream())
        .filter(minor -> minor.person().equals(person.id()))
        .forEach(minor -> identity.minors().delete(writes, minor));
    identity
        .audit()
        .add(writes, Gate.PLATFORM, person.id(), "erased", person.id().toString(), null, null);
    var communities = memberships.stream().map(Membership::community).toList();
    var data = Map.<String, Object>of("person", person.id(), "communities", communities);
    identity.outbox().add(writes, new Event("identity.person-erased", 1, null, data));
    writes.commit();
  }

  /** What the contract shows. */
  record View(PersonId person, String state, Instant requestedAt) {}
}
