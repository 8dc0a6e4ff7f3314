package cn.linli.volunteer;

import cn.linli.activity.Activities;
import cn.linli.community.Communities;
import cn.linli.identity.People;
import cn.linli.ledger.Ledger;
import cn.linli.payment.Payments;
import cn.linli.screening.Screenings;
import cn.linli.shared.keys.Keys;

/** What volunteering needs of others and is handed. */
public record Needs(
    Activities activities,
    Payments payments,
    Ledger ledger,
    Screenings screenings,
    People people,
    Communities communities,
    Keys keys) {}
