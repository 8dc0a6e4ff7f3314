package cn.linli;

import cn.linli.shared.Settings;
import java.io.InputStream;
import java.util.function.Function;
import org.springframework.cloud.function.context.FunctionRegistration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Where a Lambda starts: registers the one function it is pinned to, without scanning or
 * auto-configuration.
 *
 * <p>Every function reads the event's JSON itself ({@code InputStream} to {@code byte[]}): the
 * adapter then hands it over as it came, which webhooks need and which spares the cold start the
 * events library.
 */
public class Linli implements ApplicationContextInitializer<GenericApplicationContext> {
  private static final String PINNED = "spring.cloud.function.definition";

  static {
    // logback.xml says all there is to say; Boot's own logging set-up costs a fifth of a second of
    // CPU at every start.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // It warms up converters and more on another thread; nothing here uses them, and the CPU is the
    // same one.
    System.setProperty("spring.backgroundpreinitializer.ignore", "true");
  }

  /** The platform the functions run on. */
  protected Platform platform() {
    return Platform.aws(new Settings(System.getenv()));
  }

  @Override
  public void initialize(GenericApplicationContext context) {
    var name = context.getEnvironment().getRequiredProperty(PINNED);
    var function = new Functions(platform()).named(name);
    context.registerBean(name, FunctionRegistration.class, () -> registration(name, function));
    Priming.of(name, function);
  }

  private static FunctionRegistration<Function<InputStream, byte[]>> registration(
      String name, Function<InputStream, byte[]> function) {
    var type = ResolvableType.forClassWithGenerics(Function.class, InputStream.class, byte[].class);
    return new FunctionRegistration<>(function, name).type(type.getType());
  }
}
