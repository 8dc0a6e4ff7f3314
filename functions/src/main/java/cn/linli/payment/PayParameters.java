package cn.linli.payment;

/** What {@code wx.requestPayment} wants; {@code packageValue} is handed over as {@code package}. */
public record PayParameters(
    String appId,
    String timeStamp,
    String nonceStr,
    String packageValue,
    String signType,
    String paySign) {}
