package cn.linli.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

/** Keeps our log still while thousands of processes die in tests, side by side with others so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock(value = "logs", mode = ResourceAccessMode.READ)
@ExtendWith({Ready.class, Silent.Keeper.class})
public @interface Silent {
  /** The last one out lets the log speak again. */
  final class Keeper implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger SILENT = new AtomicInteger();

    @Override
    public void beforeAll(ExtensionContext context) {
      SILENT.incrementAndGet();
      silence();
    }

    @Override
    public void afterAll(ExtensionContext context) {
      if (SILENT.decrementAndGet() == 0) {
        ours().setLevel(null);
      }
    }

    /** For programs, which are silent to their end. */
    public static void silence() {
      ours().setLevel(Level.OFF);
    }

    private static Logger ours() {
      return (Logger) LoggerFactory.getLogger("cn.linli");
    }
  }
}
