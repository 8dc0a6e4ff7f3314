package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.util.UUID;

/**
 * The value of what a merchant has on sale and has not settled yet.
 *
 * @param listings how many campaigns that is
 */
record Volume(CommunityId home, UUID merchant, Money amount, int listings, int revision) {
  static Volume none(CommunityId home, UUID merchant) {
    return new Volume(home, merchant, Money.ZERO, 0, 0);
  }

  Volume plus(Money more) {
    return new Volume(home, merchant, amount.plus(more), listings + 1, revision + 1);
  }

  Volume minus(Money less) {
    return new Volume(home, merchant, amount.minus(less), listings - 1, revision + 1);
  }
}
