package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.List;
import java.util.UUID;

/**
 * Ends what a committee has said no to in its community: campaign by campaign, some at a time, and
 * the orders of each in a cascade of its own.
 */
final class Stopping {
  private static final int PAGE = 25;

  private final Shop shop;
  private final Campaigning campaigning;

  Stopping(Shop shop) {
    this.shop = shop;
    this.campaigning = new Campaigning(shop);
  }

  /** The first of a merchant's campaigns. */
  void vetoed(CommunityId community, Vetoed told) {
    some(community, told, null);
  }

  /** A merchant was stopped everywhere: what is not decided of it ends. */
  void suspended(CommunityId home, Suspended told) {
    if (told.suspension().equals("legal")) {
      some(home, new Vetoed(told.merchant(), Vetoed.SUSPENDED), null);
    }
  }

  /** A campaign came on sale, maybe in the moment of a veto that looked for what was. */
  void listed(UUID id) {
    var campaign = shop.campaign(id);
    for (var community : campaign.terms().reach().communities()) {
      if (shop.isVetoed(community, campaign)) {
        Stale.again(() -> stop(id, community, Vetoed.of(campaign)));
      }
    }
  }

  /** The next of them, from where a message says that somebody stopped. */
  void goOn(CommunityId community, String ref) {
    var parts = ref.split("/", 3);
    some(community, new Vetoed(UUID.fromString(parts[0]), parts[2]), parts[1]);
  }

  private void some(CommunityId community, Vetoed told, String after) {
    var page = shop.ofMerchants().page(told.merchant(), after, PAGE);
    for (var row : page.items()) {
      Stale.again(() -> stop(row.campaign(), community, told));
    }
    if (page.last() != null) {
      var writes = shop.writes();
      shop.tasks().stopMore(writes, community, told.ref(page.last()));
      writes.commit();
    }
  }

  private boolean stop(UUID id, CommunityId community, Vetoed told) {
    var campaign = shop.campaign(id);
    if (told.isSuspension()) {
      return campaign.home().equals(community) && suspend(campaign);
    }
    if (!told.covers(campaign) || !isOpen(campaign.state()) || !shop.reaches(campaign, community)) {
      return false;
    }
    if (campaign.terms().reach().communities().equals(List.of(community))) {
      campaigning.cancel(campaign, "居委会一票否决");
    } else {
      var writes = shop.writes();
      new Cascades(shop).beginStop(writes, campaign, community);
      writes.commit();
    }
    return true;
  }

  private boolean suspend(Campaign campaign) {
    boolean isUndecided = campaign.state() == State.ON_SALE || campaign.state() == State.DECIDING;
    if (isUndecided) {
      campaigning.cancel(campaign, "商户已被停业");
    }
    return isUndecided;
  }

  private static boolean isOpen(State state) {
    return switch (state) {
      case ON_SALE, DECIDING, SUCCEEDED -> true;
      case DRAFT, IN_REVIEW, FAILED, CANCELLED, CLOSED -> false;
    };
  }

  /** The event {@code merchant.suspended}. */
  record Suspended(UUID merchant, String suspension) {}

  /** The event {@code merchant.vetoed}. */
  record Vetoed(UUID merchant, String about) {
    /** Not a veto, but it goes through the campaigns in the same way. */
    private static final String SUSPENDED = "suspended";

    static Vetoed of(Campaign campaign) {
      return new Vetoed(campaign.merchant(), "campaign/" + campaign.id());
    }

    boolean isSuspension() {
      return about.equals(SUSPENDED);
    }

    boolean covers(Campaign campaign) {
      return about.equals("merchant")
          || about.equals("product/" + campaign.ware().product())
          || about.equals("campaign/" + campaign.id());
    }

    String ref(String after) {
      return merchant + "/" + after + "/" + about;
    }
  }
}
