package cn.linli.adapter.wechatpay;

import com.github.binarywang.wxpay.bean.notify.OriginNotifyResponse;
import com.github.binarywang.wxpay.bean.notify.WxPayBaseNotifyV3Result;
import com.google.gson.JsonObject;

/** All that was encrypted in a notice, of whatever type. WxJava makes it by reflection. */
public final class DecryptedNotice implements WxPayBaseNotifyV3Result<JsonObject> {
  private JsonObject content;

  JsonObject content() {
    return content;
  }

  @Override
  public void setRawData(OriginNotifyResponse envelope) {}

  @Override
  public void setResult(JsonObject result) {
    content = result;
  }
}
