package cn.linli;

import cn.linli.shared.http.HttpApi;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the function once before SnapStart takes its snapshot, so that a restored instance finds
 * classes loaded, the contract read and the database client built. It reads and never writes, and
 * uses the function that was already built.
 */
final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  /** CRaC holds its resources weakly. */
  private static Priming kept;

  private final String name;
  private final Function<InputStream, byte[]> function;

  private Priming(String name, Function<InputStream, byte[]> function) {
    this.name = name;
    this.function = function;
  }

  static Priming of(String name, Function<InputStream, byte[]> function) {
    kept = new Priming(name, function);
    Core.getGlobalContext().register(kept);
    return kept;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    if (name.endsWith("Api")) {
      HttpApi.warmUp();
      call("GET /communities/{community}/zones/{zone}", "");
      call("GET /communities/{community}", "");
      call("PUT /sessions/{session}", "{}");
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // Nothing to renew: keys are asked of KMS after the restore, nonces come from fresh generators.
  }

  private void call(String route, String body) {
    var event =
        """
        {"routeKey":"%s","headers":{"content-type":"application/json"},"body":"%s","isBase64Encoded":false,
         "pathParameters":{"community":"priming","zone":"priming","session":"priming"},
         "requestContext":{"requestId":"priming"}}
        """
            .formatted(route, body);
    try {
      var input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
      LOG.debug("primed {} with {}: {} bytes", name, route, function.apply(input).length);
    } catch (RuntimeException notReachable) {
      LOG.warn("priming {} with {} failed", name, route, notReachable);
    }
  }
}
