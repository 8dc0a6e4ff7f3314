package cn.linli.adapter.wechatpay;

import static cn.linli.adapter.wechatpay.PayText.chars;
import static cn.linli.adapter.wechatpay.PayText.number;

import cn.linli.payment.OrderState;
import cn.linli.payment.PayOrder;
import cn.linli.payment.PayParameters;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import com.github.binarywang.wxpay.bean.request.WxPayOrderCloseV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayPartnerOrderCloseV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayPartnerOrderQueryV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayPartnerUnifiedOrderV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayUnifiedOrderV3Request;
import com.github.binarywang.wxpay.bean.result.enums.TradeTypeEnum;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.v3.util.SignUtils;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Orders to pay in the mini program or on a page in WeChat (JSAPI 支付). */
final class PayOrders {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.ofHours(8));
  private static final String YUAN = "CNY";

  private final Clock clock;

  PayOrders(Clock clock) {
    this.clock = clock;
  }

  PayParameters open(Merchant merchant, Payee payee, PayOrder order) throws WxPayException {
    try {
      var opened =
          payee.subMerchant() == null
              ? merchant.wx().unifiedOrderV3(TradeTypeEnum.JSAPI, direct(payee, order))
              : merchant
                  .wx()
                  .unifiedPartnerOrderV3(TradeTypeEnum.JSAPI, partner(merchant, payee, order));
      return parameters(merchant, payee.appId(), opened.getPrepayId());
    } catch (ProviderFailure failure) {
      throw failure.kind() == Kind.REFUSED
          ? explained(failure, find(merchant, payee, order.number()))
          : failure;
    }
  }

  Optional<OrderState> find(Merchant merchant, Payee payee, String number) throws WxPayException {
    try {
      return Optional.of(PayJson.order(PayJson.of(query(merchant, payee, number(number)))));
    } catch (ProviderFailure failure) {
      return PayText.empty(failure);
    }
  }

  void close(Merchant merchant, Payee payee, String number) throws WxPayException {
    try {
      if (payee.subMerchant() == null) {
        var request = new WxPayOrderCloseV3Request();
        request.setOutTradeNo(number(number));
        merchant.wx().closeOrderV3(request);
      } else {
        var request = new WxPayPartnerOrderCloseV3Request();
        request.setOutTradeNo(number(number));
        request.setSubMchId(payee.subMerchant());
        merchant.wx().closePartnerOrderV3(request);
      }
    } catch (ProviderFailure failure) {
      if (failure.kind() != Kind.REFUSED) {
        throw failure;
      }
      var why = explained(failure, find(merchant, payee, number));
      if (why.why() != Why.CLOSED && why.why() != Why.NOT_FOUND) {
        throw why;
      }
    }
  }

  /**
   * WeChat Pay's codes for "it is paid" and "it is closed" differ by call and were never the same
   * for long; how the order stands tells for certain.
   */
  private static ProviderFailure explained(ProviderFailure refused, Optional<OrderState> state) {
    var why =
        switch (state.orElse(null)) {
          case OrderState.Paid _ -> Why.PAID;
          case OrderState.Closed _ -> Why.CLOSED;
          case OrderState.Unpaid _ -> refused.why();
          case null -> refused.why();
        };
    return why == refused.why() ? refused : new ProviderFailure(Kind.REFUSED, why, "by its state");
  }

  private static Object query(Merchant merchant, Payee payee, String number) throws WxPayException {
    if (payee.subMerchant() == null) {
      return merchant.wx().queryOrderV3(null, number);
    }
    var request = new WxPayPartnerOrderQueryV3Request();
    request.setOutTradeNo(number);
    request.setSubMchId(payee.subMerchant());
    return merchant.wx().queryPartnerOrderV3(request);
  }

  private static WxPayUnifiedOrderV3Request direct(Payee payee, PayOrder order) {
    var amount = new WxPayUnifiedOrderV3Request.Amount();
    amount.setTotal(PayText.fen(order.amount()));
    amount.setCurrency(YUAN);
    var payer = new WxPayUnifiedOrderV3Request.Payer();
    payer.setOpenid(order.openid());
    var request =
        new WxPayUnifiedOrderV3Request()
            .setAppid(payee.appId())
            .setOutTradeNo(number(order.number()))
            .setDescription(chars(order.description(), 127))
            .setTimeExpire(time(order.expiresAt()))
            .setAmount(amount)
            .setPayer(payer);
    if (order.frozen()) {
      var settle = new WxPayUnifiedOrderV3Request.SettleInfo();
      settle.setProfitSharing(true);
      request.setSettleInfo(settle);
    }
    return request;
  }

  private static WxPayPartnerUnifiedOrderV3Request partner(
      Merchant merchant, Payee payee, PayOrder order) {
    var amount = new WxPayPartnerUnifiedOrderV3Request.Amount();
    amount.setTotal(PayText.fen(order.amount()));
    amount.setCurrency(YUAN);
    var payer = new WxPayPartnerUnifiedOrderV3Request.Payer();
    var settle = new WxPayPartnerUnifiedOrderV3Request.SettleInfo();
    settle.setProfitSharing(order.frozen());
    var request =
        new WxPayPartnerUnifiedOrderV3Request()
            .setSpAppid(merchant.appId(payee))
            .setSubMchId(payee.subMerchant())
            .setOutTradeNo(number(order.number()))
            .setDescription(chars(order.description(), 127))
            .setTimeExpire(time(order.expiresAt()))
            .setAmount(amount)
            .setPayer(payer)
            .setSettleInfo(settle);
    if (merchant.paysInOwnAppOf(payee)) {
      request.setSubAppid(payee.appId());
      payer.setSubOpenid(order.openid());
    } else {
      payer.setSpOpenid(order.openid());
    }
    return request;
  }

  private static String time(Instant at) {
    return TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
  }

  /** As WxJava makes them, with our clock. */
  private PayParameters parameters(Merchant merchant, String appId, String prepayId) {
    var timeStamp = Long.toString(clock.instant().getEpochSecond());
    var nonce = SignUtils.genRandomStr();
    var packageValue = "prepay_id=" + prepayId;
    var signed = String.join("\n", appId, timeStamp, nonce, packageValue) + "\n";
    return new PayParameters(
        appId,
        timeStamp,
        nonce,
        packageValue,
        "RSA",
        SignUtils.sign(signed, merchant.privateKey()));
  }
}
