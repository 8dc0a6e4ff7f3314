package cn.linli.ticket;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.screening.Screenings;
import cn.linli.shared.CommunityId;
import cn.linli.shared.keys.Keys;
import java.util.function.BiPredicate;

/**
 * What tickets need of others and are handed.
 *
 * @param zones whether a centre has a zone of this id
 */
public record Needs(
    Uploads uploads,
    People people,
    Communities communities,
    Keys keys,
    Screenings screenings,
    BiPredicate<CommunityId, String> zones) {}
