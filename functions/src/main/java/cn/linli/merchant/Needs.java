package cn.linli.merchant;

import cn.linli.community.Communities;
import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.ledger.Ledger;
import cn.linli.payment.Payments;
import cn.linli.shared.keys.Keys;
import java.util.function.Supplier;

/**
 * What merchant needs of others and is handed.
 *
 * @param accounts where accounts at the provider are opened, put together when first spoken to
 * @param records where records of businesses are looked up, put together when first spoken to
 */
public record Needs(
    Supplier<SellerAccounts> accounts,
    Supplier<NegativeRecords> records,
    Uploads uploads,
    Payments payments,
    Ledger ledger,
    People people,
    Communities communities,
    Keys keys) {}
