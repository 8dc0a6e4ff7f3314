package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Decides campaigns. At the deadline each shelf is closed, as soon as nobody is just paying for
 * something on it: what was paid before counts, and nothing after. When all are closed, their sum
 * decides, once.
 */
final class Deciding {
  /** How long the payments of the last minutes are waited for. */
  private static final Duration GRACE = Duration.ofMinutes(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
  private static final Duration TO_REMIND = Duration.ofDays(1);
  private static final int COMMUNITIES = 25;

  private final Shop shop;

  Deciding(Shop shop) {
    this.shop = shop;
  }

  /**
   * Goes on deciding a campaign whose deadline is over.
   *
   * @param at {@code <sum>/<community>} up to which shelves are closed, or empty at the start
   */
  void decide(UUID id, String at) {
    var campaign = Stale.again(() -> deciding(id));
    if (campaign.state() == State.ON_SALE) {
      // Whoever sent us has a clock that is ahead of ours.
      lookAgain(campaign, campaign.terms().deadline());
    }
    if (campaign.state() != State.DECIDING) {
      return;
    }
    var parts = at.split("/", 2);
    int sum = at.isEmpty() ? 0 : Integer.parseInt(parts[0]);
    var owners = owners(campaign, at.isEmpty() ? null : parts[1]);
    for (var owner : owners.communities()) {
      var paid = close(campaign, owner);
      if (paid < 0) {
        lookAgain(campaign, shop.now().plus(BETWEEN_LOOKS));
        return;
      }
      sum += paid;
    }
    if (owners.last() != null) {
      var writes = shop.writes();
      shop.tasks().goOn(writes, Tasks.DECIDE, campaign.home(), id, sum + "/" + owners.last());
      writes.commit();
    } else {
      decided(campaign, sum);
    }
  }

  /** From the deadline on nobody orders any more. */
  private Campaign deciding(UUID id) {
    var campaign = shop.campaign(id);
    if (campaign.state() != State.ON_SALE || shop.now().isBefore(campaign.terms().deadline())) {
      return campaign;
    }
    var next = campaign.to(State.DECIDING, null);
    var writes = shop.writes();
    shop.put(writes, campaign, next, new Stale());
    // Should this process die, somebody looks again.
    shop.tasks().at(writes, Tasks.DECIDE, next, shop.now().plus(BETWEEN_LOOKS));
    writes.commit();
    return next;
  }

  private void lookAgain(Campaign campaign, Instant at) {
    var writes = shop.writes();
    shop.tasks().at(writes, Tasks.DECIDE, campaign, at);
    writes.commit();
  }

  /** Whose shelves are closed next; nobody's in particular where all share them. */
  private Owners owners(Campaign campaign, String after) {
    if (!campaign.terms().perCommunity()) {
      var shared = new ArrayList<CommunityId>();
      shared.add(null);
      return new Owners(shared, null);
    }
    var page = shop.joined().page(campaign.id(), after, COMMUNITIES);
    return new Owners(page.items().stream().map(JoinedTable.Row::community).toList(), page.last());
  }

  /** Closes an owner's shelves: how many pieces were paid for, or -1 if somebody is just paying. */
  private int close(Campaign campaign, CommunityId owner) {
    boolean isOver = !shop.now().isBefore(campaign.terms().deadline().plus(GRACE));
    int paid = 0;
    for (int number = 0; number < campaign.terms().shelfCount(); number++) {
      var place = new Shelf.Place(campaign.id(), owner, number);
      int closed = Stale.again(() -> close(place, isOver));
      if (closed < 0) {
        return closed;
      }
      paid += closed;
    }
    return paid;
  }

  private int close(Shelf.Place place, boolean isOver) {
    var shelf = shop.shelves().find(place).orElseThrow();
    if (!shelf.closed()) {
      if (shelf.open() > 0 && !isOver) {
        return -1;
      }
      var writes = shop.writes();
      shop.shelves().close(writes, shelf);
      writes.commit();
    }
    return shop.shelves().find(place).orElseThrow().paid();
  }

  private void decided(Campaign known, int paid) {
    Stale.again(
        () -> {
          var campaign = shop.campaign(known.id());
          if (campaign.state() == State.DECIDING) {
            var next = campaign.decided(paid);
            var writes = shop.writes();
            shop.put(writes, campaign, next, new Stale());
            new Cascades(shop).begin(writes, next);
            if (next.state() == State.SUCCEEDED) {
              handOut(writes, next);
            }
            new Closing(shop).later(writes, next);
            writes.commit();
          }
          return true;
        });
  }

  private void handOut(WriteSet writes, Campaign campaign) {
    shop.tasks().at(writes, Tasks.REMIND, campaign, remindAt(campaign.terms().pickUpEnd()));
    shop.tasks().at(writes, Tasks.UNCOLLECTED, campaign, campaign.terms().uncollectedAt());
  }

  /** A day before the end, or when half of a shorter time is over. */
  private Instant remindAt(Instant end) {
    var left = Duration.between(shop.now(), end);
    return left.compareTo(TO_REMIND) > 0 ? end.minus(TO_REMIND) : end.minus(left.dividedBy(2));
  }

  /** Closes a community's shelves of a campaign that somebody ended, whoever is just paying. */
  void closeShelves(Campaign campaign, CommunityId community) {
    for (int number = 0; number < campaign.terms().shelfCount(); number++) {
      var place = shop.place(campaign, community, number);
      Stale.again(() -> close(place, true));
    }
  }

  private record Owners(List<CommunityId> communities, String last) {}
}
