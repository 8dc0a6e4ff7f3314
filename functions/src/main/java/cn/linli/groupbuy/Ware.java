package cn.linli.groupbuy;

import cn.linli.merchant.Offer;
import cn.linli.merchant.ProductData;
import cn.linli.shared.Money;
import java.util.UUID;

/**
 * What a campaign sells, as it was when it was put on sale: a product's later changes do not reach
 * those who have bought it.
 *
 * @param revision of the product that legal has passed
 * @param feePerMille what the platform keeps of what residents pay
 * @param afterSaleDays how long after pick-up a resident may complain
 */
record Ware(UUID product, int revision, ProductData data, int feePerMille, int afterSaleDays) {
  static Ware of(Offer offer) {
    return new Ware(
        offer.product(),
        offer.revision(),
        offer.data(),
        offer.feePerMille(),
        offer.afterSaleDays());
  }

  /** The platform's fee of an amount; parts of a fen are the merchant's. */
  Money fee(Money amount) {
    return new Money(Math.multiplyExact(amount.fen(), feePerMille) / 1000);
  }
}
