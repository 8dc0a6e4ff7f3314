package cn.linli.payment;

import cn.linli.shared.Money;

/**
 * A row of a sharing bill: a part of frozen money that somebody got, or gave back.
 *
 * @param share the provider's number of the share, or of its way back
 * @param number ours
 * @param account whose part it is
 */
public record ShareRow(String share, String number, String account, Money amount) {}
