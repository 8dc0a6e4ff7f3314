package cn.linli;

import cn.linli.shared.Settings;
import cn.linli.shared.http.Json;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.cloud.function.context.catalog.SimpleFunctionRegistry;
import org.springframework.cloud.function.context.config.SmartCompositeMessageConverter;
import org.springframework.cloud.function.json.JacksonMapper;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.messaging.converter.ByteArrayMessageConverter;

/**
 * The handler of every Lambda. Each is pinned to one function by {@value #PINNED}, and only that
 * function is put together and registered with Spring Cloud Function: no scanning, no
 * auto-configuration, no application context (docs/adr/0014).
 *
 * <p>Every function reads the event's JSON itself ({@code InputStream} to {@code byte[]}): it gets
 * the event as it came, which webhooks need, and the cold start is spared the events library.
 */
public final class Linli implements RequestStreamHandler {
  private static final String PINNED = "SPRING_CLOUD_FUNCTION_DEFINITION";

  private final Function<InputStream, byte[]> function;

  /** The function that the environment names, on AWS. */
  public Linli() {
    this(Platform.aws(new Settings(System.getenv())));
  }

  private Linli(Platform platform) {
    this(platform, platform.settings().get(PINNED));
  }

  /** A function by its name; throws {@link IllegalStateException} where there is none. */
  public Linli(Platform platform, String name) {
    var pinned = new Functions(platform).named(name);
    function = catalog(name, pinned).lookup(name);
    Priming.of(name, pinned);
  }

  private static FunctionCatalog catalog(String name, Function<InputStream, byte[]> pinned) {
    var registry =
        new SimpleFunctionRegistry(
            new GenericConversionService(),
            new SmartCompositeMessageConverter(List.of(new ByteArrayMessageConverter())),
            new JacksonMapper(Json.MAPPER));
    var type = ResolvableType.forClassWithGenerics(Function.class, InputStream.class, byte[].class);
    registry.register(new FunctionRegistration<>(pinned, name).type(type.getType()));
    return registry;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    answer.write(function.apply(event));
  }
}
