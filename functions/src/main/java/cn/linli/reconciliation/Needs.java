package cn.linli.reconciliation;

import cn.linli.ledger.Accounts;
import cn.linli.ledger.Ledger;
import cn.linli.payment.PaymentProvider;
import cn.linli.payment.Payments;
import java.util.function.Supplier;

/** What the worker needs of others and is handed. */
public record Needs(
    Supplier<PaymentProvider> provider, Payments payments, Accounts accounts, Ledger ledger) {}
