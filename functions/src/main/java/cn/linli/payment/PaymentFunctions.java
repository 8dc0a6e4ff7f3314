package cn.linli.payment;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import cn.linli.shared.http.Webhook;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operations of payment. */
public final class PaymentFunctions {
  private PaymentFunctions() {}

  /** The function {@code paymentApi}. */
  public static HttpApi api(Payments payments, Gate gate) {
    var desk = payments.desk();
    var asking = new Asking(desk);
    var payees = new Payees(desk);
    var payouts = new PayoutViews(desk);
    var manual = new ManualRefunds(desk);
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "getPayment",
                "GET /communities/{community}/payments/{payment}",
                roles(RESIDENT, MERCHANT),
                Commands.OfPayment.class,
                asking::get),
            Operation.of(
                "openPayment",
                "PUT /communities/{community}/payments/{payment}/opening",
                roles(RESIDENT, MERCHANT),
                Commands.Open.class,
                (caller, command) -> asking.open(caller, command)),
            Operation.of(
                "listPayees",
                "GET /communities/{community}/payees",
                roles(FINANCE, COMMITTEE, PLATFORM),
                Commands.OfCommunity.class,
                payees::list),
            Operation.of(
                "putPayee",
                "PUT /communities/{community}/payees/{payee}",
                roles(PLATFORM),
                Commands.PutPayee.class,
                payees::put),
            Operation.of(
                "listPaymentExceptions",
                "GET /communities/{community}/payment-exceptions",
                roles(FINANCE, PLATFORM),
                Commands.ListExceptions.class,
                desk.exceptions()::list),
            Operation.of(
                "closePaymentException",
                "PUT /communities/{community}/payment-exceptions/{exception}/closing",
                roles(FINANCE, PLATFORM),
                Commands.CloseException.class,
                desk.exceptions()::close),
            Operation.of(
                "refundPaymentException",
                "PUT /communities/{community}/payment-exceptions/{exception}/refund",
                roles(FINANCE),
                Commands.GiveBack.class,
                new Returns(desk)::give),
            Operation.of(
                "sharePaymentException",
                "PUT /communities/{community}/payment-exceptions/{exception}/share",
                roles(FINANCE),
                Commands.ShareAgain.class,
                new ShareRetries(desk)::share),
            Operation.of(
                "payOutPaymentException",
                "PUT /communities/{community}/payment-exceptions/{exception}/payout",
                roles(FINANCE),
                Commands.SendAgain.class,
                new PayoutRetries(desk)::send),
            Operation.of(
                "listPayouts",
                "GET /communities/{community}/payouts",
                roles(RESIDENT),
                Commands.ListPayouts.class,
                payouts::list),
            Operation.of(
                "getPayout",
                "GET /communities/{community}/payouts/{payout}",
                roles(RESIDENT),
                Commands.OfPayout.class,
                payouts::get),
            Operation.of(
                "confirmPayout",
                "PUT /communities/{community}/payouts/{payout}/confirmation",
                roles(RESIDENT),
                Commands.ConfirmPayout.class,
                (caller, command) -> new Confirming(desk).confirm(caller, command)),
            Operation.of(
                "listPayoutsOwed",
                "GET /communities/{community}/payouts-owed",
                roles(FINANCE, PLATFORM),
                Commands.ListPayouts.class,
                payouts::listOwed),
            Operation.of(
                "refundPayment",
                "PUT /communities/{community}/payments/{payment}/refunds/{refund}",
                roles(FINANCE),
                Commands.AskRefund.class,
                manual::refund)));
  }

  /** The function {@code paymentNotify}. */
  public static HttpApi paymentNotify(Payments payments, Gate gate) {
    var notices = new Notices(payments.desk());
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "paymentNotify",
                "POST /payment-providers/wechatpay/{key}",
                OPEN,
                Webhook.class,
                notices::take)));
  }

  /** Puts one payee of a seed file. */
  public static void seed(Payments payments, JsonNode entry) {
    new Payees(payments.desk()).put(Json.MAPPER.treeToValue(entry, Commands.PutPayee.class));
  }
}
