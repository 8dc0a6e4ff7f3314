package cn.linli.adapter.wechatpay;

import cn.linli.merchant.SellerAccountState;
import cn.linli.merchant.SellerAccountState.Reason;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import com.github.binarywang.wxpay.bean.ecommerce.ApplymentsRequest;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.v3.util.RsaCryptoUtil;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Applications for sellers' accounts, and how they stand. */
final class PayApplications {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_-]{1,124}");

  private PayApplications() {}

  /**
   * WxJava would ask for the certificate twice, once to encrypt and once for the header, and
   * encrypts in place: a form is sent once.
   */
  static String send(Merchant merchant, ApplymentsRequest form) {
    var sealing = merchant.keys().sealing();
    try {
      RsaCryptoUtil.encryptFields(form, sealing.certificate());
    } catch (WxPayException tooLong) {
      throw new ProviderFailure(Kind.REFUSED, Why.OTHER, "a field is too long to be encrypted");
    }
    return merchant
        .wx()
        .postSealed("/v3/ecommerce/applyments/", PayJson.written(form), sealing.serial());
  }

  static Optional<SellerAccountState> find(Merchant merchant, String number) throws WxPayException {
    if (!NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          state(
              PayJson.of(
                  merchant.wx().getEcommerceService().queryApplyStatusByOutRequestNo(number))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  /** One that is not known yet leaves all open. */
  private static SellerAccountState state(JsonNode json) {
    return switch (PayJson.text(json, "applyment_state")) {
      case "ACCOUNT_NEED_VERIFY" -> verification(json);
      case "AUDITING" -> new SellerAccountState.Auditing();
      case "NEED_SIGN" ->
          new SellerAccountState.NeedsSigning(URI.create(PayJson.text(json, "sign_url")));
      case "FINISH" -> new SellerAccountState.Finished(PayJson.text(json, "sub_mchid"));
      case "REJECTED" -> new SellerAccountState.Rejected(reasons(json));
      case "FROZEN" -> new SellerAccountState.Frozen(reasons(json));
      case "CANCELED" -> new SellerAccountState.Cancelled();
      default -> new SellerAccountState.Checking();
    };
  }

  private static List<Reason> reasons(JsonNode json) {
    return json.path("audit_detail")
        .valueStream()
        .map(
            detail ->
                new Reason(
                    PayJson.optional(detail, "param_name"),
                    PayJson.optional(detail, "reject_reason")))
        .toList();
  }

  private static SellerAccountState verification(JsonNode json) {
    var page = PayJson.optional(json, "legal_validation_url");
    var remittance = json.path("account_validation");
    return new SellerAccountState.NeedsVerification(
        page.isEmpty() ? Optional.empty() : Optional.of(URI.create(page)),
        remittance.isObject() ? Optional.of(remittance(remittance)) : Optional.empty());
  }

  private static SellerAccountState.Remittance remittance(JsonNode json) {
    return new SellerAccountState.Remittance(
        PayJson.fen(json, "pay_amount"),
        PayJson.text(json, "destination_account_number"),
        PayJson.text(json, "destination_account_name"),
        PayJson.text(json, "destination_account_bank"),
        PayJson.optional(json, "city"),
        PayJson.optional(json, "remark"),
        PayJson.optional(json, "deadline"));
  }
}
