package cn.linli.adapter.wechat;

import cn.linli.groupbuy.WeChatFailure;
import cn.linli.groupbuy.WeChatFailure.Kind;
import java.util.Set;
import java.util.concurrent.Callable;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A question to the mini program's server. Of what WeChat answers only the errcode is logged. */
final class WxQuestion {
  private static final Logger LOG = LoggerFactory.getLogger(WxQuestion.class);

  private WxQuestion() {}

  /**
   * Puts it.
   *
   * @param hopeless errcodes that are about the question; all others are about WeChat, us, or the
   *     hour
   */
  static <T> T put(String what, Set<Integer> hopeless, Callable<T> question) {
    try {
      return question.call();
    } catch (WeChatFailure failure) {
      throw failure;
    } catch (WxErrorException answer) {
      var errcode = answer.getError().getErrorCode();
      var kind = hopeless.contains(errcode) ? Kind.REFUSED : Kind.LATER;
      LOG.atLevel(kind == Kind.REFUSED ? Level.INFO : Level.WARN)
          .log("WeChat {} answers errcode {}", what, errcode);
      throw new WeChatFailure(kind, "errcode " + errcode);
    } catch (Exception accident) {
      var kind = accident.getClass().getSimpleName();
      LOG.warn("WeChat {} fails with {}", what, kind);
      throw new WeChatFailure(Kind.LATER, kind);
    }
  }
}
