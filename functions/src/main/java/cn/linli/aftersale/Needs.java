package cn.linli.aftersale;

import cn.linli.files.Uploads;
import cn.linli.groupbuy.GroupBuys;
import cn.linli.identity.People;
import cn.linli.ledger.Ledger;
import cn.linli.merchant.Merchants;
import cn.linli.payment.Payments;

/** What after-sale needs of others and is handed. */
public record Needs(
    GroupBuys groupBuys,
    Merchants merchants,
    Payments payments,
    Ledger ledger,
    Uploads uploads,
    People people) {}
