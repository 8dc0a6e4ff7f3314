package cn.linli.content;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.screening.Screenings;
import java.util.function.Supplier;

/**
 * What content needs of others and is handed.
 *
 * @param drafts those of our Official Account, put together when first spoken to
 * @param articles what its followers can read, likewise
 */
public record Needs(
    Uploads uploads,
    People people,
    Communities communities,
    Screenings screenings,
    Supplier<OfficialDrafts> drafts,
    Supplier<OfficialArticles> articles) {}
