package cn.linli.signup;

import cn.linli.activity.Activities;
import cn.linli.community.Communities;
import cn.linli.identity.People;
import cn.linli.merchant.Merchants;
import cn.linli.payment.Payments;
import cn.linli.screening.Screenings;
import cn.linli.shared.keys.Keys;
import cn.linli.shared.keys.Signatures;

/** What sign-ups need of others and are handed. */
public record Needs(
    Activities activities,
    Payments payments,
    Merchants merchants,
    People people,
    Communities communities,
    Screenings screenings,
    Keys keys,
    Signatures signatures) {}
