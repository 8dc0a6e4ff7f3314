package cn.linli.money;

import cn.linli.shared.CommunityId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A campaign of a day: few pieces for many hands, until soon.
 *
 * @param reach where it is on sale
 * @param perCommunity whether each community has a stock of its own
 * @param ladder from how many pieces on they cost less, or nothing where they never do
 */
record Sale(
    UUID id,
    List<CommunityId> reach,
    int minimum,
    int stock,
    boolean perCommunity,
    int perPerson,
    int shelves,
    int ladder,
    boolean forfeits,
    Instant opensAt,
    Instant deadline,
    Instant collectedUntil) {
  /** A piece; with it a fee has fractions of a fen. */
  static final long PRICE = 3001;

  /** A piece, when enough are paid for. */
  static final long LOWER_PRICE = 2507;

  private static final Duration TO_FETCH = Duration.ofMinutes(10);

  static Sale random(Random random, UUID id, Instant now) {
    int stock = 3 + random.nextInt(4);
    var reach = Market.COMMUNITIES.subList(0, 1 + random.nextInt(Market.COMMUNITIES.size()));
    var deadline = now.plus(Duration.ofMinutes(30 + random.nextInt(90)));
    return new Sale(
        id,
        reach,
        1 + random.nextInt(1 + random.nextInt(stock)),
        stock,
        reach.size() > 1 && random.nextBoolean(),
        1 + random.nextInt(3),
        1 + random.nextInt(3),
        random.nextBoolean() ? 2 + random.nextInt(stock - 1) : 0,
        random.nextBoolean(),
        now,
        deadline,
        deadline.plus(Duration.ofHours(6 + random.nextInt(42))));
  }

  /** All there is of it, in all communities. */
  int pieces() {
    return perCommunity ? stock * reach.size() : stock;
  }

  /** What a piece costs in the end, with so many paid for. */
  long priceAt(int total) {
    return ladder > 0 && total >= ladder ? LOWER_PRICE : PRICE;
  }

  /** When it is handed out at the earliest. */
  Instant collectedFrom() {
    return deadline.plus(TO_FETCH);
  }

  /** As its merchant writes it. */
  String json(Bazaar of) {
    return """
        {"merchant": "%s", "product": "%s", "revision": 0, "terms":
         {"reach": {"communities": [%s]}, "priceFen": %d, "minimum": %d, "stock": %d, "perCommunity": %s,
          "perPerson": %d, "shelves": %d, "ladder": [%s], "opensAt": "%s", "deadline": "%s",
          "windows": [{"from": "%s", "until": "%s"}], "uncollected": "%s"}}
        """
        .formatted(
            of.merchant,
            of.product,
            reach.stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
            PRICE,
            minimum,
            stock,
            perCommunity,
            perPerson,
            shelves,
            ladder == 0 ? "" : "{\"from\": %d, \"priceFen\": %d}".formatted(ladder, LOWER_PRICE),
            opensAt,
            deadline,
            collectedFrom(),
            collectedUntil,
            forfeits ? "forfeit" : "refund");
  }
}
