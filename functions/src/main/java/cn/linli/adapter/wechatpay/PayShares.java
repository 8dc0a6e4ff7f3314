package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayText.chars;
import static cn.linli.adapter.wechatpay.PayText.number;

import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareState;
import com.github.binarywang.wxpay.bean.profitsharing.request.ProfitSharingReturnV3Request;
import com.github.binarywang.wxpay.bean.profitsharing.request.ProfitSharingUnfreezeV3Request;
import com.github.binarywang.wxpay.bean.profitsharing.request.ProfitSharingV3Request;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.ProfitSharingService;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Frozen money that is divided (分账), for merchants of our own and of a service provider. The
 * platform's is {@link PlatformShares}.
 */
final class PayShares {
  static final int DESCRIPTION = 80;

  private PayShares() {}

  static ShareState share(Merchant merchant, Payee payee, ShareOrder order) throws WxPayException {
    var request = new ProfitSharingV3Request();
    request.setAppid(merchant.appId(payee));
    request.setSubMchId(payee.subMerchant());
    if (merchant.paysInOwnAppOf(payee)) {
      request.setSubAppid(payee.appId());
    }
    request.setTransactionId(order.transaction());
    request.setOutOrderNo(number(order.shareNumber()));
    request.setReceivers(
        order.parts().stream().map(part -> receiver(merchant, payee, part)).toList());
    request.setUnfreezeUnsplit(order.last());
    return state(PayJson.of(sharing(merchant).profitSharingV3(request)));
  }

  static Optional<ShareState> find(
      Merchant merchant, Payee payee, String transaction, String shareNumber)
      throws WxPayException {
    try {
      var sharing = sharing(merchant);
      var number = number(shareNumber);
      return Optional.of(
          state(
              PayJson.of(
                  payee.subMerchant() == null
                      ? sharing.profitSharingQueryV3(number, number(transaction))
                      : sharing.profitSharingQueryV3(
                          number, number(transaction), payee.subMerchant()))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  static ShareState unfreeze(
      Merchant merchant, Payee payee, String transaction, String shareNumber, String description)
      throws WxPayException {
    var request = new ProfitSharingUnfreezeV3Request();
    request.setSubMchId(payee.subMerchant());
    request.setTransactionId(transaction);
    request.setOutOrderNo(number(shareNumber));
    request.setDescription(chars(description, DESCRIPTION));
    return state(PayJson.of(sharing(merchant).profitSharingUnfreeze(request)));
  }

  static ShareReturn takeBack(Merchant merchant, Payee payee, ShareReturn.Order order)
      throws WxPayException {
    var request = new ProfitSharingReturnV3Request();
    request.setSubMchId(payee.subMerchant());
    request.setOutOrderNo(number(order.shareNumber()));
    request.setOutReturnNo(number(order.returnNumber()));
    request.setReturnMchid(order.merchant());
    request.setAmount((long) PayText.fen(order.amount()));
    request.setDescription(chars(order.description(), DESCRIPTION));
    return returned(PayJson.of(sharing(merchant).profitSharingReturnV3(request)));
  }

  static Optional<ShareReturn> findTakenBack(
      Merchant merchant, Payee payee, String shareNumber, String returnNumber)
      throws WxPayException {
    try {
      var sharing = sharing(merchant);
      var share = number(shareNumber);
      var number = number(returnNumber);
      return Optional.of(
          returned(
              PayJson.of(
                  payee.subMerchant() == null
                      ? sharing.profitSharingReturnQueryV3(share, number)
                      : sharing.profitSharingReturnQueryV3(share, number, payee.subMerchant()))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  private static ProfitSharingV3Request.Receiver receiver(
      Merchant merchant, Payee payee, ShareOrder.Part part) {
    var receiver = new ProfitSharingV3Request.Receiver();
    receiver.setType(
        switch (part.receiver()) {
          case MERCHANT -> "MERCHANT_ID";
          case PERSON -> merchant.paysInOwnAppOf(payee) ? "PERSONAL_SUB_OPENID" : "PERSONAL_OPENID";
        });
    receiver.setAccount(part.account());
    receiver.setAmount(PayText.fen(part.amount()));
    receiver.setDescription(chars(part.description(), DESCRIPTION));
    return receiver;
  }

  private static ProfitSharingService sharing(Merchant merchant) {
    return merchant.wx().getProfitSharingService();
  }

  /** Nobody can top up frozen money: what is not enough there is too much. */
  static ProviderFailure ofFrozen(ProviderFailure failure) {
    return failure.why() == Why.NOT_ENOUGH
        ? new ProviderFailure(failure.kind(), Why.TOO_MUCH, "NOT_ENOUGH")
        : failure;
  }

  /** The platform's answers have other names for the same. */
  static ShareState state(JsonNode json) {
    var state = PayJson.optional(json, json.has("state") ? "state" : "status");
    return new ShareState(
        PayJson.text(json, "out_order_no"),
        PayJson.text(json, "order_id"),
        state.equals("FINISHED"),
        json.path("receivers")
            .valueStream()
            .map(part -> PayJson.timeOrNull(part, "finish_time"))
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        json.path("receivers").valueStream().map(PayShares::part).toList());
  }

  private static ShareState.Part part(JsonNode json) {
    var failure = PayJson.optional(json, "fail_reason");
    return new ShareState.Part(
        PayJson.text(json, json.has("account") ? "account" : "receiver_account"),
        PayJson.fen(json, "amount"),
        switch (PayJson.optional(json, "result")) {
          case "SUCCESS" -> ShareState.Outcome.SUCCESS;
          case "CLOSED" -> ShareState.Outcome.CLOSED;
          default -> ShareState.Outcome.PENDING;
        },
        failure.isEmpty() ? null : failure);
  }

  static ShareReturn returned(JsonNode json) {
    var failure = PayJson.optional(json, "fail_reason");
    return new ShareReturn(
        PayJson.text(json, "out_return_no"),
        PayJson.text(json, json.has("return_id") ? "return_id" : "return_no"),
        PayJson.fen(json, "amount"),
        switch (PayJson.optional(json, "result")) {
          case "SUCCESS" -> ShareReturn.Outcome.SUCCESS;
          case "FAILED" -> ShareReturn.Outcome.FAILED;
          default -> ShareReturn.Outcome.PROCESSING;
        },
        PayJson.timeOrNull(json, "finish_time"),
        failure.isEmpty() ? null : failure);
  }
}
