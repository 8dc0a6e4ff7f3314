package cn.linli.board;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An offer as the contract shows it.
 *
 * @param state for its owner and the staff, as are reason, screening and revision
 * @param pictures where they can be fetched for a few minutes
 */
record OfferView(
    UUID offer,
    CommunityId home,
    UUID merchant,
    String seller,
    Offer.Sort sort,
    String category,
    String title,
    String text,
    List<String> pictures,
    Instant until,
    Instant publishedAt,
    Offer.State state,
    String reason,
    String screening,
    Integer revision) {
  static OfferView toAll(Offer offer, List<String> pictures) {
    return of(offer, pictures, false, null);
  }

  static OfferView inFull(Offer offer, List<String> pictures, String screening) {
    return of(offer, pictures, true, screening);
  }

  private static OfferView of(
      Offer offer, List<String> pictures, boolean inFull, String screening) {
    var content = offer.content();
    return new OfferView(
        offer.key().id(),
        offer.home(),
        offer.merchant(),
        offer.seller(),
        content.sort(),
        content.category(),
        content.title(),
        content.text(),
        pictures,
        content.until(),
        offer.publishedAt(),
        inFull ? offer.state() : null,
        inFull ? offer.reason() : null,
        screening,
        inFull ? offer.revision() : null);
  }
}
