package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.PageOf;
import cn.linli.shared.http.Shown;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shows offers. */
final class Showing {
  /** An address of a picture is good for five minutes. */
  private static final Duration SHOWN = Duration.ofMinutes(1);

  private final Stand stand;
  private final Vetting vetting;
  private final Glimpses<Seller, Boolean> sellers;

  Showing(Stand stand) {
    this.stand = stand;
    this.vetting = new Vetting(stand.needs().screenings());
    this.sellers = new Glimpses<>(stand.clock());
  }

  /** One that everybody sees. */
  Shown get(Commands.OfOffer query) {
    return stand
        .offers()
        .glance(query.key())
        .filter(offer -> offer.isShown(stand.now()) && seemsToSell(offer))
        .map(offer -> new Shown(OfferView.toAll(offer, pictures(offer)), SHOWN))
        .orElseThrow(BoardError.OFFER_NOT_FOUND::refusal);
  }

  /** All of them, the last first, without their pictures. */
  Shown list(Commands.ListOffers query) {
    var now = stand.now();
    var list = ListTable.shown(query.community(), Offer.Sort.of(query.sort()));
    var page =
        page(
            query.community(),
            list,
            query.limit(),
            query.cursor(),
            offer ->
                Stream.of(offer)
                    .filter(one -> one.isShown(now) && seemsToSell(one))
                    .map(one -> OfferView.toAll(one, null)));
    return new Shown(page, SHOWN);
  }

  /** What is on the board goes with its merchant, and comes back with it. */
  private boolean seemsToSell(Offer offer) {
    var community = offer.key().community();
    return sellers.get(
        new Seller(community, offer.merchant()),
        () -> stand.needs().merchants().seemsToSellIn(community, offer.home(), offer.merchant()));
  }

  /** The caller's own. */
  PageOf<OfferView> mine(Principal caller, Commands.PageOfCommunity query) {
    var list = ListTable.of(query.community(), caller.person());
    return page(
        query.community(), list, query.limit(), query.cursor(), offer -> Stream.of(inFull(offer)));
  }

  /** Those that wait for an operator. */
  PageOf<OfferView> inReview(Commands.PageOfCommunity query) {
    var list = ListTable.review(query.community());
    return page(
        query.community(), list, query.limit(), query.cursor(), offer -> Stream.of(inFull(offer)));
  }

  private PageOf<OfferView> page(
      CommunityId community,
      String list,
      Integer limit,
      String cursor,
      Function<Offer, Stream<OfferView>> view) {
    var cursors = stand.needs().people().cursors();
    var name = "offers " + list;
    var page = stand.lists().page(list, cursors.position(name, cursor), PageOf.limit(limit));
    var found =
        page.items().stream()
            .flatMap(row -> stand.offers().glance(new Offer.Key(community, row.offer())).stream())
            .flatMap(view)
            .toList();
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  OfferView inFull(Offer offer) {
    return OfferView.inFull(offer, pictures(offer), vetting.state(offer).toString());
  }

  private List<String> pictures(Offer offer) {
    return offer.content().pictures().stream().flatMap(upload -> link(offer, upload)).toList();
  }

  /** A picture that is gone is no reason to show nothing. */
  private Stream<String> link(Offer offer, UUID upload) {
    try {
      return Stream.of(stand.needs().uploads().link(offer.key().community(), upload).url());
    } catch (Refusal gone) {
      return Stream.empty();
    }
  }

  private record Seller(CommunityId community, UUID merchant) {}
}
