package cn.linli.adapter.wechat;

import cn.linli.adapter.tokens.SharedTokens;
import java.io.IOException;
import me.chanjar.weixin.common.api.WxConsts;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.http.RequestExecutor;

/**
 * How one app's calls are made. It replaces WxJava's own loop, which refreshes tokens per instance,
 * waits up to 31 seconds on errcode -1, and logs addresses and bodies with tokens, codes and
 * openids in them.
 */
final class WxCalls {
  private static final int BUSY = -1;

  private final WxType type;
  private final String appId;
  private final SharedTokens tokens;
  private final SharedTokens.Source<WxErrorException> source;

  WxCalls(
      WxType type,
      String appId,
      SharedTokens tokens,
      SharedTokens.Source<WxErrorException> source) {
    this.type = type;
    this.appId = appId;
    this.tokens = tokens;
    this.source = source;
  }

  String token() throws WxErrorException {
    return tokens.current(appId, source);
  }

  /** Calls with the shared token; a refused token or a busy WeChat is worth one more try. */
  <R, T> R withToken(RequestExecutor<R, T> executor, String uri, T data) throws WxErrorException {
    var token = token();
    try {
      return once(executor, uriWithToken(uri, token), data);
    } catch (WxErrorException answer) {
      var errcode = answer.getError().getErrorCode();
      if (WxConsts.ACCESS_TOKEN_ERROR_CODES.contains(errcode)) {
        tokens.refused(appId, token);
      } else {
        pauseIfBusy(answer);
      }
      return once(executor, uriWithToken(uri, token()), data);
    }
  }

  /** Calls without a token; a busy WeChat is worth one more try. */
  <R, T> R withoutToken(RequestExecutor<R, T> executor, String uri, T data)
      throws WxErrorException {
    try {
      return once(executor, uri, data);
    } catch (WxErrorException answer) {
      pauseIfBusy(answer);
      return once(executor, uri, data);
    }
  }

  /** Reads the answer of the token endpoint. */
  static SharedTokens.Issued tokenIn(String answer, WxType type) throws WxErrorException {
    var error = WxError.fromJson(answer, type);
    if (error.getErrorCode() != 0) {
      throw new WxErrorException(error);
    }
    var token = WxAccessToken.fromJson(answer);
    return new SharedTokens.Issued(token.getAccessToken(), token.getExpiresIn());
  }

  private static void pauseIfBusy(WxErrorException answer) throws WxErrorException {
    if (answer.getError().getErrorCode() != BUSY) {
      throw answer;
    }
    SharedTokens.pause();
  }

  private <R, T> R once(RequestExecutor<R, T> executor, String uri, T data)
      throws WxErrorException {
    try {
      return executor.execute(uri, data, type);
    } catch (IOException unreachable) {
      throw new WxRuntimeException(unreachable);
    }
  }

  private static String uriWithToken(String uri, String token) {
    return uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token;
  }
}
