package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayText.number;

import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.RefundOrder;
import cn.linli.payment.RefundState;
import com.github.binarywang.wxpay.bean.ecommerce.RefundsRequest;
import com.github.binarywang.wxpay.bean.request.WxPayPartnerRefundV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayRefundQueryV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayRefundV3Request;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Money that goes back to whoever paid (退款). */
final class PayRefunds {
  private static final int REASON_BYTES = 80;

  private PayRefunds() {}

  static RefundState refund(Merchant merchant, Payee payee, RefundOrder order)
      throws WxPayException {
    try {
      return PayJson.refund(asked(merchant, payee, order), order.number());
    } catch (ProviderFailure failure) {
      throw failure.kind() == Kind.REFUSED && failure.why() == Why.OTHER
          ? explained(failure, find(merchant, payee, order.refundNumber()), order)
          : failure;
    }
  }

  /** The platform's refunds have a way of their own, whose answer leaves out how it stands. */
  private static JsonNode asked(Merchant merchant, Payee payee, RefundOrder order)
      throws WxPayException {
    return PayJson.of(
        switch (payee.mode()) {
          case DIRECT ->
              merchant.wx().refundV3(filled(new WxPayRefundV3Request(), merchant, order));
          case PARTNER -> {
            var request = new WxPayPartnerRefundV3Request();
            filled(request, merchant, order).setSubMchid(payee.subMerchant());
            yield merchant.wx().partnerRefundV3(request);
          }
          case ECOMMERCE ->
              merchant.wx().getEcommerceService().refunds(platform(merchant, payee, order));
        });
  }

  static Optional<RefundState> find(Merchant merchant, Payee payee, String refundNumber)
      throws WxPayException {
    try {
      return Optional.of(PayJson.refund(query(merchant, payee, number(refundNumber)), ""));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  private static JsonNode query(Merchant merchant, Payee payee, String number)
      throws WxPayException {
    return PayJson.of(
        switch (payee.mode()) {
          case DIRECT -> merchant.wx().refundQueryV3(number);
          case PARTNER -> {
            var request = new WxPayRefundQueryV3Request();
            request.setOutRefundNo(number);
            request.setSubMchid(payee.subMerchant());
            yield merchant.wx().refundPartnerQueryV3(request);
          }
          case ECOMMERCE ->
              merchant
                  .wx()
                  .getEcommerceService()
                  .queryRefundByOutRefundNo(payee.subMerchant(), number);
        });
  }

  /**
   * INVALID_REQUEST is all that WeChat Pay says of a number that was used for another refund and of
   * more than was paid.
   */
  private static ProviderFailure explained(
      ProviderFailure refused, Optional<RefundState> known, RefundOrder order) {
    if (known.isPresent()) {
      var same = known.get().amount().equals(order.amount());
      return same ? refused : because(Why.NUMBER_USED);
    }
    return refused.getMessage().contains("INVALID_REQUEST") ? because(Why.TOO_MUCH) : refused;
  }

  private static ProviderFailure because(Why why) {
    return new ProviderFailure(Kind.REFUSED, why, "INVALID_REQUEST");
  }

  private static WxPayRefundV3Request filled(
      WxPayRefundV3Request request, Merchant merchant, RefundOrder order) {
    var amount = new WxPayRefundV3Request.Amount();
    amount.setRefund(PayText.fen(order.amount()));
    amount.setTotal(PayText.fen(order.paid()));
    amount.setCurrency("CNY");
    return request
        .setOutTradeNo(number(order.number()))
        .setOutRefundNo(number(order.refundNumber()))
        .setReason(PayText.bytes(order.reason(), REASON_BYTES))
        .setNotifyUrl(merchant.account().notifyUrl())
        .setAmount(amount);
  }

  private static RefundsRequest platform(Merchant merchant, Payee payee, RefundOrder order) {
    return RefundsRequest.builder()
        .subMchid(payee.subMerchant())
        .spAppid(merchant.appId(payee))
        .outTradeNo(number(order.number()))
        .outRefundNo(number(order.refundNumber()))
        .reason(PayText.bytes(order.reason(), REASON_BYTES))
        .notifyUrl(merchant.account().notifyUrl())
        .amount(
            RefundsRequest.Amount.builder()
                .refund(PayText.fen(order.amount()))
                .total(PayText.fen(order.paid()))
                .currency("CNY")
                .build())
        .build();
  }
}
