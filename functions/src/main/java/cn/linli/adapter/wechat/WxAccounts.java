package cn.linli.adapter.wechat;

import cn.linli.adapter.VendorHost;
import cn.linli.adapter.tokens.SharedTokens;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.apache.http.impl.client.CloseableHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Our accounts at WeChat, connected when first used: a snapshot of the started function must hold
 * no secret. A secret that was rotated is noticed because {@link Secrets} reads it again.
 */
final class WxAccounts {
  private static final Duration TOKEN_LIFE = Duration.ofHours(2);

  private final Settings settings;
  private final Secrets secrets;
  private final SharedTokens tokens;
  private final String host;
  private volatile Connected connected;

  private record Connected(
      WxApps apps,
      CloseableHttpClient http,
      MiniProgram miniProgram,
      OfficialAccount officialAccount) {}

  WxAccounts(Settings settings, Secrets secrets, SharedTokens tokens) {
    this.settings = settings;
    this.secrets = secrets;
    this.tokens = tokens;
    this.host = VendorHost.replacement(settings, "WECHAT_API_HOST").map(URI::toString).orElse(null);
  }

  /**
   * With the access tokens that all instances share, however many of these there are.
   *
   * @param tokenTable a table with string keys {@code pk} and {@code sk}
   */
  static WxAccounts create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    var tokens = new SharedTokens(dynamo, tokenTable, "wechat-token#", TOKEN_LIFE, clock);
    return new WxAccounts(settings, secrets, tokens);
  }

  MiniProgram miniProgram() {
    return connected().miniProgram();
  }

  OfficialAccount officialAccount() {
    return connected().officialAccount();
  }

  private Connected connected() {
    var apps = WxApps.read(settings, secrets);
    var now = connected;
    return now != null && now.apps().equals(apps) ? now : connect(apps);
  }

  private synchronized Connected connect(WxApps apps) {
    if (connected == null || !connected.apps().equals(apps)) {
      var http = connected == null ? WxHttp.create() : connected.http();
      connected =
          new Connected(
              apps,
              http,
              new MiniProgram(apps.miniProgram(), host, http, tokens),
              new OfficialAccount(apps.officialAccount(), host, http, tokens));
    }
    return connected;
  }
}
