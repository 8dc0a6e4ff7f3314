package cn.linli.identity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.WebPages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What identity needs of others and is handed: the vendors, and what contexts that stand on it
 * know.
 *
 * @param pages to which people come back from WeChat
 * @param communityExists whether there is such a community
 * @param reservationsOf a person's reservations in these communities, for the export
 * @param standingsOf how reliable a person was in these communities, for the export
 * @param accessOf a person's helpers, cards and the like in these communities, for the export
 * @param ordersOf a person's group-buy orders, for the export
 * @param claimsOf a person's claims about orders in these communities, for the export
 * @param merchantsOf what a person owns as merchants in these communities, for the export
 * @param uploadsOf what a person brought in these communities, for the export
 * @param payoutsOf what a person gets in these communities, for the export
 * @param activitiesOf what a person proposed in these communities, for the export
 * @param signUpsOf what a person signed up for, for the export
 * @param answersOf what a person answered to the forms of activities, for the export
 * @param missedBy how often a person did not come to what they had signed up for, for the export
 * @param contributionsOf what a person contributed to contests and polls in these communities, for
 *     the export
 * @param volunteeringOf how a person helped in these communities, for the export
 * @param postsOf the posts that a person wrote or reviewed in these communities, for the export
 * @param followingOf as what a person follows the Official Account, for the export
 * @param ticketsOf what a person reported and asked in these communities, for the export
 * @param offersOf what a person posted on the board, and whom they asked for a contact, for the
 *     export
 * @param noticesOf what a person was told in these communities, for the export
 * @param openUntil when a person's last open matter in these communities ends, or empty
 */
public record Ports(
    WeChatLogin weChat,
    RealNameAuthority authority,
    WebPages pages,
    Predicate<CommunityId> communityExists,
    BiFunction<PersonId, List<CommunityId>, List<?>> reservationsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> standingsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> accessOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> ordersOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> claimsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> merchantsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> uploadsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> payoutsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> activitiesOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> signUpsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> answersOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> missedBy,
    BiFunction<PersonId, List<CommunityId>, List<?>> contributionsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> volunteeringOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> postsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> followingOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> ticketsOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> offersOf,
    BiFunction<PersonId, List<CommunityId>, List<?>> noticesOf,
    BiFunction<PersonId, List<CommunityId>, Optional<Instant>> openUntil) {}
