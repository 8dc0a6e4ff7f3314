package cn.linli.adapter.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaCodeLineColor;
import cn.linli.groupbuy.ShareCards;
import cn.linli.groupbuy.WeChatFailure;
import cn.linli.groupbuy.WeChatFailure.Kind;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.error.WxErrorException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Codes of which there may be any number (getwxacodeunlimit). */
public final class WxShareCards implements ShareCards {
  private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$&'()*+,/:;=?@._~-]{1,32}");

  /** What WxJava sends is ASCII, whatever it is given. */
  private static final Pattern PAGE = Pattern.compile("[0-9A-Za-z_-][0-9A-Za-z/_.-]{0,127}");

  private static final int WIDTH = 430;

  /** data; scene, twice; version; page; page with a query. */
  private static final Set<Integer> HOPELESS = Set.of(47001, 40129, 40169, 40097, 41030, 85096);

  private final WxAccounts accounts;

  private WxShareCards(WxAccounts accounts) {
    this.accounts = accounts;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxShareCards create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxShareCards(WxAccounts.create(settings, secrets, dynamo, tokenTable, clock));
  }

  @Override
  public Card card(String page, String scene) {
    if (!SCENE.matcher(scene).matches() || !PAGE.matcher(page).matches()) {
      throw new WeChatFailure(Kind.REFUSED, "other characters");
    }
    return WxQuestion.put("getwxacodeunlimit", HOPELESS, () -> picture(drawn(page, scene)));
  }

  private byte[] drawn(String page, String scene) throws WxErrorException {
    return accounts
        .miniProgram()
        .getQrcodeService()
        .createWxaCodeUnlimitBytes(
            scene,
            page,
            true,
            "release",
            WIDTH,
            false,
            new WxMaCodeLineColor("0", "0", "0"),
            false);
  }

  /** WxJava takes anything for a picture that does not call itself JSON. */
  private static Card picture(byte[] bytes) {
    if (bytes.length > 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xD8) {
      return new Card("image/jpeg", bytes);
    }
    if (bytes.length > 2 && bytes[0] == (byte) 0x89 && bytes[1] == 'P') {
      return new Card("image/png", bytes);
    }
    throw new WeChatFailure(Kind.LATER, "no picture");
  }
}
