package cn.linli.screening;

import cn.linli.files.Uploads;
import cn.linli.identity.People;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What screening needs of others and is handed.
 *
 * @param security who judges beside our rules, put together when first spoken to
 * @param push what is told of pictures, put together when the first comes
 * @param consents hears what people let us send them
 */
public record Needs(
    Uploads uploads,
    People people,
    Supplier<ContentSecurity> security,
    Supplier<MessagePush> push,
    Consumer<MessagePush.Consented> consents) {}
