package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What people ask of merchants. */
final class Commands {
  private static final String PASS = "pass";

  private Commands() {}

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /**
   * A category to create or change.
   *
   * @param reason why, or null where a deployment begins with it
   */
  record PutCategory(
      CommunityId community,
      String category,
      String name,
      long guaranteeFen,
      int volumePerMille,
      int feePerMille,
      int afterSaleDays,
      List<Paper.Kind> papers,
      boolean storage,
      boolean allergens,
      String reason,
      int revision) {
    PutCategory {
      Fault.checks().that(reason == null || !reason.isBlank(), "/reason", "is blank").orRefuse();
      CommunityId.slug(category);
      papers = List.copyOf(papers);
    }

    Category asCategory() {
      return new Category(
          community,
          category,
          name,
          new Money(guaranteeFen),
          volumePerMille,
          feePerMille,
          afterSaleDays,
          papers,
          storage,
          allergens,
          revision + 1);
    }
  }

  /** An application to write or mend. */
  record Apply(
      CommunityId community,
      UUID merchant,
      Business business,
      Confidential confidential,
      int revision) {
    Apply {
      if (confidential != null) {
        confidential.requireFor(business.kind());
      }
    }
  }

  /** A merchant by its id. */
  record OfMerchant(CommunityId community, UUID merchant) {}

  /** A merchant as its owner or a reviewer saw it. */
  record AsSeen(CommunityId community, UUID merchant, int revision) {}

  /** A page of the merchants at a stage. */
  record ListMerchants(CommunityId community, Stage stage, Integer limit, String cursor) {
    ListMerchants {
      Fault.checks().in(stage != null, "stage", "is missing").orRefuse();
    }
  }

  /** A paper to show. */
  record PutPaper(
      CommunityId community,
      UUID merchant,
      Paper.Kind paper,
      UUID upload,
      String number,
      LocalDate validUntil) {
    PutPaper {
      Fault.checks()
          .that(
              number == null || !paper.isPersonal(),
              "/number",
              "is not asked for of papers that show a person")
          .orRefuse();
    }

    Paper asPaper() {
      return new Paper(upload, number, validUntil, 0);
    }
  }

  /** What legal makes of something, as it saw it. */
  record Decide(
      CommunityId community, UUID merchant, String decision, String reason, int revision) {
    Decide {
      requireReason(decision, reason);
    }

    boolean passes() {
      return isPass(decision);
    }
  }

  /** What legal makes of a paper that shall follow another. */
  record DecidePaper(
      CommunityId community,
      UUID merchant,
      Paper.Kind paper,
      UUID upload,
      String decision,
      String reason) {
    DecidePaper {
      requireReason(decision, reason);
    }

    boolean passes() {
      return isPass(decision);
    }
  }

  /** Something that is done for a reason. */
  record Because(CommunityId community, UUID merchant, String reason) {
    Because {
      Fault.checks().that(!reason.isBlank(), "/reason", "is blank").orRefuse();
    }
  }

  /**
   * A no of the committee to take back.
   *
   * @param about what it is about, or null for everything of the merchant
   */
  record LiftVeto(CommunityId community, UUID merchant, String about, String reason) {
    LiftVeto {
      about = about == null ? Veto.ALL : about;
      Fault.checks().that(!reason.isBlank(), "/reason", "is blank").orRefuse();
    }
  }

  /** A version of the contract that merchants sign. */
  record PutContract(CommunityId community, String contract, String title, UUID upload) {
    PutContract {
      CommunityId.slug(contract);
    }
  }

  /** The owner's signature. */
  record Sign(CommunityId community, UUID merchant, String contract) {}

  /** Money for the guarantee. */
  record PayGuarantee(CommunityId community, UUID merchant, UUID payment, long amountFen) {}

  /** A merchant of another community that wants to sell here. */
  record Ask(CommunityId community, UUID merchant, CommunityId home) {}

  /** What a community says to that. */
  record Admit(CommunityId community, UUID merchant, String decision, String reason) {
    Admit {
      requireReason(decision, reason);
    }

    boolean passes() {
      return isPass(decision);
    }
  }

  /**
   * A merchant that the platform lets into an area.
   *
   * @param decision whether it does; null is a yes
   */
  record AdmitWidely(String area, UUID merchant, CommunityId home, String decision, String reason) {
    AdmitWidely {
      Area.of(area);
      decision = decision == null ? PASS : decision;
      requireReason(decision, reason);
    }

    boolean passes() {
      return isPass(decision);
    }
  }

  /** A page of something about a merchant. */
  record PageOfMerchant(CommunityId community, UUID merchant, Integer limit, String cursor) {}

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** A product to create or change. */
  record PutProduct(
      CommunityId community, UUID merchant, UUID product, ProductData data, int revision) {}

  /** A product by its id. */
  record OfProduct(CommunityId community, UUID merchant, UUID product) {}

  /** What legal makes of a product, as it saw it. */
  record DecideProduct(
      CommunityId community,
      UUID merchant,
      UUID product,
      String decision,
      String reason,
      int revision) {
    DecideProduct {
      requireReason(decision, reason);
    }

    boolean passes() {
      return isPass(decision);
    }
  }

  /** A no of the committee to a product. */
  record VetoProduct(CommunityId community, UUID merchant, UUID product, String reason) {
    VetoProduct {
      Fault.checks().that(!reason.isBlank(), "/reason", "is blank").orRefuse();
    }
  }

  private static boolean isPass(String decision) {
    return decision.equals(PASS);
  }

  private static void requireReason(String decision, String reason) {
    Fault.checks()
        .that(
            isPass(decision) || (reason != null && !reason.isBlank()),
            "/reason",
            "is needed for a no")
        .orRefuse();
  }
}
