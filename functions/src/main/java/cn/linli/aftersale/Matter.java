package cn.linli.aftersale;

import cn.linli.groupbuy.Claimable;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.UUID;

/**
 * What a claim is about, and between whom.
 *
 * @param community whose resident the person is; its panel rules
 * @param home of the merchant: the order's money and the guarantee are there
 * @param owner who acts for the merchant
 * @param name of the person, masked; null once they are erased
 */
record Matter(
    CommunityId community,
    UUID campaign,
    UUID order,
    CommunityId home,
    UUID merchant,
    PersonId owner,
    PersonId person,
    String name,
    String goods,
    int quantity) {
  static Matter of(Claimable order) {
    return new Matter(
        order.community(),
        order.campaign(),
        order.order(),
        order.home(),
        order.merchant(),
        order.owner(),
        order.person(),
        order.name(),
        order.goods(),
        order.quantity());
  }

  /** Its person is gone. */
  Matter withoutName() {
    return new Matter(
        community, campaign, order, home, merchant, owner, person, null, goods, quantity);
  }

  /** Whoever may not decide about it. */
  boolean isOf(PersonId somebody) {
    return person.equals(somebody) || owner.equals(somebody);
  }
}
