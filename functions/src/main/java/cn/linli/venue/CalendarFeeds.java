package cn.linli.venue;

import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Download;
import cn.linli.shared.keys.Keys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The door to calendar feeds: gives out their secret addresses, takes them back, and answers. */
public final class CalendarFeeds {
  private static final String ENDING = ".ics";
  private static final Pattern FILE = Pattern.compile("([A-Za-z0-9_-]{32})\\.ics");

  private final Venue venue;
  private final People people;
  private final Keys keys;
  private final FeedTable feeds;
  private final FeedContents contents;

  /** The feeds of what the reservations fill. */
  public CalendarFeeds(Reservations reservations, People people, Keys keys) {
    this.venue = reservations.venue();
    this.people = people;
    this.keys = keys;
    this.feeds = new FeedTable(venue.dynamo());
    this.contents = new FeedContents(venue);
  }

  /** The address of the caller's own feed; the same until it is revoked. */
  Address putMine(Principal caller, Commands.OfCommunity command) {
    people.requireActive(caller.person());
    return put(command.community(), new FeedOwner.OfPerson(caller.person()));
  }

  /** The address of a zone's feed; the same until it is revoked. */
  Address putOfZone(Commands.OfZone command) {
    var zone =
        venue
            .zones()
            .find(command.community(), command.zone())
            .orElseThrow(VenueError.ZONE_NOT_FOUND::refusal);
    return put(zone.community(), new FeedOwner.OfZone(zone.id()));
  }

  private Address put(CommunityId community, FeedOwner owner) {
    var feed =
        Stale.again(() -> feeds.find(community, owner).orElseGet(() -> create(community, owner)));
    return Address.of(feed.community(), feed.secret(keys) + ENDING);
  }

  private Feed create(CommunityId community, FeedOwner owner) {
    var feed = Feed.fresh(community, owner, keys);
    var writes = new WriteSet(venue.dynamo());
    feeds.create(writes, feed);
    writes.commit();
    return feed;
  }

  /** The address is dead at once. None there is fine. */
  Object revokeMine(Principal caller, Commands.OfCommunity command) {
    revoke(command.community(), new FeedOwner.OfPerson(caller.person()));
    return null;
  }

  /** The address is dead at once. None there is fine. */
  Object revokeOfZone(Commands.OfZone command) {
    revoke(command.community(), new FeedOwner.OfZone(command.zone()));
    return null;
  }

  private void revoke(CommunityId community, FeedOwner owner) {
    Stale.again(
        () -> {
          var writes = new WriteSet(venue.dynamo());
          feeds.find(community, owner).ifPresent(feed -> feeds.delete(writes, feed));
          writes.commitIfAny();
          return null;
        });
  }

  /** The calendar at an address. */
  Download read(Queries.FeedFile query) {
    var file = FILE.matcher(query.file());
    if (!file.matches()) {
      throw VenueError.FEED_NOT_FOUND.refusal();
    }
    var feed =
        feeds
            .find(query.community(), Feed.hash(file.group(1), keys))
            .orElseThrow(VenueError.FEED_NOT_FOUND::refusal);
    var bytes = contents.of(feed).getBytes(StandardCharsets.UTF_8);
    return Download.of("text/calendar; charset=utf-8", "calendar" + ENDING, bytes);
  }

  /** Takes back what an erased person gave out. */
  void forget(PersonId person, List<CommunityId> in) {
    in.forEach(community -> revoke(community, new FeedOwner.OfPerson(person)));
  }

  /**
   * Where a calendar is.
   *
   * @param path of its address at this API
   * @param file the last part of the path, which nobody guesses
   */
  record Address(String path, String file) {
    private static Address of(CommunityId community, String file) {
      return new Address("/communities/" + community + "/calendar-feeds/" + file, file);
    }
  }
}
