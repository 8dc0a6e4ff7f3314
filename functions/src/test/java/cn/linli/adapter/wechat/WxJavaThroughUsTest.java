package cn.linli.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.constant.WxMaConstants;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls of WxJava that no port uses yet still take the shared token and our HTTP client. */
class WxJavaThroughUsTest {
  private final Instances instances = new Instances();
  private final WeChatSimulator wechat = instances.wechat;

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void aSubscribeMessageWithoutCreditIsRefusedOnceWithoutARetry() throws Exception {
    var openid = Person.of("wang").openid(WeChatSimulator.MINI_PROGRAM);
    var messages = instances.miniProgram().getMsgService();
    wechat.told().templates().put("mini-program", "template", "{{thing1.DATA}}");
    wechat.acceptMessage(openid, "template");

    messages.sendSubscribeMsg(message(openid));

    assertThatThrownBy(() -> messages.sendSubscribeMsg(message(openid)))
        .isInstanceOfSatisfying(
            WxErrorException.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(43101));
    assertThat(wechat.messagesDelivered()).isEqualTo(1);
    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(2);
    assertThat(wechat.refreshes()).isEqualTo(1);
  }

  @Test
  void theOfficialAccountSharesItsTokenToo() throws Exception {
    var first = instances.officialAccount().getAccessToken();
    var second = instances.officialAccount().getAccessToken();

    assertThat(second).isEqualTo(first);
    assertThat(wechat.refreshes()).isEqualTo(1);
  }

  private static WxMaSubscribeMessage message(String openid) {
    return WxMaSubscribeMessage.builder()
        .toUser(openid)
        .templateId("template")
        .miniprogramState(WxMaConstants.MiniProgramState.FORMAL)
        .lang(WxMaConstants.MiniProgramLang.ZH_CN)
        .data(List.of(new WxMaSubscribeMessage.MsgData("thing1", "舞蹈室")))
        .build();
  }
}
