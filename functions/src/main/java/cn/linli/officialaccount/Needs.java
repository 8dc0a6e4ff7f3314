package cn.linli.officialaccount;

import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.http.WebPages;
import cn.linli.shared.keys.Keys;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What the Official Account needs of others and is handed.
 *
 * @param account at WeChat, put together when first spoken to
 * @param push what WeChat pushes, put together when the first comes
 * @param pages of ours that open in WeChat
 * @param answers what is published in a community, or for everybody, in answer to these words
 */
public record Needs(
    Supplier<Account> account,
    Supplier<AccountPush> push,
    People people,
    Keys keys,
    WebPages pages,
    BiFunction<Optional<CommunityId>, String, Optional<String>> answers) {}
