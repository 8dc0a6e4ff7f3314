package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayText.chars;
import static cn.linli.adapter.wechatpay.PayText.number;

import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.TransferOrder;
import cn.linli.payment.TransferState;
import com.github.binarywang.wxpay.bean.transfer.TransferBillsRequest;
import com.github.binarywang.wxpay.bean.transfer.TransferBillsRequest.TransferSceneReportInfo;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.util.Map;
import java.util.Optional;

/** Money to a person's balance (商家转账), which they confirm themselves within a day. */
final class PayTransfers {
  private static final int TEXT = 32;

  private PayTransfers() {}

  static TransferState transfer(Merchant merchant, Payee from, TransferOrder order)
      throws WxPayException {
    var request = new TransferBillsRequest();
    request.setAppid(merchant.appId(from));
    request.setOutBillNo(number(order.number()));
    request.setTransferSceneId(order.scene());
    request.setOpenid(order.openid());
    request.setTransferAmount(PayText.fen(order.amount()));
    request.setTransferRemark(chars(order.remark(), TEXT));
    request.setUserRecvPerception(order.perceived());
    request.setTransferSceneReportInfos(
        order.reports().entrySet().stream()
            // The same again has to look the same, whoever sends it.
            .sorted(Map.Entry.comparingByKey())
            .map(PayTransfers::report)
            .toList());
    request.setNotifyUrl(merchant.account().notifyUrl());
    return PayJson.transfer(PayJson.of(merchant.wx().getTransferService().transferBills(request)));
  }

  static Optional<TransferState> find(Merchant merchant, String number) throws WxPayException {
    try {
      return Optional.of(
          PayJson.transfer(
              PayJson.of(merchant.wx().getTransferService().getBillsByOutBillNo(number(number)))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  private static TransferSceneReportInfo report(Map.Entry<String, String> info) {
    return new TransferSceneReportInfo(info.getKey(), chars(info.getValue(), TEXT));
  }
}
