package cn.linli;

import cn.linli.shared.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What a function finds where it runs. Clients are made when first used: most functions need two of
 * them.
 *
 * @param settings the environment variables
 * @param credentials who it is to AWS; asked anew each time, since they expire
 * @param http for what has no client of its own
 */
public record Platform(
    Settings settings,
    Clock clock,
    Supplier<DynamoDbClient> dynamo,
    Supplier<KmsClient> kms,
    Supplier<EventBridgeClient> events,
    Supplier<SecretsManagerClient> secrets,
    Supplier<AwsCredentialsProvider> credentials,
    Supplier<SdkHttpClient> http) {

  // A function answers within 15 s; what it asks of others has to give up before.
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration READ = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(8);

  /** AWS, or whatever answers at {@code AWS_ENDPOINT_URL}. */
  static Platform aws(Settings settings) {
    var http =
        new Once<SdkHttpClient>(
            () ->
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECT)
                    .socketTimeout(READ)
                    .build());
    var limits = ClientOverrideConfiguration.builder().apiCallTimeout(CALL).build();
    return new Platform(
        settings,
        Clock.systemUTC(),
        new Once<>(
            () ->
                DynamoDbClient.builder()
                    .httpClient(http.get())
                    .overrideConfiguration(limits)
                    .build()),
        new Once<>(
            () -> KmsClient.builder().httpClient(http.get()).overrideConfiguration(limits).build()),
        new Once<>(
            () ->
                EventBridgeClient.builder()
                    .httpClient(http.get())
                    .overrideConfiguration(limits)
                    .build()),
        new Once<>(
            () ->
                SecretsManagerClient.builder()
                    .httpClient(http.get())
                    .overrideConfiguration(limits)
                    .build()),
        new Once<>(() -> DefaultCredentialsProvider.builder().build()),
        http);
  }

  /** Makes something when it is first asked for, and once. */
  static final class Once<T> implements Supplier<T> {
    private final Supplier<T> make;
    private T made;

    Once(Supplier<T> make) {
      this.make = make;
    }

    @Override
    public synchronized T get() {
      if (made == null) {
        made = make.get();
      }
      return made;
    }
  }
}
