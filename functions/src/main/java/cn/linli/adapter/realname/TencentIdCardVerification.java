package cn.linli.adapter.realname;

import static cn.linli.identity.IdentityError.AUTHORITY_UNAVAILABLE;

import cn.linli.adapter.VendorHost;
import cn.linli.identity.RealNameAuthority;
import cn.linli.shared.Refusal;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two-element check of Tencent Cloud FaceID, IdCardVerification of 2018-03-01. It never logs
 * what it asks.
 */
public final class TencentIdCardVerification implements RealNameAuthority {
  private static final Logger LOG = LoggerFactory.getLogger(TencentIdCardVerification.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(4);

  private final Settings settings;
  private final Secrets secrets;
  private final Optional<URI> endpoint;
  private volatile Connected connected;

  private record Connected(Map<String, String> key, CommonClient client) {}

  /**
   * Without network and without reading a secret.
   *
   * @param settings REALNAME_SECRET_ID and, for the local platform, REALNAME_ENDPOINT
   * @throws IllegalStateException when REALNAME_ENDPOINT must not be used
   */
  public TencentIdCardVerification(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
    this.endpoint = VendorHost.replacement(settings, "REALNAME_ENDPOINT");
  }

  @Override
  public Verdict check(String name, String idNumber) {
    try {
      var question = JSON.writeValueAsString(Map.of("IdCard", idNumber, "Name", name));
      var answer = JSON.readTree(client().call("IdCardVerification", question));
      return verdict(answer.path("Response").path("Result").asString(""));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (TencentCloudSDKException failure) {
      var code = failure.getErrorCode() == null ? "nothing" : failure.getErrorCode();
      LOG.warn("the real-name authority answers {}", code);
      throw AUTHORITY_UNAVAILABLE.refusal();
    } catch (RuntimeException failure) {
      LOG.warn("the real-name authority fails with {}", failure.getClass().getSimpleName());
      throw AUTHORITY_UNAVAILABLE.refusal();
    }
  }

  private static Verdict verdict(String result) {
    return switch (result) {
      case "0" -> Verdict.MATCH;
      // -2 and -3: number or name cannot exist, so they do not belong together
      case "-1", "-2", "-3" -> Verdict.MISMATCH;
      case "-5" -> Verdict.NO_RECORD;
      // -4 and -6: the register is down; -7: this name or number was asked too often today
      default -> {
        LOG.warn("the real-name authority answers result {}", result);
        throw AUTHORITY_UNAVAILABLE.refusal();
      }
    };
  }

  private CommonClient client() {
    var key = secrets.read(settings.get("REALNAME_SECRET_ID"), "secretId", "secretKey");
    var now = connected;
    if (now == null || !now.key().equals(key)) {
      var credential = new Credential(key.get("secretId"), key.get("secretKey"));
      now = new Connected(key, new CommonClient("faceid", "2018-03-01", credential, "", profile()));
      connected = now;
    }
    return now.client();
  }

  private ClientProfile profile() {
    var http = new HttpProfile();
    http.setHttpClient(
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .callTimeout(CONNECT.plus(READ))
            .readTimeout(READ)
            // Each check that reaches the authority is billed.
            .retryOnConnectionFailure(false)
            .addInterceptor(TencentIdCardVerification::closeUnlessOk)
            .build());
    endpoint.ifPresent(
        host -> {
          http.setProtocol(host.getScheme() + "://");
          http.setEndpoint(host.getAuthority());
        });
    var profile = new ClientProfile();
    profile.setHttpProfile(http);
    return profile;
  }

  /** The SDK forgets to close what does not come with 200, which leaks a connection per failure. */
  private static Response closeUnlessOk(Interceptor.Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    if (response.code() != 200) {
      response.close();
      throw new IOException("HTTP " + response.code());
    }
    return response;
  }
}
