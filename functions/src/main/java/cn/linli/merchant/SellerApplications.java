package cn.linli.merchant;

import cn.linli.shared.Refusal;
import java.util.UUID;

/** Makes of what a merchant has shown what the provider wants to know. */
final class SellerApplications {
  private final Counter counter;

  SellerApplications(Counter counter) {
    this.counter = counter;
  }

  /**
   * The application of a merchant.
   *
   * @throws Unfit where the provider would not take it, for its owner to mend
   */
  SellerApplication of(Merchant merchant) {
    var confidential = counter.confidential().open(merchant).orElseThrow(() -> new Unfit("资料不完整"));
    var business = merchant.business();
    var company = business.kind() == Business.Kind.COMPANY;
    var licence =
        new SellerApplication.Licence(
            business.creditCode(), business.name(), picture(merchant, Paper.Kind.BUSINESS_LICENCE));
    var bank = confidential.bank();
    try {
      return new SellerApplication(
          merchant.payee(),
          company ? SellerApplication.Kind.COMPANY : SellerApplication.Kind.INDIVIDUAL,
          licence,
          card(
              confidential.legalPerson(),
              picture(merchant, Paper.Kind.ID_CARD_FRONT),
              picture(merchant, Paper.Kind.ID_CARD_BACK)),
          company ? owners(merchant, confidential) : null,
          new SellerApplication.BankAccount(
              bank.corporate(),
              bank.bank(),
              bank.branch(),
              bank.holder(),
              bank.number(),
              bank.area()),
          new SellerApplication.Contact(confidential.phone(), confidential.email()),
          new SellerApplication.Shop(
              business.shortName(), business.shortName(), confidential.shopPage(), null));
    } catch (IllegalArgumentException wrong) {
      throw new Unfit(wrong.getMessage());
    }
  }

  private SellerApplication.Owners owners(Merchant merchant, Confidential confidential) {
    return new SellerApplication.Owners(
        confidential.legalPersonOwns(),
        confidential.owners().stream()
            .map(
                owner ->
                    card(
                        owner.card(),
                        picture(merchant, owner.front()),
                        picture(merchant, owner.back())))
            .toList());
  }

  private static SellerApplication.IdCard card(
      Confidential.IdCard card, Picture portrait, Picture emblem) {
    return new SellerApplication.IdCard(
        card.name(),
        card.number(),
        card.address(),
        portrait,
        emblem,
        card.validFrom(),
        card.validUntil());
  }

  private Picture picture(Merchant merchant, Paper.Kind kind) {
    return picture(merchant, merchant.papers().held().get(kind).upload());
  }

  private Picture picture(Merchant merchant, UUID upload) {
    return Picture.of(bytes(merchant, upload))
        .orElseThrow(() -> new Unfit("证照图片须为 2 MB 以内的 JPG 或 PNG"));
  }

  /** What turned out not to be clean since is given to nobody. */
  private byte[] bytes(Merchant merchant, UUID upload) {
    try {
      return counter.needs().uploads().read(merchant.home(), upload);
    } catch (Refusal notClean) {
      throw new Unfit("证照图片已不可用，请重新上传");
    }
  }

  /** The provider would not take this. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message, null, false, false);
    }
  }
}
