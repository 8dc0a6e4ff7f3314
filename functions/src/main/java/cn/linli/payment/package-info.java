/**
 * Payments: money asked for, paid, and given back, through a provider.
 *
 * <ul>
 *   <li><b>payment</b> (支付): one request for money from a payer to a payee, with a number of ours
 *   <li><b>payee</b> (收款方): who gets the money, and how the provider knows them
 *   <li><b>provider</b>: the company that moves the money (微信支付)
 *   <li><b>notice</b> (通知): what the provider tells us, signed
 *   <li><b>refund</b> (退款): money that goes back to whoever paid it
 *   <li><b>payout</b> (付款): money that is sent to a person, who confirms it; what of it is there
 *       already is <b>funded</b>, and goes by one <b>transfer</b> (商家转账) after the other
 *   <li><b>share-out</b> (分账): frozen money is divided among those who earned it
 * </ul>
 */
package cn.linli.payment;
