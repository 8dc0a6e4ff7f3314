package cn.linli.adapter.wechatpay;

import cn.linli.payment.Bill;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import com.github.binarywang.wxpay.bean.ecommerce.TradeBillRequest;
import com.github.binarywang.wxpay.bean.request.WxPayApplyFundFlowBillV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayApplyTradeBillV3Request;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** The day's bills (账单), packed on their way and checked against their hash while they are read. */
final class PayBills {
  private static final String GZIP = "GZIP";

  private PayBills() {}

  static Optional<Bill> bill(Merchant merchant, Payee payee, LocalDate day, Bill.Kind kind)
      throws WxPayException {
    try {
      var announced = announced(merchant, payee, day, kind);
      if (!PayJson.text(announced, "hash_type").equals("SHA1")) {
        throw new IllegalArgumentException("a hash of another kind");
      }
      var packed = merchant.wx().downloadBill(PayJson.text(announced, "download_url"));
      return Optional.of(
          new Bill(
              new CheckedText(new GZIPInputStream(packed), PayJson.text(announced, "hash_value"))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    } catch (IOException notPacked) {
      throw new UncheckedIOException(notPacked);
    }
  }

  /** A fund-flow bill is always that of the account which belongs to the number we sign by. */
  private static JsonNode announced(Merchant merchant, Payee payee, LocalDate day, Bill.Kind kind)
      throws WxPayException {
    return PayJson.of(
        switch (kind) {
          case TRADE -> trade(merchant, payee, day);
          case FUND_FLOW -> {
            var request = new WxPayApplyFundFlowBillV3Request();
            request.setBillDate(day.toString());
            request.setAccountType("BASIC");
            request.setTarType(GZIP);
            yield merchant.wx().applyFundFlowBill(request);
          }
        });
  }

  private static Object trade(Merchant merchant, Payee payee, LocalDate day) throws WxPayException {
    if (payee.subMerchant() != null) {
      return merchant
          .wx()
          .getEcommerceService()
          .applyBill(
              TradeBillRequest.builder()
                  .billDate(day.toString())
                  .subMchid(payee.subMerchant())
                  .billType("ALL")
                  .tarType(GZIP)
                  .build());
    }
    var request = new WxPayApplyTradeBillV3Request();
    request.setBillDate(day.toString());
    request.setBillType("ALL");
    request.setTarType(GZIP);
    return merchant.wx().applyTradeBill(request);
  }
}
