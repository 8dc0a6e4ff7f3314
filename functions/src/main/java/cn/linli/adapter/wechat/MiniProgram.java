package cn.linli.adapter.wechat;

import cn.binarywang.wx.miniapp.api.impl.BaseWxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaStableAccessTokenRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.linli.adapter.tokens.SharedTokens;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.HttpClientType;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import org.apache.http.HttpHost;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * WxJava's mini program (小程序) with shared access tokens, our HTTP client and no log lines of its
 * own.
 */
final class MiniProgram extends BaseWxMaServiceImpl<CloseableHttpClient, HttpHost> {
  private final CloseableHttpClient http;
  private final WxCalls calls;

  /** The host is null for WeChat itself. */
  MiniProgram(WxApps.App app, String host, CloseableHttpClient http, SharedTokens tokens) {
    this.http = http;
    this.calls = new WxCalls(WxType.MiniApp, app.id(), tokens, this::fetchToken);
    var config = new WxMaDefaultConfigImpl();
    config.setAppid(app.id());
    config.setSecret(app.secret());
    config.setApiHostUrl(host);
    config.useStableAccessToken(true);
    setWxMaConfig(config);
  }

  /**
   * Every call of WxJava passes here. Login goes without an access token, which WxJava would fetch
   * first although code2Session does not ask for one: logging in must not depend on the token
   * endpoint and its IP list.
   */
  @Override
  public <R, T> R execute(RequestExecutor<R, T> executor, String uri, T data)
      throws WxErrorException {
    var address = atHost(uri);
    return uri.equals(JSCODE_TO_SESSION_URL)
        ? calls.withoutToken(executor, address, data)
        : calls.withToken(executor, address, data);
  }

  /**
   * Whether a refresh must be forced is decided by {@link SharedTokens} for all instances together.
   */
  @Override
  public String getAccessToken(boolean forceRefresh) throws WxErrorException {
    return calls.token();
  }

  private SharedTokens.Issued fetchToken(boolean forced) throws WxErrorException {
    return WxCalls.tokenIn(doGetStableAccessTokenRequest(forced), WxType.MiniApp);
  }

  @Override
  protected String doGetStableAccessTokenRequest(boolean forceRefresh) {
    var request = new WxMaStableAccessTokenRequest();
    request.setAppid(getWxMaConfig().getAppid());
    request.setSecret(getWxMaConfig().getSecret());
    request.setForceRefresh(forceRefresh);
    return WxHttp.post(http, atHost(GET_STABLE_ACCESS_TOKEN), request.toJson());
  }

  @Override
  protected String doGetAccessTokenRequest() {
    throw new UnsupportedOperationException(
        "each of these would end the token of all other instances");
  }

  private String atHost(String uri) {
    var config = getWxMaConfig();
    return uri.replace(WxMaDefaultConfigImpl.DEFAULT_API_HOST_URL, config.getEffectiveApiHostUrl());
  }

  @Override
  public void initHttp() {}

  @Override
  public CloseableHttpClient getRequestHttpClient() {
    return http;
  }

  @Override
  public HttpHost getRequestHttpProxy() {
    return null;
  }

  @Override
  public HttpClientType getRequestType() {
    return HttpClientType.APACHE_HTTP;
  }
}
