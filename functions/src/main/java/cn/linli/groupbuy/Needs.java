package cn.linli.groupbuy;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.merchant.Merchants;
import cn.linli.payment.Payments;
import cn.linli.shared.keys.Keys;
import java.util.function.Supplier;

/**
 * What group buy needs of others and is handed.
 *
 * @param cards where pictures of campaigns' codes come from, put together when first spoken to
 * @param shipments where WeChat is told what was handed out, put together when first spoken to
 */
public record Needs(
    Merchants merchants,
    Payments payments,
    Uploads uploads,
    People people,
    Communities communities,
    Keys keys,
    Supplier<ShareCards> cards,
    Supplier<Shipments> shipments) {}
