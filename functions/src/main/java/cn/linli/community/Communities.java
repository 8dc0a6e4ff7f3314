package cn.linli.community;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The door to communities: the tree of areas, and what each community is. */
public final class Communities {
  private static final int MOST_REMEMBERED = 10_000;

  private final Dynamo dynamo;
  private final CommunityTable communities;
  private final AreaTable areas;
  private final Outbox outbox;
  private final Cursors cursors;

  /** Where a community is and its calendar never change, so an instance asks for them once. */
  private final Map<CommunityId, Home> homes = new ConcurrentHashMap<>();

  /** The communities of a database. */
  public Communities(Dynamo dynamo, Cursors cursors, Clock clock) {
    this.dynamo = dynamo;
    this.communities = new CommunityTable(dynamo);
    this.areas = new AreaTable(dynamo);
    this.outbox = new Outbox(dynamo, clock);
    this.cursors = cursors;
  }

  /** The community; refuses one that does not exist. */
  public Community get(CommunityId id) {
    return communities.find(id).orElseThrow(ApiError.NOT_FOUND::refusal);
  }

  /** Whether there is such a community. */
  public boolean exists(CommunityId id) {
    return communities.find(id).isPresent();
  }

  /** The time zone of a community's calendar; refuses a community that does not exist. */
  public ZoneId calendar(CommunityId id) {
    return home(id).timeZone();
  }

  /** Where a community is, for ever; refuses a community that does not exist. */
  public Home home(CommunityId id) {
    var known = homes.get(id);
    if (known == null) {
      known = Home.of(get(id));
      if (homes.size() < MOST_REMEMBERED) {
        homes.put(id, known);
      }
    }
    return known;
  }

  /** What never changes about a community. */
  public record Home(CommunityId community, String district, String street, ZoneId timeZone) {
    private static Home of(Community community) {
      return new Home(
          community.id(), community.district(), community.street(), community.timeZone());
    }
  }

  /** What a district is called; refuses one that does not exist. */
  public String nameOfDistrict(String district) {
    return name(Area.DISTRICTS, district);
  }

  /** What a street of a district is called; refuses one that does not exist. */
  public String nameOfStreet(String district, String street) {
    return name(Area.streetsOf(district), street);
  }

  /** The streets of a district. */
  public List<String> streetsOf(String district) {
    var streets = new ArrayList<String>();
    String after = null;
    do {
      var page = areas.page(Area.streetsOf(district), after, PageOf.limit(null));
      page.items().forEach(street -> streets.add(street.id()));
      after = page.last();
    } while (after != null);
    return streets;
  }

  /**
   * The community of a street that follows another.
   *
   * @param after its id, or null for the first
   */
  public Optional<CommunityId> nextOf(String district, String street, String after) {
    return areas.page(Area.communitiesOf(district, street), after, 1).items().stream()
        .findFirst()
        .map(area -> new CommunityId(area.id()));
  }

  private String name(String parent, String id) {
    return areas.find(parent, id).map(Area::name).orElseThrow(ApiError.NOT_FOUND::refusal);
  }

  /** Creates or renames a district. */
  Area.View putDistrict(Commands.PutDistrict command) {
    return put(
        new Area(Area.DISTRICTS, command.district(), command.name(), command.revision() + 1));
  }

  /** Creates or renames a street of a district. */
  Area.View putStreet(Commands.PutStreet command) {
    requireArea(Area.DISTRICTS, command.district());
    var parent = Area.streetsOf(command.district());
    return put(new Area(parent, command.street(), command.name(), command.revision() + 1));
  }

  private Area.View put(Area next) {
    if (!areas.find(next.parent(), next.id()).equals(Optional.of(next))) {
      var writes = new WriteSet(dynamo);
      areas.put(writes, next);
      writes.commit();
    }
    return next.view();
  }

  /** Creates or changes a community. */
  Community put(Commands.PutCommunity command) {
    var next = command.asCommunity();
    var stored = communities.find(next.id());
    if (stored.filter(next::equals).isPresent()) {
      return next;
    }
    stored.ifPresent(before -> requireFixed(before, next));
    requireArea(Area.streetsOf(next.district()), next.street());
    var writes = new WriteSet(dynamo);
    communities.put(writes, next);
    areas.replace(
        writes,
        new Area(
            Area.communitiesOf(next.district(), next.street()),
            next.id().value(),
            next.name(),
            next.revision()));
    outbox.add(
        writes,
        new Event(
            "community.configured",
            1,
            next.id(),
            Map.of(
                "district",
                next.district(),
                "street",
                next.street(),
                "revision",
                next.revision())));
    writes.commit();
    return next;
  }

  private static void requireFixed(Community before, Community next) {
    if (!before.district().equals(next.district())
        || !before.street().equals(next.street())
        || !before.timeZone().equals(next.timeZone())) {
      throw CommunityError.FIXED.refusal();
    }
  }

  private void requireArea(String parent, String id) {
    if (areas.find(parent, id).isEmpty()) {
      throw CommunityError.PARENT_UNKNOWN.refusal();
    }
  }

  /** The areas under a parent. */
  PageOf<Area.View> list(String parent, Integer limit, String cursor) {
    var query = "areas " + parent;
    var page = areas.page(parent, cursors.position(query, cursor), PageOf.limit(limit));
    return new PageOf<>(
        page.items().stream().map(Area::view).toList(), cursors.after(query, page.last()));
  }
}
