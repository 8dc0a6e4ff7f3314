package cn.linli.payment;

/** What {@code wx.requestMerchantTransfer} wants; {@code packageValue} as {@code package}. */
public record TransferParameters(String mchId, String appId, String packageValue) {}
