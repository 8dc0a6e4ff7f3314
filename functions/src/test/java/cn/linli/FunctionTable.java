package cn.linli;

import cn.linli.local.LocalKms;
import cn.linli.payment.Payments;
import cn.linli.shared.Settings;
import cn.linli.shared.http.HttpApi;
import cn.linli.venue.Reservations;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The HTTP functions as they are put together, for tests that hold their tables of operations
 * against the contract.
 */
public final class FunctionTable {
  private FunctionTable() {}

  /** The door to reservations, for a test that knocks where payments do. */
  public static Reservations reservations(Platform platform) {
    return new Functions(platform).reservations();
  }

  /** The door to payments, for a test that sells something. */
  public static Payments payments(Platform platform) {
    return new Functions(platform).payments();
  }

  /** The operations of each function; nothing is called. */
  public static Map<String, HttpApi> apis() {
    var settings = new Settings(Map.of("TABLE_PREFIX", "none-", "STAGE", "test"));
    var http = UrlConnectionHttpClient.create();
    var dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .region(Region.AP_SOUTHEAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    var secrets =
        SecretsManagerClient.builder()
            .httpClient(http)
            .region(Region.AP_SOUTHEAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    var platform =
        new Platform(
            settings, Clock.systemUTC(), () -> dynamo, LocalKms::new, () -> null, () -> secrets);
    var functions = new Functions(platform);
    var apis = new LinkedHashMap<String, HttpApi>();
    apis.put("identityApi", functions.identityApi());
    apis.put("communityApi", functions.communityApi());
    apis.put("venueApi", functions.venueApi());
    apis.put("reportApi", functions.reportApi());
    apis.put("ledgerApi", functions.ledgerApi());
    apis.put("accessApi", functions.accessApi());
    apis.put("lockNotify", functions.lockNotify());
    apis.put("paymentApi", functions.paymentApi());
    apis.put("paymentNotify", functions.paymentNotify());
    apis.put("reconciliationApi", functions.reconciliationApi());
    return apis;
  }
}
