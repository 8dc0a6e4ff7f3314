package cn.linli.adapter.wechatpay;

import cn.linli.merchant.Picture;
import com.github.binarywang.wxpay.exception.WxPayException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;

/** Pictures on their way to WeChat Pay, which hands out an id for each; twice the same gets two. */
final class PayUploads {
  private final Merchant merchant;

  PayUploads(Merchant merchant) {
    this.merchant = merchant;
  }

  /** The id. WeChat Pay goes by the ending of the name, which nobody else reads. */
  String id(Picture picture) throws WxPayException {
    var name = "picture." + picture.kind().name().toLowerCase(Locale.ROOT);
    try {
      var uploaded =
          merchant
              .wx()
              .getMerchantMediaService()
              .imageUploadV3(new ByteArrayInputStream(picture.bytes()), name);
      return PayJson.text(PayJson.of(uploaded), "media_id");
    } catch (IOException unreadable) {
      throw PayErrors.unanswered(unreadable, true);
    }
  }
}
