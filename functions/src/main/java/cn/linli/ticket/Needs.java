package cn.linli.ticket;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.screening.Screenings;
import cn.linli.shared.keys.Keys;

/** What tickets need of others and are handed. */
public record Needs(
    Uploads uploads, People people, Communities communities, Keys keys, Screenings screenings) {}
