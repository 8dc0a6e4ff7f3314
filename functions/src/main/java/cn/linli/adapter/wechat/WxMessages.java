package cn.linli.adapter.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.linli.notice.Channel;
import cn.linli.notice.MessageFailure;
import cn.linli.notice.MessageFailure.Kind;
import cn.linli.notice.Messenger;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import org.apache.http.conn.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Subscription messages of the mini program and template messages of the Official Account. */
public final class WxMessages implements Messenger {
  private static final Logger LOG = LoggerFactory.getLogger(WxMessages.class);

  /** No credit or refused; not a follower. */
  private static final Set<Integer> UNWANTED = Set.of(43101, 43004);

  /** Busy; over a limit of the day or the minute; a token that nobody could mend. */
  private static final Set<Integer> LATER =
      Set.of(-1, 45009, 45011, 40001, 40014, 42001, 40164, 48001, 50002);

  private final WxAccounts accounts;
  private final Settings settings;

  private WxMessages(WxAccounts accounts, Settings settings) {
    this.accounts = accounts;
    this.settings = settings;
  }

  /** The same as for {@link WxLogin#create}. */
  public static WxMessages create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return new WxMessages(
        WxAccounts.create(settings, secrets, dynamo, tokenTable, clock), settings);
  }

  @Override
  public String app(Channel channel) {
    return switch (channel) {
      case MINI_PROGRAM -> accounts.miniProgram().getWxMaConfig().getAppid();
      case OFFICIAL_ACCOUNT -> accounts.officialAccount().getWxMpConfigStorage().getAppId();
    };
  }

  @Override
  public void send(Message message) {
    switch (message.channel()) {
      case MINI_PROGRAM -> {
        haveToken(() -> accounts.miniProgram().getAccessToken(false));
        asked("subscribe/send", () -> subscribed(message));
      }
      case OFFICIAL_ACCOUNT -> {
        haveToken(() -> accounts.officialAccount().getAccessToken(false));
        asked("template/send", () -> templated(message));
      }
    }
  }

  @Override
  public Map<String, String> contents(Channel channel) {
    var contents = new HashMap<String, String>();
    asked(
        "list of templates",
        () -> {
          switch (channel) {
            case MINI_PROGRAM ->
                accounts
                    .miniProgram()
                    .getSubscribeService()
                    .getTemplateList()
                    .forEach(one -> contents.put(one.getPriTmplId(), one.getContent()));
            case OFFICIAL_ACCOUNT ->
                accounts
                    .officialAccount()
                    .getTemplateMsgService()
                    .getAllPrivateTemplate()
                    .forEach(one -> contents.put(one.getTemplateId(), one.getContent()));
          }
        });
    return contents;
  }

  private void subscribed(Message message) throws WxErrorException {
    var request =
        WxMaSubscribeMessage.builder()
            .toUser(message.openid())
            .templateId(message.template())
            .page(message.page())
            .miniprogramState(state())
            .lang("zh_CN")
            .build();
    message
        .values()
        .forEach((name, value) -> request.addData(new WxMaSubscribeMessage.MsgData(name, value)));
    accounts.miniProgram().getMsgService().sendSubscribeMsg(request);
  }

  /** Which version of the mini program a message opens: only the last stage has the public one. */
  private String state() {
    return switch (settings.find("STAGE").orElse("")) {
      case "prod" -> "formal";
      case "dev" -> "trial";
      default -> "developer";
    };
  }

  private void templated(Message message) throws WxErrorException {
    var request = WxMpTemplateMessage.builder().build();
    request.setToUser(message.openid());
    request.setTemplateId(message.template());
    request.setClientMsgId(message.key());
    var page = message.page();
    request.setMiniProgram(
        new WxMpTemplateMessage.MiniProgram(app(Channel.MINI_PROGRAM), page, false));
    message.values().forEach((name, value) -> request.addData(new WxMpTemplateData(name, value)));
    accounts.officialAccount().getTemplateMsgService().sendTemplateMsg(request);
  }

  /** What we ask of WeChat. */
  @FunctionalInterface
  private interface Call {
    void go() throws WxErrorException;
  }

  /** Without a token nothing is sent, however that failed. */
  private static void haveToken(Call call) {
    try {
      call.go();
    } catch (WxErrorException | RuntimeException failure) {
      var kind = failure.getClass().getSimpleName();
      LOG.warn("WeChat access token fails with {}", kind);
      throw new MessageFailure(Kind.LATER, "token");
    }
  }

  /** Of what WeChat answers only the errcode is ever logged. */
  private static void asked(String what, Call call) {
    try {
      call.go();
    } catch (WxErrorException answer) {
      int errcode = answer.getError().getErrorCode();
      LOG.info("WeChat {} answers errcode {}", what, errcode);
      throw new MessageFailure(kind(errcode), "errcode-" + errcode);
    } catch (RuntimeException accident) {
      var cause = accident.getCause() == null ? accident : accident.getCause();
      LOG.warn("WeChat {} fails with {}", what, cause.getClass().getSimpleName());
      throw new MessageFailure(kind(cause), cause.getClass().getSimpleName());
    }
  }

  private static Kind kind(int errcode) {
    if (UNWANTED.contains(errcode)) {
      return Kind.UNWANTED;
    }
    return LATER.contains(errcode) ? Kind.LATER : Kind.REFUSED;
  }

  /** Who was never reached took nothing; of anybody else nobody knows. */
  private static Kind kind(Throwable cause) {
    boolean nothingLeft =
        cause instanceof ConnectException
            || cause instanceof ConnectTimeoutException
            || cause instanceof UnknownHostException;
    return nothingLeft ? Kind.LATER : Kind.UNKNOWN;
  }
}
