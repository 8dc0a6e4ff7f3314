package cn.linli.activity;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.merchant.Merchants;
import cn.linli.screening.Screenings;
import cn.linli.venue.KeptZones;

/** What activities need of others and are handed. */
public record Needs(
    KeptZones zones,
    Screenings screenings,
    Merchants merchants,
    Uploads uploads,
    People people,
    Communities communities) {}
