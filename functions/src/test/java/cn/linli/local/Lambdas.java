package cn.linli.local;

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
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the Lambda service does: one handler per function, built the way the runtime builds it,
 * called with JSON.
 */
public final class Lambdas {
  private final Map<String, FunctionInvoker> byName = new LinkedHashMap<>();

  /** Starts the functions on a platform. */
  public static synchronized Lambdas start(Platform platform, Set<String> names) {
    var template = Template.load();
    System.setProperty("MAIN_CLASS", LocalLinli.class.getName());
    var lambdas = new Lambdas();
    for (var name : names) {
      LocalLinli.use(guarded(platform, RoleGuard.of(template, name, Database.PREFIX)));
      // The variable that pins a Lambda; the adapter reads the property of the same meaning.
      System.setProperty("spring.cloud.function.definition", name);
      lambdas.byName.put(name, new FunctionInvoker());
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
