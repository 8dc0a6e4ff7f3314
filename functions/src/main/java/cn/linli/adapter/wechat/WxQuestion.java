package cn.linli.adapter.wechat;

import cn.linli.groupbuy.WeChatFailure;
import cn.linli.groupbuy.WeChatFailure.Kind;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
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
    return put(what, hopeless::contains, WxQuestion::failure, question);
  }

  private static WeChatFailure failure(OptionalInt errcode, String reason) {
    return new WeChatFailure(errcode.isPresent() ? Kind.REFUSED : Kind.LATER, reason);
  }

  /** The same for those who fail in another way: with the errcode that is hopeless, if one is. */
  static <T> T put(
      String what,
      IntPredicate isHopeless,
      BiFunction<OptionalInt, String, RuntimeException> failure,
      Callable<T> question) {
    try {
      return question.call();
    } catch (WeChatFailure told) {
      throw told;
    } catch (WxErrorException answer) {
      int errcode = answer.getError().getErrorCode();
      boolean hopeless = isHopeless.test(errcode);
      LOG.atLevel(hopeless ? Level.INFO : Level.WARN)
          .log("WeChat {} answers errcode {}", what, errcode);
      throw failure.apply(
          hopeless ? OptionalInt.of(errcode) : OptionalInt.empty(), "errcode " + errcode);
    } catch (Exception accident) {
      var kind = accident.getClass().getSimpleName();
      LOG.warn("WeChat {} fails with {}", what, kind);
      throw failure.apply(OptionalInt.empty(), kind);
    }
  }
}
