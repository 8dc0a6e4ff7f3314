package cn.linli.adapter.wechatpay;

import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import com.github.binarywang.wxpay.bean.ecommerce.TradeBillRequest;
import com.github.binarywang.wxpay.bean.profitsharing.request.ProfitSharingBillV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayApplyFundFlowBillV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayApplyTradeBillV3Request;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The day's bills (账单) as texts, packed on their way and checked against their hash while they are
 * read; empty when nothing happened. To be closed.
 */
final class PayBills {
  private static final String GZIP = "GZIP";

  private PayBills() {}

  static Optional<InputStream> trade(Merchant merchant, Payee payee, LocalDate day)
      throws WxPayException {
    try {
      return Optional.of(text(merchant, announcedTrade(merchant, payee, day)));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  /** Always that of the account which belongs to the number we sign by. */
  static Optional<InputStream> fundFlow(Merchant merchant, LocalDate day) throws WxPayException {
    var request = new WxPayApplyFundFlowBillV3Request();
    request.setBillDate(day.toString());
    request.setAccountType("BASIC");
    request.setTarType(GZIP);
    try {
      return Optional.of(text(merchant, merchant.wx().applyFundFlowBill(request)));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  /** What was shared out of the money of a merchant, and what came back of that. */
  static Optional<InputStream> sharing(Merchant merchant, Payee payee, LocalDate day)
      throws WxPayException {
    var request = new ProfitSharingBillV3Request();
    request.setSubMchId(payee.subMerchant());
    request.setBillDate(day.toString());
    request.setTarType(GZIP);
    try {
      var sharing = merchant.wx().getProfitSharingService();
      return Optional.of(text(merchant, sharing.profitSharingBill(request)));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  private static Object announcedTrade(Merchant merchant, Payee payee, LocalDate day)
      throws WxPayException {
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

  private static InputStream text(Merchant merchant, Object answer) throws WxPayException {
    var announced = PayJson.of(answer);
    if (!PayJson.text(announced, "hash_type").equals("SHA1")) {
      throw new IllegalArgumentException("a hash of another kind");
    }
    var hash = PayJson.text(announced, "hash_value");
    var packed = merchant.wx().downloadBill(PayJson.text(announced, "download_url"));
    try {
      return new CheckedText(new GZIPInputStream(packed), hash);
    } catch (IOException notPacked) {
      throw closed(packed, notPacked);
    }
  }

  private static UncheckedIOException closed(InputStream packed, IOException accident) {
    try (packed) {
      return new UncheckedIOException(accident);
    } catch (IOException another) {
      return new UncheckedIOException(another);
    }
  }
}
