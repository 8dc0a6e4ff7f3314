package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;

/**
 * A transfer to a person that has ended.
 *
 * @param number ours
 * @param payout whose it was
 * @param transfer the provider's number
 * @param isPaid whether the person has the money; else it is back on the account
 */
record Sent(
    CommunityId community,
    String number,
    String payout,
    PayoutKind kind,
    Money amount,
    String transfer,
    boolean isPaid,
    Instant askedAt,
    Instant endedAt) {}
