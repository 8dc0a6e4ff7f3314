package cn.linli.board;

import cn.linli.board.ContactTable.Daily;
import cn.linli.files.Purpose;
import cn.linli.merchant.Seller;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.HashSet;

/** Takes in what merchants post, and decides about it. */
final class Posting {
  private static final Duration LONGEST = Duration.ofDays(90);

  private final Stand stand;
  private final Vetting vetting;
  private final Showing showing;

  Posting(Stand stand) {
    this.stand = stand;
    this.vetting = new Vetting(stand.needs().screenings());
    this.showing = new Showing(stand);
  }

  /** A merchant's owner posts an offer, or changes one that nobody has published. */
  OfferView put(Principal caller, Commands.PutOffer command) {
    stand.needs().people().requireName(caller.person());
    return showing.inFull(Stale.again(() -> putOnce(caller, command)));
  }

  private Offer putOnce(Principal caller, Commands.PutOffer command) {
    var known = stand.offers().find(command.key()).orElse(null);
    if (known != null && !isOf(caller, command, known)) {
      throw BoardError.ID_REUSED.refusal();
    }
    if (known != null && command.revision() != known.revision()) {
      if (known.content().equals(command.content())) {
        return known;
      }
      throw command.revision() == 0
          ? BoardError.ID_REUSED.refusal()
          : BoardError.CHANGED_MEANWHILE.refusal();
    }
    if (known != null && !known.mayChange()) {
      throw known.notNow();
    }
    var next = next(command, known, seller(caller, command));
    vetting.requireAllowed(next);
    var writes = stand.writes();
    stand.put(writes, known, next, BoardError.CHANGED_MEANWHILE.refusal());
    var community = command.community();
    stand
        .contacts()
        .onceMore(writes, community, caller.person(), Daily.POSTING, stand.today(community));
    claim(writes, caller, next);
    vetting.ask(writes, next);
    writes.commit();
    return next;
  }

  private static boolean isOf(Principal caller, Commands.PutOffer command, Offer known) {
    return known.owner().equals(caller.person())
        && known.merchant().equals(command.merchant())
        && known.home().equals(command.home());
  }

  /** The merchant for whom the caller acts; it may sell here. */
  private Seller seller(Principal caller, Commands.PutOffer command) {
    var merchants = stand.needs().merchants();
    var seller = merchants.seller(command.home(), command.merchant());
    boolean isCertified =
        seller.owner().equals(caller.person())
            && merchants.maySellIn(command.community(), command.home(), command.merchant());
    if (!isCertified) {
      throw BoardError.NOT_CERTIFIED.refusal();
    }
    return seller;
  }

  private Offer next(Commands.PutOffer command, Offer known, Seller seller) {
    var now = stand.now();
    if (!command.until().isAfter(now) || command.until().isAfter(now.plus(LONGEST))) {
      throw BoardError.UNTIL_OUT_OF_RANGE.refusal();
    }
    return new Offer(
        command.key(),
        command.home(),
        command.merchant(),
        seller.owner(),
        seller.name(),
        command.content(),
        Offer.State.IN_REVIEW,
        known == null ? 1 : known.version() + 1,
        null,
        null,
        command.revision() + 1);
  }

  private void claim(WriteSet writes, Principal caller, Offer offer) {
    var uploads = stand.needs().uploads();
    var community = offer.key().community();
    var wanted = new HashSet<>(offer.content().pictures());
    uploads.require(community, wanted, caller.person(), Purpose.OFFER_PICTURE);
    wanted.forEach(picture -> uploads.claim(writes, community, picture, offer.reference()));
  }

  /** Its owner takes it back. */
  OfferView withdraw(Principal caller, Commands.OfOffer command) {
    return showing.inFull(
        Stale.again(
            () -> {
              var offer = own(caller, command.key());
              return offer.state() == Offer.State.WITHDRAWN
                  ? offer
                  : write(offer, offer.withdrawn());
            }));
  }

  private Offer own(Principal caller, Offer.Key key) {
    var offer = stand.offer(key);
    if (!offer.owner().equals(caller.person())) {
      throw BoardError.OFFER_NOT_FOUND.refusal();
    }
    return offer;
  }

  private Offer write(Offer before, Offer next) {
    var writes = stand.writes();
    stand.put(writes, before, next, new Stale());
    writes.commit();
    return next;
  }

  /** An operator publishes it, or sends it back with a reason. */
  OfferView decide(Principal caller, Commands.Decide command) {
    return showing.inFull(Stale.again(() -> decideOnce(caller, command)));
  }

  private Offer decideOnce(Principal caller, Commands.Decide command) {
    var offer = reviewed(caller, command.key());
    var wanted = command.publishes() ? Offer.State.PUBLISHED : Offer.State.SENT_BACK;
    if (offer.state() == wanted && offer.revision() == command.revision() + 1) {
      return offer;
    }
    if (offer.revision() != command.revision()) {
      throw BoardError.CHANGED_MEANWHILE.refusal();
    }
    if (command.publishes()) {
      requirePublishable(offer);
    }
    var next =
        command.publishes() ? offer.published(stand.now()) : offer.sentBack(command.reason());
    var writes = stand.writes();
    stand.put(writes, offer, next, new Stale());
    if (command.publishes()) {
      var until = next.content().until();
      var community = next.key().community();
      stand.errands().at(writes, Stand.OVER, community, next.key().id().toString(), until);
    }
    note(writes, caller, next, command.publishes() ? "offer-published" : "offer-sent-back");
    writes.commit();
    return next;
  }

  private void requirePublishable(Offer offer) {
    vetting.requirePassable(offer);
    if (!stand.now().isBefore(offer.content().until())) {
      throw BoardError.UNTIL_OUT_OF_RANGE.refusal();
    }
    if (!stand.maySell(offer)) {
      throw BoardError.NOT_CERTIFIED.refusal();
    }
  }

  private Offer reviewed(Principal caller, Offer.Key key) {
    var offer = stand.offer(key);
    if (offer.owner().equals(caller.person())) {
      throw BoardError.OWN.refusal();
    }
    return offer;
  }

  /** The committee takes it down at once. */
  OfferView veto(Principal caller, Commands.Refuse command) {
    return showing.inFull(
        Stale.again(
            () -> {
              var offer = reviewed(caller, command.key());
              if (offer.state() == Offer.State.VETOED) {
                return offer;
              }
              var next = offer.vetoed(command.reason());
              var writes = stand.writes();
              stand.put(writes, offer, next, new Stale());
              note(writes, caller, next, "offer-vetoed");
              writes.commit();
              return next;
            }));
  }

  private void note(WriteSet writes, Principal caller, Offer offer, String action) {
    stand
        .audit()
        .add(
            writes,
            offer.key().community(),
            caller.person(),
            action,
            offer.key().id().toString(),
            null,
            offer.reason());
  }

  /** Its time is over, by the clock. */
  void over(Offer.Key key) {
    Stale.again(
        () -> {
          var offer = stand.offers().find(key).orElse(null);
          boolean isDue =
              offer != null
                  && offer.state() == Offer.State.PUBLISHED
                  && !stand.now().isBefore(offer.content().until());
          if (isDue) {
            write(offer, offer.over());
          }
          return isDue;
        });
  }
}
