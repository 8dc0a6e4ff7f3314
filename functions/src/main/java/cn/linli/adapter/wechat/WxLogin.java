package cn.linli.adapter.wechat;

import static cn.linli.identity.IdentityError.LOGIN_BLOCKED;
import static cn.linli.identity.IdentityError.LOGIN_CODE_REFUSED;
import static cn.linli.identity.IdentityError.PHONE_CODE_REFUSED;
import static cn.linli.identity.IdentityError.WECHAT_UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.identity.Channel;
import cn.linli.identity.IdentityError;
import cn.linli.identity.WeChatAccount;
import cn.linli.identity.WeChatLogin;
import cn.linli.shared.Refusal;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Login and phone number through WxJava. Of what WeChat answers only the errcode is ever logged.
 */
public final class WxLogin implements WeChatLogin {
  private static final Logger LOG = LoggerFactory.getLogger(WxLogin.class);

  private final WxAccounts accounts;

  private WxLogin(WxAccounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Puts it together without network and without reading a secret.
   *
   * @param settings WECHAT_SECRET_ID and, for the local platform, WECHAT_API_HOST
   * @param tokenTable a table with string keys {@code pk} and {@code sk}
   * @throws IllegalStateException when WECHAT_API_HOST must not be used
   */
  public static WxLogin create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxLogin(WxAccounts.create(settings, secrets, dynamo, tokenTable, clock));
  }

  @Override
  public WeChatAccount exchange(Channel channel, String code) {
    return switch (channel) {
      case MINI_PROGRAM -> ask("code2Session", LOGIN_CODE_REFUSED, () -> miniProgram(code));
      case OFFICIAL_ACCOUNT -> ask("OAuth", LOGIN_CODE_REFUSED, () -> officialAccount(code));
    };
  }

  @Override
  public String authorizationPage(String page, boolean asks, String state) {
    var scope = asks ? "snsapi_userinfo" : "snsapi_base";
    return accounts.officialAccount().getOAuth2Service().buildAuthorizationUrl(page, scope, state);
  }

  @Override
  public String phoneNumber(String code) {
    return ask(
        "getPhoneNumber",
        PHONE_CODE_REFUSED,
        () -> {
          var phone = accounts.miniProgram().getUserService().getPhoneNumber(code);
          var number = present(phone.getPurePhoneNumber());
          return "86".equals(phone.getCountryCode())
              ? number
              : "+" + phone.getCountryCode() + number;
        });
  }

  private WeChatAccount miniProgram(String code) throws WxErrorException {
    var app = accounts.miniProgram();
    var session = app.jsCode2SessionInfo(inQuery(code));
    return new WeChatAccount(
        Channel.MINI_PROGRAM,
        app.getWxMaConfig().getAppid(),
        present(session.getOpenid()),
        session.getUnionid());
  }

  private WeChatAccount officialAccount(String code) throws WxErrorException {
    var app = accounts.officialAccount();
    var token = app.getOAuth2Service().getAccessToken(inQuery(code));
    if (Objects.equals(token.getSnapshotUser(), 1)) {
      // The preview page (快照页) hands out a made-up identity that must not be bound to anybody.
      throw LOGIN_BLOCKED.refusal();
    }
    return new WeChatAccount(
        Channel.OFFICIAL_ACCOUNT,
        app.getWxMpConfigStorage().getAppId(),
        present(token.getOpenId()),
        token.getUnionId());
  }

  /**
   * WxJava joins the query by hand, so a code with an ampersand could bring parameters of its own.
   */
  private static String inQuery(String code) {
    return URLEncoder.encode(code, UTF_8);
  }

  private static String present(String field) {
    return Objects.requireNonNull(field, "WeChat left out a field");
  }

  private static <T> T ask(String what, IdentityError codeRefused, Callable<T> question) {
    try {
      return question.call();
    } catch (Refusal refusal) {
      throw refusal;
    } catch (WxErrorException answer) {
      var errcode = answer.getError().getErrorCode();
      var meaning = meaning(errcode, codeRefused);
      LOG.atLevel(meaning == WECHAT_UNAVAILABLE ? Level.WARN : Level.INFO)
          .log("WeChat {} answers errcode {}{}", what, errcode, cause(answer));
      throw meaning.refusal();
    } catch (Exception failure) {
      var kind = failure.getClass().getSimpleName();
      LOG.warn("WeChat {} fails with {}{}", what, kind, cause(failure));
      throw WECHAT_UNAVAILABLE.refusal();
    }
  }

  private static IdentityError meaning(int errcode, IdentityError codeRefused) {
    return switch (errcode) {
      // invalid code, code been used, missing code
      case 40029, 40163, 41008 -> codeRefused;
      // high-risk user; WeChat documents it for code2Session only
      case 40226 -> codeRefused == LOGIN_CODE_REFUSED ? LOGIN_BLOCKED : WECHAT_UNAVAILABLE;
      default -> WECHAT_UNAVAILABLE;
    };
  }

  /** Only its name: messages may quote what was sent or answered. */
  private static String cause(Exception failure) {
    var cause = failure.getCause();
    return cause == null ? "" : " by " + cause.getClass().getSimpleName();
  }
}
