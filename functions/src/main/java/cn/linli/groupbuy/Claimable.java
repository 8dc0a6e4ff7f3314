package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * An order as whoever takes complaints about it knows it.
 *
 * @param owner who acts for the merchant
 * @param name of the person, masked
 * @param price of all of it, as the campaign was decided
 * @param left of its money, of which nothing more can go back than that; nothing for one that has
 *     ended otherwise
 * @param until when its person may complain, or null while it was not handed out
 * @param lateUntil when they may still go to the panel, or null
 */
public record Claimable(
    CommunityId community,
    UUID campaign,
    UUID order,
    CommunityId home,
    UUID merchant,
    PersonId owner,
    PersonId person,
    String name,
    String goods,
    int quantity,
    Money price,
    Money left,
    Instant until,
    Instant lateUntil) {}
