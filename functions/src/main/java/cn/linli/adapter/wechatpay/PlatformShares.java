package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayText.chars;
import static cn.linli.adapter.wechatpay.PayText.number;

import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareState;
import com.github.binarywang.wxpay.bean.ecommerce.FinishOrderRequest;
import com.github.binarywang.wxpay.bean.ecommerce.ProfitSharingQueryRequest;
import com.github.binarywang.wxpay.bean.ecommerce.ProfitSharingRequest;
import com.github.binarywang.wxpay.bean.ecommerce.ReturnOrdersQueryRequest;
import com.github.binarywang.wxpay.bean.ecommerce.ReturnOrdersRequest;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.EcommerceService;
import java.util.Optional;

/** Shares on a platform (收付通分账), which has calls and names of its own. */
final class PlatformShares {
  private PlatformShares() {}

  static ShareState share(Merchant merchant, Payee payee, ShareOrder order) throws WxPayException {
    var request = new ProfitSharingRequest();
    request.setAppid(merchant.appId(payee));
    request.setSubMchid(payee.subMerchant());
    request.setTransactionId(order.transaction());
    request.setOutOrderNo(number(order.shareNumber()));
    request.setReceivers(order.parts().stream().map(PlatformShares::receiver).toList());
    request.setFinish(order.last());
    return PayShares.state(PayJson.of(platform(merchant).profitSharing(request)));
  }

  static Optional<ShareState> find(
      Merchant merchant, Payee payee, String transaction, String shareNumber)
      throws WxPayException {
    var request = new ProfitSharingQueryRequest();
    request.setSubMchid(payee.subMerchant());
    request.setTransactionId(number(transaction));
    request.setOutOrderNo(number(shareNumber));
    try {
      return Optional.of(
          PayShares.state(PayJson.of(platform(merchant).queryProfitSharing(request))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  static ShareState unfreeze(
      Merchant merchant, Payee payee, String transaction, String shareNumber, String description)
      throws WxPayException {
    var request =
        FinishOrderRequest.builder()
            .subMchid(payee.subMerchant())
            .transactionId(transaction)
            .outOrderNo(number(shareNumber))
            .description(chars(description, PayShares.DESCRIPTION))
            .build();
    return PayShares.state(PayJson.of(platform(merchant).finishOrder(request)));
  }

  static ShareReturn takeBack(Merchant merchant, Payee payee, ShareReturn.Order order)
      throws WxPayException {
    var request =
        ReturnOrdersRequest.builder()
            .subMchid(payee.subMerchant())
            .outOrderNo(number(order.shareNumber()))
            .outReturnNo(number(order.returnNumber()))
            .returnMchid(order.merchant())
            .amount(PayText.fen(order.amount()))
            .description(chars(order.description(), PayShares.DESCRIPTION))
            .build();
    return PayShares.returned(PayJson.of(platform(merchant).returnOrders(request)));
  }

  static Optional<ShareReturn> findTakenBack(
      Merchant merchant, Payee payee, String shareNumber, String returnNumber)
      throws WxPayException {
    var request =
        ReturnOrdersQueryRequest.builder()
            .subMchid(payee.subMerchant())
            .outOrderNo(number(shareNumber))
            .outReturnNo(number(returnNumber))
            .build();
    try {
      return Optional.of(
          PayShares.returned(PayJson.of(platform(merchant).queryReturnOrders(request))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  private static ProfitSharingRequest.Receiver receiver(ShareOrder.Part part) {
    var receiver = new ProfitSharingRequest.Receiver();
    receiver.setType(
        switch (part.receiver()) {
          case MERCHANT -> "MERCHANT_ID";
          case PERSON -> "PERSONAL_OPENID";
        });
    receiver.setReceiverAccount(part.account());
    receiver.setAmount(PayText.fen(part.amount()));
    receiver.setDescription(chars(part.description(), PayShares.DESCRIPTION));
    return receiver;
  }

  private static EcommerceService platform(Merchant merchant) {
    return merchant.wx().getEcommerceService();
  }
}
