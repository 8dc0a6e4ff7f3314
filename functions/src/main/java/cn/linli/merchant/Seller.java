package cn.linli.merchant;

import cn.linli.ledger.Account;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.UUID;

/**
 * A merchant as whoever sells its products knows it.
 *
 * @param payee the name by which payments know it
 * @param guarantee where its guarantee is in the books
 * @param receivable where the books have what it owes beside it
 * @param platformMerchant the platform's number at the provider, or null before its account is open
 * @param subMerchant its own, or null before
 * @param maySell whether it is active, not suspended, and none of its papers has expired
 */
public record Seller(
    CommunityId home,
    UUID id,
    PersonId owner,
    String name,
    String payee,
    Account guarantee,
    Account receivable,
    String platformMerchant,
    String subMerchant,
    boolean maySell) {}
