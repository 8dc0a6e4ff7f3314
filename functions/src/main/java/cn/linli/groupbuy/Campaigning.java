package cn.linli.groupbuy;

import cn.linli.merchant.Area;
import cn.linli.merchant.MerchantError;
import cn.linli.merchant.Seller;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;

/** Takes campaigns from their merchant's desk to the market, and back. */
final class Campaigning {
  /** The longest that money stays frozen, less some days to divide it. */
  private static final Duration FROZEN = Duration.ofDays(170);

  private static final Duration TO_PAY = Duration.ofHours(1);

  private final Shop shop;

  Campaigning(Shop shop) {
    this.shop = shop;
  }

  /** Writes a campaign, as long as nobody reviews it. */
  CampaignView put(Principal caller, Commands.PutCampaign command) {
    var merchants = shop.needs().merchants();
    var seller = merchants.seller(command.community(), command.merchant());
    requireOwn(caller.person(), seller);
    var ware = Ware.of(merchants.offer(seller.home(), seller.id(), command.product()));
    var stored = shop.campaigns().find(command.campaign());
    if (stored.filter(campaign -> !campaign.merchant().equals(seller.id())).isPresent()) {
      throw GroupBuyError.ID_REUSED.refusal();
    }
    if (stored.filter(campaign -> isSame(campaign, ware, command.terms())).isPresent()) {
      return CampaignView.toOwner(stored.get());
    }
    requirePlaces(seller, command.terms().reach());
    requireTimes(command.terms(), ware);
    var next =
        stored
            .map(campaign -> changed(campaign, ware, command.terms()))
            .orElseGet(
                () ->
                    new Campaign(
                        command.campaign(),
                        seller.home(),
                        seller.id(),
                        seller.owner().toString(),
                        seller.payee(),
                        ware,
                        command.terms(),
                        State.DRAFT,
                        null,
                        null,
                        1));
    if (command.revision() != next.revision() - 1) {
      throw GroupBuyError.CHANGED_MEANWHILE.refusal();
    }
    var writes = shop.writes();
    shop.put(writes, stored.orElse(null), next, GroupBuyError.CHANGED_MEANWHILE.refusal());
    shop.ofMerchants().add(writes, next);
    writes.commit();
    return CampaignView.toOwner(next);
  }

  private static boolean isSame(Campaign campaign, Ware ware, Terms terms) {
    return campaign.ware().equals(ware) && campaign.terms().equals(terms);
  }

  private static Campaign changed(Campaign campaign, Ware ware, Terms terms) {
    if (campaign.state() != State.DRAFT) {
      throw GroupBuyError.NOT_NOW.refusal("it is " + campaign.state());
    }
    return campaign.as(ware, terms);
  }

  private void requirePlaces(Seller seller, Reach reach) {
    var merchants = shop.needs().merchants();
    boolean isAdmitted =
        reach.isListed()
            ? reach.communities().stream()
                .allMatch(community -> merchants.isAdmitted(community, seller.id()))
            : merchants.isAdmitted(Area.of(reach.area()), seller.id());
    if (!isAdmitted) {
      throw MerchantError.NOT_ADMITTED.refusal();
    }
  }

  /** Money has to be divided before the provider gives it free. */
  private static void requireTimes(Terms terms, Ware ware) {
    var last = terms.uncollectedAt().plus(Duration.ofDays(ware.afterSaleDays()));
    if (Duration.between(terms.opensAt(), last).compareTo(FROZEN) > 0) {
      throw GroupBuyError.NOT_NOW.refusal("its after-sale period ends after the money is free");
    }
  }

  private static void requireOwn(PersonId person, Seller seller) {
    if (!seller.owner().equals(person)) {
      throw MerchantError.NOT_FOUND.refusal();
    }
  }

  private Campaign own(Principal caller, Commands.AsSeen command) {
    var campaign = shop.at(command.community(), command.campaign());
    if (!campaign.owner().equals(caller.person().toString())) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    return campaign;
  }

  /** Hands a campaign in. */
  CampaignView submit(Principal caller, Commands.AsSeen command) {
    var campaign = own(caller, command);
    if (campaign.state() == State.IN_REVIEW && campaign.revision() == command.revision() + 1) {
      return CampaignView.toOwner(campaign);
    }
    if (campaign.revision() != command.revision()) {
      throw GroupBuyError.CHANGED_MEANWHILE.refusal();
    }
    var next = campaign.to(State.IN_REVIEW, null);
    var writes = shop.writes();
    shop.put(writes, campaign, next, GroupBuyError.CHANGED_MEANWHILE.refusal());
    writes.commit();
    return CampaignView.toOwner(next);
  }

  /** Somebody who is not its merchant puts it on sale, or sends it back. */
  CampaignView decide(Principal caller, Commands.Decide command) {
    return Stale.again(() -> decideOnce(caller, command));
  }

  private CampaignView decideOnce(Principal caller, Commands.Decide command) {
    var campaign = shop.at(command.community(), command.campaign());
    if (campaign.owner().equals(caller.person().toString())) {
      throw GroupBuyError.OWN.refusal();
    }
    var wanted = command.passes() ? State.ON_SALE : State.DRAFT;
    if (campaign.state() == wanted && campaign.revision() == command.revision() + 1) {
      return CampaignView.toOwner(campaign);
    }
    if (campaign.revision() != command.revision()) {
      throw GroupBuyError.CHANGED_MEANWHILE.refusal();
    }
    return command.passes() ? onSale(caller, campaign) : back(caller, campaign, command.reason());
  }

  private CampaignView back(Principal caller, Campaign campaign, String reason) {
    var next = campaign.to(State.DRAFT, reason);
    var writes = shop.writes();
    note(writes, campaign, caller, "campaign-sent-back", reason);
    shop.put(writes, campaign, next, GroupBuyError.CHANGED_MEANWHILE.refusal());
    writes.commit();
    return CampaignView.toOwner(next);
  }

  /** Among the decisions about its merchant, for ever. */
  private void note(
      WriteSet writes, Campaign campaign, Principal caller, String what, String reason) {
    var merchants = shop.needs().merchants();
    var seller = merchants.seller(campaign.home(), campaign.merchant());
    merchants.note(writes, seller, caller.person(), what, "campaign/" + campaign.id(), reason);
  }

  private CampaignView onSale(Principal caller, Campaign campaign) {
    var next = campaign.to(State.ON_SALE, null);
    var terms = next.terms();
    if (!shop.now().isBefore(terms.deadline())) {
      throw GroupBuyError.NOT_NOW.refusal("its deadline is over");
    }
    var merchants = shop.needs().merchants();
    var offer = merchants.offer(next.home(), next.merchant(), next.ware().product());
    if (offer.revision() != next.ware().revision()) {
      throw MerchantError.NOT_REVIEWED.refusal();
    }
    requirePlaces(merchants.seller(next.home(), next.merchant()), terms.reach());
    requireNoVeto(next);
    var writes = shop.writes();
    shop.tasks().now(writes, Tasks.LISTED, next);
    shop.put(writes, campaign, next, GroupBuyError.CHANGED_MEANWHILE.refusal());
    note(writes, campaign, caller, "campaign-passed", null);
    merchants.list(writes, next.home(), next.merchant(), next.volume());
    if (!terms.perCommunity()) {
      Stock.shelves(next, null).forEach(shelf -> shop.shelves().create(writes, shelf));
    }
    shop.tasks().at(writes, Tasks.DECIDE, next, terms.deadline());
    if (terms.isRush()) {
      expectRush(writes, terms.deadline());
    }
    writes.commit();
    return CampaignView.toOwner(next);
  }

  /** Of an area nobody is asked before: orders are, where they are placed. */
  private void requireNoVeto(Campaign campaign) {
    boolean isVetoed =
        campaign.terms().reach().communities().stream()
            .anyMatch(community -> shop.isVetoed(community, campaign));
    if (isVetoed) {
      throw GroupBuyError.NOT_NOW.refusal("a committee has said no to it");
    }
  }

  /** Payments are asked about by deadlines until a while after the last order. */
  private void expectRush(WriteSet writes, Instant deadline) {
    new Deadlines(shop.dynamo()).expectRush(writes, deadline.plus(TO_PAY));
  }

  /** The merchant ends a campaign that is not decided: everybody gets their money back. */
  CampaignView cancel(Principal caller, Commands.Because command) {
    return Stale.again(
        () -> {
          var campaign =
              own(caller, new Commands.AsSeen(command.community(), command.campaign(), 0));
          if (campaign.state() == State.CANCELLED) {
            return CampaignView.toOwner(campaign);
          }
          if (campaign.state() == State.SUCCEEDED) {
            throw GroupBuyError.TOO_LATE.refusal();
          }
          var writes = shop.writes();
          note(writes, campaign, caller, "campaign-cancelled", command.reason());
          var next = cancel(writes, campaign, command.reason());
          writes.commit();
          return CampaignView.toOwner(next);
        });
  }

  /** The same by whoever may. */
  Campaign cancel(Campaign campaign, String reason) {
    var writes = shop.writes();
    var next = cancel(writes, campaign, reason);
    writes.commit();
    return next;
  }

  private Campaign cancel(WriteSet writes, Campaign campaign, String reason) {
    var next = campaign.to(State.CANCELLED, reason);
    shop.put(writes, campaign, next, new Stale());
    new Cascades(shop).begin(writes, next);
    new Closing(shop).later(writes, next);
    return next;
  }

  /** The committee of a community says no to a campaign there. */
  CampaignView veto(Principal caller, Commands.Because command) {
    var campaign = shop.campaign(command.campaign());
    if (!campaign.state().isPublic() || !shop.reaches(campaign, command.community())) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    if (campaign.owner().equals(caller.person().toString())) {
      throw GroupBuyError.OWN.refusal();
    }
    shop.needs()
        .merchants()
        .veto(
            caller.person(),
            command.community(),
            campaign.merchant(),
            campaign.id(),
            command.reason());
    return CampaignView.toOwner(campaign);
  }
}
