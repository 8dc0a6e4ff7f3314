package cn.linli.poll;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.keys.Keys;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What contests and polls need of others and are handed.
 *
 * @param screening looks at what people would read of a community, by JSON pointer, and explains
 *     each hit; whatever has one is refused
 */
public record Needs(
    Uploads uploads,
    People people,
    Communities communities,
    Keys keys,
    BiFunction<CommunityId, Map<String, String>, List<String>> screening) {}
