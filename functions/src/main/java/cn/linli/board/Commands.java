package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** What people ask of the board. */
final class Commands {
  private Commands() {}

  private static boolean isText(String text) {
    return text != null && !text.isBlank();
  }

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** What a merchant has or wants. */
  record PutOffer(
      CommunityId community,
      UUID offer,
      CommunityId home,
      UUID merchant,
      Offer.Sort sort,
      String category,
      String title,
      String text,
      List<UUID> pictures,
      Instant until,
      int revision) {
    PutOffer {
      pictures = pictures == null ? List.of() : List.copyOf(pictures);
      Fault.checks()
          .that(isText(title), "/title", "is blank")
          .that(isText(text), "/text", "is blank")
          .that(new HashSet<>(pictures).size() == pictures.size(), "/pictures", "are named once")
          .orRefuse();
    }

    Offer.Key key() {
      return new Offer.Key(community, offer);
    }

    Offer.Content content() {
      return new Offer.Content(sort, category, title, text, pictures, until);
    }
  }

  /** An offer by its id. */
  record OfOffer(CommunityId community, UUID offer) {
    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** The offers that everybody sees. */
  record ListOffers(CommunityId community, String sort, Integer limit, String cursor) {
    ListOffers {
      Fault.checks().in(sort != null, "sort", "is missing").orRefuse();
    }
  }

  /** What an operator decides. */
  record Decide(CommunityId community, UUID offer, String decision, String reason, int revision) {
    Decide {
      Fault.checks()
          .that(decision.equals("publish") || isText(reason), "/reason", "is missing")
          .orRefuse();
    }

    boolean publishes() {
      return decision.equals("publish");
    }

    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** The committee says no. */
  record Refuse(CommunityId community, UUID offer, String reason) {
    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** Somebody would like to talk. */
  record Ask(CommunityId community, UUID offer, UUID contact, String text, boolean phone) {
    Ask {
      Fault.checks().that(isText(text), "/text", "is blank").orRefuse();
    }

    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** The poster answers. */
  record Reply(
      CommunityId community, UUID offer, UUID contact, boolean accept, boolean phone, String text) {
    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** One side writes to the other. */
  record Say(CommunityId community, UUID offer, UUID contact, UUID message, String text) {
    Say {
      Fault.checks().that(isText(text), "/text", "is blank").orRefuse();
    }

    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** A page of what the two sides of a request wrote. */
  record PageOfContact(
      CommunityId community, UUID offer, UUID contact, Integer limit, String cursor) {
    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** A page of an offer's requests. */
  record PageOfOffer(CommunityId community, UUID offer, Integer limit, String cursor) {
    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }

  /** Why somebody wants the other side's number. */
  record Disclose(CommunityId community, UUID offer, UUID contact, String purpose) {
    Disclose {
      Fault.checks().that(isText(purpose), "/purpose", "is blank").orRefuse();
    }

    Offer.Key key() {
      return new Offer.Key(community, offer);
    }
  }
}
