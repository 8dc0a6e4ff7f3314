package cn.linli.local;

import cn.linli.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/** What the Lambda service does: one handler per function, built the way the runtime builds it, called with JSON. */
public final class Lambdas {
  private final Map<String, FunctionInvoker> byName = new LinkedHashMap<>();

  /** Starts the functions on a platform. */
  public static synchronized Lambdas start(Platform platform, Set<String> names) {
    LocalLinli.use(platform);
    System.setProperty("MAIN_CLASS", LocalLinli.class.getName());
    var lambdas = new Lambdas();
    for (var name : names) {
      // The variable that pins a Lambda; the adapter reads the property of the same meaning.
      System.setProperty("spring.cloud.function.definition", name);
      lambdas.byName.put(name, new FunctionInvoker());
    }
    return lambdas;
  }

  private Lambdas() {}

  /** Calls a function with an event and returns its answer; throws what the function throws. */
  public byte[] call(String name, byte[] event) {
    var answer = new ByteArrayOutputStream();
    try {
      byName.get(name).handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(name));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return answer.toByteArray();
  }
}
