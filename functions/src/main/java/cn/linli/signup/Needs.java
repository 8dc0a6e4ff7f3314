package cn.linli.signup;

import cn.linli.activity.Activities;
import cn.linli.community.Communities;
import cn.linli.identity.People;
import cn.linli.merchant.Merchants;
import cn.linli.payment.Payments;
import cn.linli.screening.Screenings;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.keys.Keys;
import cn.linli.shared.keys.Signatures;
import java.util.function.BiPredicate;

/**
 * What sign-ups need of others and are handed.
 *
 * @param isVolunteer whether somebody is registered as a volunteer of a community
 */
public record Needs(
    Activities activities,
    Payments payments,
    Merchants merchants,
    People people,
    Communities communities,
    Screenings screenings,
    Keys keys,
    Signatures signatures,
    BiPredicate<CommunityId, PersonId> isVolunteer) {}
