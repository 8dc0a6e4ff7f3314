package cn.linli.adapter.wechat;

import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckResponse;
import cn.linli.screening.ContentFailure;
import cn.linli.screening.ContentFailure.Kind;
import cn.linli.screening.ContentSecurity;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import me.chanjar.weixin.common.error.WxErrorException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** WeChat's content security, version 2 (msg_sec_check, media_check_async). */
public final class WxContentSecurity implements ContentSecurity {
  private static final String VERSION = "2";
  private static final int PICTURE = 2;

  /** 论坛: what somebody writes for others to read. */
  private static final int FORUM = 3;

  /** No login within two hours; an openid that is none, or another app's. */
  private static final Set<Integer> NOBODY = Set.of(61010, 40003, 43104);

  /** The scene; nothing in it; data. */
  private static final Set<Integer> REFUSED = Set.of(40129, 44002, 47001);

  private final WxAccounts accounts;

  private WxContentSecurity(WxAccounts accounts) {
    this.accounts = accounts;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxContentSecurity create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxContentSecurity(WxAccounts.create(settings, secrets, dynamo, tokenTable, clock));
  }

  @Override
  public String app() {
    return accounts.miniProgram().getWxMaConfig().getAppid();
  }

  @Override
  public Opinion text(String openid, String text) {
    return ask("msg_sec_check", () -> opinion(checked(openid, text)));
  }

  private WxMaMsgSecCheckCheckResponse checked(String openid, String text) throws WxErrorException {
    var request =
        WxMaMsgSecCheckCheckRequest.builder()
            .version(VERSION)
            .openid(openid)
            .scene(FORUM)
            .content(text)
            .build();
    return accounts.miniProgram().getSecurityService().checkMessage(request);
  }

  @Override
  public String picture(String openid, String url) {
    return ask("media_check_async", () -> trace(openid, url));
  }

  private String trace(String openid, String url) throws WxErrorException {
    var request =
        WxMaMediaSecCheckCheckRequest.builder()
            .version(Integer.parseInt(VERSION))
            .openid(openid)
            .scene(FORUM)
            .mediaType(PICTURE)
            .mediaUrl(url)
            .build();
    var answer = accounts.miniProgram().getSecurityService().mediaCheckAsync(request);
    return Objects.requireNonNull(answer.getTraceId(), "WeChat left out a field");
  }

  private static Opinion opinion(WxMaMsgSecCheckCheckResponse answer) {
    var result = answer.getResult();
    var suggest = Suggest.of(Objects.toString(result.getSuggest(), ""));
    var details =
        answer.getDetail() == null
            ? List.<WxMaMsgSecCheckCheckResponse.DetailBean>of()
            : answer.getDetail();
    var words =
        details.stream()
            .map(WxMaMsgSecCheckCheckResponse.DetailBean::getKeyword)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("");
    return new Opinion(suggest, Integer.parseInt(result.getLabel()), words);
  }

  private static <T> T ask(String what, Callable<T> question) {
    return WxQuestion.put(
        what,
        errcode -> NOBODY.contains(errcode) || REFUSED.contains(errcode),
        WxContentSecurity::failure,
        question);
  }

  private static ContentFailure failure(OptionalInt errcode, String reason) {
    if (errcode.isEmpty()) {
      return new ContentFailure(Kind.LATER, reason);
    }
    boolean nobody = NOBODY.contains(errcode.getAsInt());
    return new ContentFailure(nobody ? Kind.NOBODY : Kind.REFUSED, reason);
  }
}
