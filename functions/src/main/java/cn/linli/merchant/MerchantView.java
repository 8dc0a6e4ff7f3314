package cn.linli.merchant;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * A merchant as the contract shows it. What is left out is none of the reader's business.
 *
 * @param missingFen what its guarantee lacks, or null where that is enough
 */
record MerchantView(
    UUID merchant,
    PersonId owner,
    Business business,
    List<PaperView> papers,
    List<PaperView> renewals,
    Stage stage,
    Instant since,
    List<SuspensionView> suspensions,
    String reason,
    RecordsView records,
    String contract,
    SellerAccount account,
    Long missingFen,
    Integer revision) {
  /**
   * A paper.
   *
   * @param expiring true when its owner was warned that it ends, otherwise null
   * @param link the address of its picture where the reader has to look at it, or null
   */
  record PaperView(
      Paper.Kind paper,
      UUID upload,
      String number,
      LocalDate validUntil,
      Boolean expiring,
      String link) {}

  /** Why a merchant sells nothing. */
  record SuspensionView(Suspension suspension, String reason) {}

  /** What the last look into its records found. */
  record RecordsView(Instant lookedAt, List<String> findings) {}

  /** Whether it leads to pictures of people. */
  boolean showsPeople() {
    return papers.stream().anyMatch(MerchantView::showsPeople)
        || renewals.stream().anyMatch(MerchantView::showsPeople);
  }

  private static boolean showsPeople(PaperView paper) {
    return paper.paper().isPersonal() && paper.link() != null;
  }

  /** Without pictures: for its owner, and for staff that decides nothing about its papers. */
  static MerchantView of(Merchant merchant) {
    return of(merchant, List.of(), paper -> Optional.empty());
  }

  /** With the pictures that have to be looked at: once they are passed, those of people are not. */
  static MerchantView toReviewer(Merchant merchant, Function<UUID, Optional<String>> link) {
    boolean isInReview = merchant.stage() == Stage.IN_REVIEW;
    var hidden = isInReview ? List.<Paper.Kind>of() : Paper.Kind.ofPeople();
    return of(merchant, hidden, link);
  }

  static MerchantView toAnybody(Merchant merchant) {
    return new MerchantView(
        merchant.id(),
        null,
        merchant.business(),
        null,
        null,
        merchant.stage(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** With what its guarantee lacks. */
  MerchantView lacking(Money missing) {
    return new MerchantView(
        merchant,
        owner,
        business,
        papers,
        renewals,
        stage,
        since,
        suspensions,
        reason,
        records,
        contract,
        account,
        missing.equals(Money.ZERO) ? null : Long.valueOf(missing.fen()),
        revision);
  }

  private static MerchantView of(
      Merchant merchant, List<Paper.Kind> hidden, Function<UUID, Optional<String>> link) {
    var standing = merchant.standing();
    var records = merchant.records();
    return new MerchantView(
        merchant.id(),
        merchant.owner(),
        merchant.business(),
        papers(merchant.papers().held(), hidden, link),
        papers(merchant.papers().renewals(), List.of(), link),
        standing.stage(),
        standing.since(),
        new TreeMap<>(standing.suspensions())
            .entrySet().stream()
                .map(each -> new SuspensionView(each.getKey(), each.getValue()))
                .toList(),
        standing.reason(),
        records.lookedAt() == null ? null : new RecordsView(records.lookedAt(), records.findings()),
        merchant.contract(),
        merchant.account().applications() == 0 ? null : merchant.account(),
        null,
        merchant.revision());
  }

  private static List<PaperView> papers(
      Map<Paper.Kind, Paper> papers,
      List<Paper.Kind> hidden,
      Function<UUID, Optional<String>> link) {
    return new TreeMap<>(papers)
        .entrySet().stream()
            .map(
                each -> {
                  var paper = each.getValue();
                  boolean isHidden = hidden.contains(each.getKey());
                  return new PaperView(
                      each.getKey(),
                      paper.upload(),
                      paper.number(),
                      paper.validUntil(),
                      paper.warnings() > 0 ? true : null,
                      isHidden ? null : link.apply(paper.upload()).orElse(null));
                })
            .toList();
  }
}
