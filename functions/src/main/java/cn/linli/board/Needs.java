package cn.linli.board;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.merchant.Merchants;
import cn.linli.screening.Screenings;

/** What the board needs of others and is handed. */
public record Needs(
    Uploads uploads,
    People people,
    Communities communities,
    Merchants merchants,
    Screenings screenings) {}
