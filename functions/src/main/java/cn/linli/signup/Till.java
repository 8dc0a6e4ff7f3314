package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.Organiser;
import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who is paid for an activity, and with which parts: the centre, or the merchant who holds it,
 * whose money stays frozen until it has taken place and is never the platform's.
 */
final class Till {
  /** Who gets what the centre's own activities cost. */
  private static final String CENTRE = "centre";

  private static final int LONGEST_TITLE = 60;

  private final Hall hall;
  private final Glimpses<Here, Boolean> sellers;

  Till(Hall hall) {
    this.hall = hall;
    this.sellers = new Glimpses<>(hall.clock());
  }

  /**
   * Whether what people pay is the merchant's. Where there is nothing but a deposit, that is the
   * centre's to hold.
   */
  static boolean isMerchants(Offering offering) {
    return isHeldByMerchant(offering)
        && offering.plan().tickets().stream().anyMatch(ticket -> ticket.priceFen() > 0);
  }

  private static boolean isHeldByMerchant(Offering offering) {
    return offering.plan().organiser().kind() == Organiser.Kind.MERCHANT;
  }

  /**
   * Refuses more people for a merchant that may not sell there any more, whether it costs or not.
   */
  void requireHolderMay(Offering offering) {
    if (isHeldByMerchant(offering)) {
      var organiser = offering.plan().organiser();
      var here = new Here(offering.community(), organiser.home(), organiser.merchant());
      boolean may =
          sellers.get(
              here,
              () ->
                  hall.needs()
                      .merchants()
                      .maySellIn(here.community(), here.home(), here.merchant()));
      if (!may) {
        throw SignUpError.HOLDER_STOPPED.refusal();
      }
    }
  }

  private record Here(CommunityId community, CommunityId home, UUID merchant) {}

  /** Where the money is. */
  static CommunityId home(Offering offering) {
    return isMerchants(offering) ? offering.plan().organiser().home() : offering.community();
  }

  /** What somebody is asked for. */
  Ask ask(Offering offering, List<SignUp> together, Instant expiresAt) {
    var first = together.getFirst();
    return new Ask(
        home(offering),
        first.payment(),
        first.by(),
        payee(offering),
        Hall.subject(first),
        parts(offering, fee(together), deposit(together)),
        title(offering),
        expiresAt);
  }

  private static String title(Offering offering) {
    var title = offering.plan().title();
    int count = Math.min(title.length(), LONGEST_TITLE);
    return title.substring(0, count);
  }

  private String payee(Offering offering) {
    var organiser = offering.plan().organiser();
    return isMerchants(offering)
        ? hall.needs().merchants().seller(organiser.home(), organiser.merchant()).payee()
        : CENTRE;
  }

  static Money fee(List<SignUp> together) {
    return together.stream().map(SignUp::fee).reduce(Money.ZERO, Money::plus);
  }

  static Money deposit(List<SignUp> together) {
    return together.stream().map(SignUp::deposit).reduce(Money.ZERO, Money::plus);
  }

  /** An amount by what it is for. */
  static Parts parts(Offering offering, Money fee, Money deposit) {
    if (isMerchants(offering)) {
      return Parts.of(Part.GOODS, fee);
    }
    Map<Part, Money> parts = new HashMap<>();
    parts.put(Part.FEE, fee);
    parts.put(Part.ATTENDANCE_DEPOSIT, deposit);
    return new Parts(parts);
  }
}
