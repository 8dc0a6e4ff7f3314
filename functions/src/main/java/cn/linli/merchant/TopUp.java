package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.UUID;

/** A payment for a merchant's guarantee that its owner was asked for. */
record TopUp(
    CommunityId home, UUID merchant, UUID payment, Money amount, Instant askedAt, Instant payBy) {}
