package cn.linli.payment;

import cn.linli.shared.Money;

/**
 * Money that shall go back.
 *
 * @param number of the order that was paid
 * @param refundNumber ours
 * @param paid the whole amount of the order
 * @param reason for the payer to read
 */
public record RefundOrder(
    String number, String refundNumber, Money amount, Money paid, String reason) {}
