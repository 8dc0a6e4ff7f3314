package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to activities. */
public final class Activities {
  /** The kinds of deadline at which something about an activity is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.OVER, Tasks.ENDED, Tasks.UNDECIDED);

  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Centre centre;
  private final Published published;

  /** The activities of a database. */
  public Activities(Dynamo dynamo, Clock clock, Needs needs) {
    this.centre = Centre.of(dynamo, clock, needs);
    this.published = new Published(centre);
  }

  Centre centre() {
    return centre;
  }

  Published published() {
    return published;
  }

  /** A published activity as it stood less than a second ago; refuses one that is not. */
  public Offering glance(CommunityId community, UUID id) {
    return Offering.of(published.get(community, id));
  }

  /** The same as it stands now. */
  public Offering get(CommunityId community, UUID id) {
    var activity = centre.get(community, id);
    var live = centre.live(activity);
    if (live == null) {
      throw ActivityError.NOT_FOUND.refusal();
    }
    return Offering.of(activity, live.plan());
  }

  /** Adds to what a use case writes that the activity is published and was not called off. */
  public void requirePublished(
      WriteSet writes, CommunityId community, UUID id, RuntimeException ifNot) {
    centre.activities().requirePublished(writes, community, id, ifNot);
  }

  /** The kinds of a centre's activities, with what it owes of each in a year. */
  public List<Duty> duties(CommunityId community) {
    return centre.kinds().list(community).stream()
        .map(kind -> new Duty(kind.id(), kind.name(), kind.perYear()))
        .toList();
  }

  /** How many activities of a kind a centre owes in a year. */
  public record Duty(String kind, String name, int perYear) {}

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    centre.tasks().handOver(due);
  }

  /** All that a person proposed in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(
            community ->
                centre
                    .lists()
                    .all(community, person)
                    .flatMap(row -> centre.activities().find(community, row.activity()).stream()))
        .map(activity -> ActivityView.of(activity, centre.latest(activity).plan()))
        .toList();
  }

  /**
   * When somebody may look again whether all activities are over for which a person answers, or
   * empty if they are.
   */
  public Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(
            community ->
                centre
                    .lists()
                    .all(community, person)
                    .flatMap(row -> centre.activities().find(community, row.activity()).stream()))
        .filter(activity -> activity.state() == State.PUBLISHED)
        .findAny()
        .map(open -> centre.now().plus(LOOK_AGAIN));
  }

  /** The function {@code onActivityDue}: the worker that does what is owed, and hears of zones. */
  public Consumer<QueueEvent.Told> onActivityDue() {
    return told -> {
      switch (told.type()) {
        case "screening.finished" -> screened(told);
        case "venue.reservation-cancelled", "venue.reservation-lapsed" -> zoneEnded(told);
        default -> work(told.community(), told.as(Errands.Due.class));
      }
    };
  }

  private void screened(QueueEvent.Told told) {
    var subject = told.as(Screened.class).subject();
    if (subject.startsWith(Activity.SUBJECT)) {
      var id = subject.split("/", 3)[1];
      new Checking(centre).check(told.community(), UUID.fromString(id));
    }
  }

  private void zoneEnded(QueueEvent.Told told) {
    var activity = told.as(ZoneEnded.class).activity();
    if (activity != null) {
      new Zones(centre).ended(told.community(), activity);
    }
  }

  private void work(CommunityId community, Errands.Due due) {
    var parts = due.ref().split("/", 2);
    var id = UUID.fromString(parts[0]);
    switch (due.task()) {
      case Tasks.CHECK -> new Checking(centre).check(community, id);
      case Tasks.ZONES -> new Zones(centre).follow(community, id);
      case Tasks.RELEASE -> new Zones(centre).release(community, id, Integer.parseInt(parts[1]));
      case Tasks.UNDECIDED ->
          new Checking(centre).undecided(community, id, Integer.parseInt(parts[1]));
      case Tasks.ENDED -> new Ending(centre).ended(community, id, Integer.parseInt(parts[1]));
      case Tasks.OVER -> new Ending(centre).over(community, id);
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  /** The event {@code screening.finished}, as far as it is read. */
  private record Screened(String subject) {}

  /** The end of a reservation, as far as it is read. */
  private record ZoneEnded(UUID activity) {}
}
