package cn.linli;

import cn.linli.files.Uploads;
import cn.linli.identity.People;
import cn.linli.local.LocalKms;
import cn.linli.merchant.Merchants;
import cn.linli.notice.Notices;
import cn.linli.officialaccount.Followers;
import cn.linli.officialaccount.Needs;
import cn.linli.payment.Payments;
import cn.linli.screening.Screenings;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Settings;
import cn.linli.shared.http.HttpApi;
import cn.linli.venue.Reservations;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
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
    return new Contexts(platform).reservations();
  }

  /** The door to payments, for a test that sells something. */
  public static Payments payments(Platform platform) {
    return new Contexts(platform).payments();
  }

  /** The door to identity, for a test that needs many people at once. */
  public static People people(Platform platform) {
    return new Contexts(platform).people();
  }

  /** The door to files, for a test that rests something on them. */
  public static Uploads uploads(Platform platform) {
    return new Contexts(platform).uploads();
  }

  /** The door to merchants, for a test that sells what is theirs. */
  public static Merchants merchants(Platform platform) {
    return new Contexts(platform).merchants();
  }

  /** The door to notices, for a test in which somebody consents. */
  public static Notices notices(Platform platform) {
    return new Contexts(platform).notices();
  }

  /** The door to screening, for a test that submits something. */
  public static Screenings screenings(Platform platform) {
    return new Contexts(platform).gatherings().screenings();
  }

  /** The door to the Official Account, for a test in which somebody has published answers. */
  public static Followers followers(
      Platform platform, BiFunction<Optional<CommunityId>, String, Optional<String>> answers) {
    var contexts = new Contexts(platform);
    var needs = contexts.talking();
    return new Followers(
        contexts.dynamo(),
        contexts.clock(),
        new Needs(
            needs.account(), needs.push(), needs.people(), needs.keys(), needs.pages(), answers));
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
            settings,
            Clock.systemUTC(),
            () -> dynamo,
            LocalKms::new,
            () -> null,
            () -> secrets,
            AnonymousCredentialsProvider::create,
            () -> http);
    return new Functions(platform).operations();
  }
}
