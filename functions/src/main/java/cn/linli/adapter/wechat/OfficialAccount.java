package cn.linli.adapter.wechat;

import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Other.GET_STABLE_ACCESS_TOKEN_URL;
import static me.chanjar.weixin.mp.enums.WxMpApiUrl.Other.GET_TICKET_URL;

import cn.linli.adapter.tokens.SharedTokens;
import cn.linli.shared.http.Json;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.HttpClientType;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.mp.api.impl.BaseWxMpServiceImpl;
import me.chanjar.weixin.mp.bean.WxMpStableAccessTokenRequest;
import me.chanjar.weixin.mp.config.WxMpHostConfig;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.apache.http.HttpHost;
import org.apache.http.impl.client.CloseableHttpClient;
import tools.jackson.databind.JsonNode;

/**
 * WxJava's Official Account (公众号) with shared access tokens, our HTTP client and no log lines of
 * its own.
 */
final class OfficialAccount extends BaseWxMpServiceImpl<CloseableHttpClient, HttpHost> {
  private final CloseableHttpClient http;
  private final WxCalls calls;

  /** The host is null for WeChat itself. */
  OfficialAccount(WxApps.App app, String host, CloseableHttpClient http, SharedTokens tokens) {
    this.http = http;
    this.calls = new WxCalls(WxType.MP, app.id(), tokens, this::fetchToken);
    var config = new WxMpDefaultConfigImpl();
    config.setAppId(app.id());
    config.setSecret(app.secret());
    config.setHostConfig(host == null ? null : new WxMpHostConfig(host, host, host));
    config.useStableAccessToken(true);
    setWxMpConfigStorage(config);
  }

  /**
   * Every call of WxJava passes here, except those of OAuth, which carry no access token of ours.
   */
  @Override
  public <R, T> R execute(RequestExecutor<R, T> executor, String uri, T data)
      throws WxErrorException {
    return calls.withToken(executor, uri, data);
  }

  /**
   * Whether a refresh must be forced is decided by {@link SharedTokens} for all instances together.
   */
  @Override
  public String getAccessToken(boolean forceRefresh) throws WxErrorException {
    return calls.token();
  }

  private SharedTokens.Issued fetchToken(boolean forced) throws WxErrorException {
    return WxCalls.tokenIn(doGetStableAccessTokenRequest(forced), WxType.MP);
  }

  /** Asks for what signatures of pages are made with; {@link SharedTokens} decides when. */
  SharedTokens.Issued fetchTicket() throws WxErrorException {
    var answer =
        Json.read(
            get(GET_TICKET_URL.getUrl(getWxMpConfigStorage()) + "jsapi", null), JsonNode.class);
    return new SharedTokens.Issued(
        answer.path("ticket").asString(), answer.path("expires_in").asLong());
  }

  @Override
  protected String doGetStableAccessTokenRequest(boolean forceRefresh) {
    var config = getWxMpConfigStorage();
    var request = new WxMpStableAccessTokenRequest();
    request.setAppid(config.getAppId());
    request.setSecret(config.getSecret());
    request.setForceRefresh(forceRefresh);
    return WxHttp.post(http, GET_STABLE_ACCESS_TOKEN_URL.getUrl(config), request.toJson());
  }

  @Override
  protected String doGetAccessTokenRequest() {
    throw new UnsupportedOperationException(
        "each of these would end the token of all other instances");
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
