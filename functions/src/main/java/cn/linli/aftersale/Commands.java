package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Money;
import java.util.List;
import java.util.UUID;

/** What people ask of after-sale. */
final class Commands {
  private static final String REASON = "/reason";

  private Commands() {}

  /** A resident wants money back. */
  record OpenClaim(
      CommunityId community,
      UUID claim,
      UUID campaign,
      UUID order,
      long wantedFen,
      String reason,
      List<UUID> evidence) {
    OpenClaim {
      Words.of(reason, REASON, evidence);
    }

    Money wanted() {
      return new Money(wantedFen);
    }

    Words words() {
      return new Words(reason, evidence);
    }
  }

  /** A claim by its id. */
  record OfClaim(CommunityId community, UUID claim) {}

  /** A resident is about to confirm an award in an app. */
  record ConfirmAward(CommunityId community, UUID claim, String app) {}

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** Something that a resident says about their claim. */
  record Say(CommunityId community, UUID claim, UUID statement, String text, List<UUID> evidence) {
    Say {
      Words.of(text, "/text", evidence);
    }

    Words words() {
      return new Words(text, evidence);
    }
  }

  /** A page of a merchant's claims. */
  record PageOfMerchant(CommunityId community, UUID merchant, Integer limit, String cursor) {}

  /** A claim as its merchant knows it. */
  record OfMerchant(CommunityId community, UUID merchant, UUID claim) {}

  /** A merchant answers. */
  record Answer(
      CommunityId community,
      UUID merchant,
      UUID claim,
      String answer,
      String reason,
      List<UUID> evidence) {
    Answer {
      if (!answer.equals("accept")) {
        Words.of(reason, REASON, evidence);
      }
    }

    boolean accepts() {
      return answer.equals("accept");
    }

    Words words() {
      return new Words(reason, evidence);
    }

    OfMerchant which() {
      return new OfMerchant(community, merchant, claim);
    }
  }

  /** Something that a merchant says about a claim. */
  record MerchantSay(
      CommunityId community,
      UUID merchant,
      UUID claim,
      UUID statement,
      String text,
      List<UUID> evidence) {
    MerchantSay {
      Words.of(text, "/text", evidence);
    }

    Words words() {
      return new Words(text, evidence);
    }

    OfMerchant which() {
      return new OfMerchant(community, merchant, claim);
    }
  }

  /**
   * The panel rules.
   *
   * @param amountFen what the resident gets, or null for a no
   */
  record Rule(CommunityId community, UUID claim, String decision, Long amountFen, String reason) {
    Rule {
      Fault.checks()
          .that(!reason.isBlank(), REASON, "is blank")
          .that(
              decision.equals("award") == (amountFen != null),
              "/amountFen",
              "goes with an award, and only there")
          .orRefuse();
    }

    Money award() {
      return amountFen == null ? Money.ZERO : new Money(amountFen);
    }
  }

  /** Something of what a merchant owes, to be given up. */
  record ProposeWriteOff(
      CommunityId community, UUID merchant, UUID writeOff, long amountFen, String reason) {
    ProposeWriteOff {
      Fault.checks().that(!reason.isBlank(), REASON, "is blank").orRefuse();
    }
  }

  /** A proposal to give something up. */
  record OfWriteOff(CommunityId community, UUID merchant, UUID writeOff) {}
}
