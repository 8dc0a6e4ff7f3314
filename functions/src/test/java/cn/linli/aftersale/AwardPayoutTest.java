package cn.linli.aftersale;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the money is, awards of different claims are different payouts. */
class AwardPayoutTest {
  private static final CommunityId HOME = new CommunityId("heping-li");
  private static final PersonId SOMEBODY = PersonId.of("00000000-0000-4000-8000-000000000001");
  private static final UUID LAST = UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff");

  @Test
  void twoMerchantsMayHaveClaimsOfOneId() {
    var one = Advancing.payout(claim("xingfu-li", LAST));
    var other = Advancing.payout(claim("heping-li", UUID.randomUUID()));

    assertThat(one).isNotEqualTo(other).hasSizeLessThan(65).matches("[A-Za-z0-9_-]+");
  }

  private static Claim claim(String community, UUID merchant) {
    var matter =
        new Matter(
            new CommunityId(community),
            LAST,
            LAST,
            HOME,
            merchant,
            SOMEBODY,
            SOMEBODY,
            "王*",
            "桃",
            1);
    return Claim.first(LAST, matter, new Money(100), Instant.EPOCH);
  }
}
