package cn.linli.local;

import cn.linli.Linli;
import cn.linli.Platform;
import cn.linli.infra.RoleGuard;
import cn.linli.infra.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the Lambda service does: one handler per function, built the way the runtime builds it,
 * called with JSON.
 */
public final class Lambdas {
  private final Map<String, Linli> byName = new LinkedHashMap<>();

  /** Starts the functions on a platform. */
  public static Lambdas start(Platform platform, Set<String> names) {
    var template = Template.load();
    var lambdas = new Lambdas();
    for (var name : names) {
      var guard = RoleGuard.of(template, name, Database.PREFIX);
      lambdas.byName.put(name, new Linli(guarded(platform, guard), name));
    }
    return lambdas;
  }

  private Lambdas() {}

  /**
   * There is no IAM here: what the function's role in the template does not permit is refused by a
   * guard.
   */
  private static Platform guarded(Platform platform, RoleGuard guard) {
    return new Platform(
        platform.settings(),
        platform.clock(),
        () -> guard.over(DynamoDbClient.class, platform.dynamo().get()),
        () -> guard.over(KmsClient.class, platform.kms().get()),
        () -> guard.over(EventBridgeClient.class, platform.events().get()),
        () -> guard.over(SecretsManagerClient.class, platform.secrets().get()));
  }

  /** Calls a function with an event and returns its answer; throws what the function throws. */
  public byte[] call(String name, byte[] event) {
    var answer = new ByteArrayOutputStream();
    try {
      byName
          .get(name)
          .handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return answer.toByteArray();
  }
}
