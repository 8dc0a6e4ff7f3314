package cn.linli.adapter.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.payment.ProviderFailure;
import com.github.binarywang.wxpay.service.impl.WxPayServiceApacheHttpImpl;
import com.github.binarywang.wxpay.v3.WxPayV3DownloadHttpGet;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * WxJava's WeChat Pay for one merchant, with a transport of ours below it. WxJava's own writes
 * requests with openids into the log even at ERROR, and keeps back the HTTP status, without which
 * nobody can tell a refusal from an accident.
 */
final class WxPay extends WxPayServiceApacheHttpImpl {
  private static final Logger LOG = LoggerFactory.getLogger(WxPay.class);

  private final MerchantAccount account;
  private final PlatformKeys keys;
  private final CloseableHttpClient http;

  WxPay(MerchantAccount account, PlatformKeys keys, CloseableHttpClient http) {
    this.account = account;
    this.keys = keys;
    this.http = http;
  }

  @Override
  public String postV3(String url, String json) {
    var post = new HttpPost(url);
    post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    keys.prepare();
    return send(post, false);
  }

  /** With fields that were sealed by what has this serial. */
  String postSealed(String path, String json, String serial) {
    var post = new HttpPost(getPayBaseUrl() + path);
    post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    post.setHeader("Wechatpay-Serial", serial);
    return send(post, false);
  }

  /** WxJava's way to upload a file: what was lost is simply uploaded again. */
  @Override
  public String postV3(String url, HttpPost upload) {
    keys.prepare();
    return send(upload, true);
  }

  @Override
  public String postV3WithWechatpaySerial(String url, String json) {
    return postV3(url, json);
  }

  @Override
  public String getV3(String url) {
    keys.prepare();
    return send(new HttpGet(url), true);
  }

  @Override
  public String getV3WithWechatPaySerial(String url) {
    return getV3(url);
  }

  /**
   * What is downloaded is not signed; the answer that named it carried its hash. WxJava keeps all
   * of it in memory, which a large bill does not fit into: here it comes as it is read.
   */
  @Override
  public InputStream downloadV3(String url) {
    var response = execute(new WxPayV3DownloadHttpGet(url), true);
    try {
      var type = ContentType.get(response.getEntity());
      var json =
          type != null && ContentType.APPLICATION_JSON.getMimeType().equals(type.getMimeType());
      if (response.getStatusLine().getStatusCode() == 200 && !json) {
        return response.getEntity().getContent();
      }
      try (response) {
        throw refusal(response, true);
      }
    } catch (IOException accident) {
      throw logged(PayErrors.unanswered(accident, true));
    }
  }

  private String send(HttpRequestBase request, boolean asking) {
    request.setHeader("Accept", ContentType.APPLICATION_JSON.getMimeType());
    if (account.publicKeyId() != null) {
      // Without it WeChat Pay goes on signing with a certificate while both are in use.
      request.setHeader("Wechatpay-Serial", account.publicKeyId());
    }
    try (var response = execute(request, asking)) {
      var status = response.getStatusLine().getStatusCode();
      if (status != 200 && status != 204) {
        throw refusal(response, asking);
      }
      return response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity(), UTF_8);
    } catch (IOException accident) {
      throw logged(PayErrors.unanswered(accident, asking));
    }
  }

  /** Whoever cannot check an answer has none: what was asked may have been done. */
  private CloseableHttpResponse execute(HttpRequestBase request, boolean asking) {
    try {
      return http.execute(request);
    } catch (IOException | RuntimeException accident) {
      throw logged(PayErrors.unanswered(accident, asking));
    }
  }

  private ProviderFailure refusal(CloseableHttpResponse response, boolean asking)
      throws IOException {
    var status = response.getStatusLine().getStatusCode();
    var body =
        response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity(), UTF_8);
    return logged(PayErrors.answered(status, code(body), asking));
  }

  private static String code(String body) {
    try {
      return JsonMapper.shared().readTree(body).path("code").asString("");
    } catch (JacksonException notOfWeChatPay) {
      return "";
    }
  }

  private ProviderFailure logged(ProviderFailure failure) {
    LOG.atLevel(failure.kind() == ProviderFailure.Kind.REFUSED ? Level.INFO : Level.WARN)
        .log("WeChat Pay for {}: {}", account, failure.getMessage());
    return failure;
  }
}
