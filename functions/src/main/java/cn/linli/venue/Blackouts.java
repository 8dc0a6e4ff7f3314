package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Closes a zone and all in it for a time. From the moment a blackout is written, nobody who reads
 * the zones afterwards gets a slot inside; what was booked before, and what was on its way, is
 * cancelled: at once as far as a request's time allows, and again when nothing can be on its way
 * any more.
 */
final class Blackouts {
  /** Longer than any request may take that read the zones before the blackout was written. */
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);

  private final Venue venue;
  private final Evictions evictions;

  Blackouts(Venue venue, Changes changes) {
    this.venue = venue;
    this.evictions = new Evictions(venue, changes);
  }

  /** Closes, and cancels what is inside. The same again gives the same answer. */
  Blackout.View put(Principal caller, Commands.PutBlackout command) {
    var placed = Stale.again(() -> putOrReplay(caller, command));
    if (placed.state() == Blackout.State.CLOSING) {
      evictions.evict(placed);
    }
    return placed.view();
  }

  private Blackout putOrReplay(Principal caller, Commands.PutBlackout command) {
    var found = venue.blackouts().find(command.community(), command.blackout());
    if (found.isPresent()) {
      return found
          .filter(blackout -> blackout.isOf(command))
          .orElseThrow(VenueError.BLACKOUT_ID_REUSED::refusal);
    }
    new ZoneTree(venue.zones().list(command.community())).get(command.zone());
    if (!command.end().isAfter(venue.clock().instant())) {
      throw VenueError.IN_THE_PAST.refusal();
    }
    SpecialDays.requireRoom(venue, command.community());
    var blackout = command.asBlackout(caller.person());
    var writes = new WriteSet(venue.dynamo());
    venue.blackouts().put(writes, blackout);
    venue.deviations().put(writes, closure(blackout));
    owe(writes, blackout);
    venue
        .outbox()
        .add(writes, new Event("venue.zone-blacked-out", 1, blackout.community(), data(blackout)));
    writes.commit();
    return blackout;
  }

  private void owe(WriteSet writes, Blackout blackout) {
    var due = venue.clock().instant().plus(UNDER_WAY);
    var ref = blackout.id().toString();
    venue.deadlines().add(writes, Reservations.BLACKOUT, blackout.community(), ref, due);
  }

  private Deviation.Closure closure(Blackout blackout) {
    var calendar = venue.communities().calendar(blackout.community());
    var until = LocalDate.ofInstant(blackout.time().end().minusNanos(1), calendar);
    return new Deviation.Closure(
        blackout.community(), blackout.zone(), blackout.time(), until, blackout.id());
  }

  private static Map<String, Object> data(Blackout blackout) {
    return Map.of(
        "blackout", blackout.id(),
        "zone", blackout.zone(),
        "start", blackout.time().start(),
        "end", blackout.time().end(),
        "by", blackout.by(),
        "reason", blackout.reason());
  }

  /** Cancels what was on its way when a blackout was written; then it is closed. */
  void due(Deadline deadline) {
    Stale.again(
        () -> {
          venue
              .blackouts()
              .find(deadline.community(), UUID.fromString(deadline.ref()))
              .filter(blackout -> blackout.state() == Blackout.State.CLOSING)
              .ifPresent(this::finish);
          return null;
        });
  }

  private void finish(Blackout blackout) {
    boolean empty = evictions.evict(blackout);
    var writes = new WriteSet(venue.dynamo());
    if (empty) {
      venue.blackouts().put(writes, blackout.in(Blackout.State.CLOSED));
    } else {
      owe(writes, blackout);
    }
    writes.commit();
  }

  /** Opens again; what was cancelled stays cancelled. The same again changes nothing. */
  Blackout.View lift(Principal caller, Commands.OfBlackout command) {
    return Stale.again(() -> liftOnce(caller, command)).view();
  }

  private Blackout liftOnce(Principal caller, Commands.OfBlackout command) {
    var found = find(command.community(), command.blackout());
    if (found.state() == Blackout.State.LIFTED) {
      return found;
    }
    var lifted = found.in(Blackout.State.LIFTED);
    var writes = new WriteSet(venue.dynamo());
    venue.blackouts().put(writes, lifted);
    venue.deviations().delete(writes, closure(found));
    var data =
        Map.<String, Object>of("blackout", found.id(), "zone", found.zone(), "by", caller.person());
    venue.outbox().add(writes, new Event("venue.blackout-lifted", 1, found.community(), data));
    writes.commit();
    return lifted;
  }

  Blackout.View get(Commands.OfBlackout query) {
    return find(query.community(), query.blackout()).view();
  }

  private Blackout find(CommunityId community, UUID id) {
    return venue
        .blackouts()
        .find(community, id)
        .orElseThrow(VenueError.BLACKOUT_NOT_FOUND::refusal);
  }

  /** The blackouts that are not over. */
  Map<String, List<Blackout.View>> list(Commands.OfCommunity query) {
    return Map.of(
        "items",
        venue.deviations().from(query.community(), ZoneCache.since(venue.clock())).stream()
            .filter(Deviation.Closure.class::isInstance)
            .map(Deviation.Closure.class::cast)
            .map(closure -> find(query.community(), closure.id()))
            .map(Blackout::view)
            .toList());
  }
}
