package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a merchant sells, as it stands in review.
 *
 * @param reason why it was refused, or null
 * @param revision counts the changes; what is on sale names the one that was passed
 */
record Product(
    CommunityId home,
    UUID merchant,
    UUID id,
    ProductData data,
    State state,
    String reason,
    Instant since,
    int revision) {
  /** How it stands. */
  enum State {
    IN_REVIEW,
    PASSED,
    REFUSED,
    WITHDRAWN;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** One that nobody has written yet. */
  static Product none(Merchant merchant, UUID id) {
    return new Product(merchant.home(), merchant.id(), id, null, State.WITHDRAWN, null, null, 0);
  }

  /** Whether these are its data, and it was not withdrawn. */
  boolean isStill(ProductData same) {
    return state != State.WITHDRAWN && data.equals(same);
  }

  /** With other data it has to be reviewed again, whatever changed. */
  Product as(ProductData next, Instant now) {
    return new Product(home, merchant, id, next, State.IN_REVIEW, null, now, revision + 1);
  }

  Product as(State next, String why, Instant now) {
    return new Product(home, merchant, id, data, next, why, now, revision + 1);
  }

  View view() {
    return new View(merchant, id, data, state, reason, since, revision, null);
  }

  /** With the addresses of its pictures. */
  View view(Counter counter) {
    var links =
        data.uploads().stream()
            .flatMap(
                upload -> counter.link(home, upload).map(url -> new Link(upload, url)).stream())
            .toList();
    return new View(merchant, id, data, state, reason, since, revision, links);
  }

  /** What the contract shows. */
  record View(
      UUID merchant,
      UUID product,
      ProductData data,
      State state,
      String reason,
      Instant since,
      int revision,
      List<Link> links) {}

  /** Where a picture can be fetched, for some minutes. */
  record Link(UUID upload, String link) {}
}
