package cn.linli.local;

import cn.linli.Linli;
import cn.linli.Platform;
import cn.linli.infra.RoleGuard;
import cn.linli.infra.Template;
import cn.linli.sim.FileStoreSimulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * What the Lambda service does: a handler per function, or several, each built the way the runtime
 * builds it, called with JSON.
 */
public final class Lambdas {
  private final Platform platform;
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final Template template = Template.load();
  private final Map<String, Environments> byName = new ConcurrentHashMap<>();

  /** Those of one function, called in turn. */
  private record Environments(List<Linli> all, AtomicInteger calls) {
    Linli next() {
      return all.get(Math.floorMod(calls.getAndIncrement(), all.size()));
    }
  }

  /** Starts the functions on a platform. */
  public static Lambdas start(Platform platform, Set<String> names) {
    var lambdas = new Lambdas(platform);
    names.forEach(lambdas::scaleOut);
    return lambdas;
  }

  /** What functions did that their roles do not permit: each is a fault of the template. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  private Lambdas(Platform platform) {
    this.platform = platform;
  }

  /** Starts one more environment of a function; its environments are called in turn. */
  public void scaleOut(String name) {
    var guard = RoleGuard.of(template, name, Database.PREFIX).telling(refusals::add);
    var environment = new Linli(guarded(name, guard), name);
    byName
        .computeIfAbsent(
            name, first -> new Environments(new CopyOnWriteArrayList<>(), new AtomicInteger()))
        .all()
        .add(environment);
  }

  /**
   * There is no IAM here: what the function's role in the template does not permit is refused by a
   * guard, and by the file store that knows it from the function's credentials.
   */
  private Platform guarded(String name, RoleGuard guard) {
    var credentials = StaticCredentialsProvider.create(FileStoreSimulator.credentials(name));
    return new Platform(
        platform.settings(),
        platform.clock(),
        () -> guard.over(DynamoDbClient.class, platform.dynamo().get()),
        () -> guard.over(KmsClient.class, platform.kms().get()),
        () -> guard.over(EventBridgeClient.class, platform.events().get()),
        () -> guard.over(SecretsManagerClient.class, platform.secrets().get()),
        () -> credentials,
        platform.http());
  }

  /** Whether the role of a function permits an action, for those who know it by its credentials. */
  static BiPredicate<String, String> permissions(Template template) {
    return (name, action) -> RoleGuard.of(template, name, Database.PREFIX).permits(action);
  }

  /** Calls a function with an event and returns its answer; throws what the function throws. */
  public byte[] call(String name, byte[] event) {
    var answer = new ByteArrayOutputStream();
    try {
      byName
          .get(name)
          .next()
          .handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return answer.toByteArray();
  }
}
