package cn.linli.logs;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Waits until the log is there: while one class begins it, SLF4J gives another one stand-ins. */
final class Ready implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    while (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext)) {
      Thread.onSpinWait();
    }
  }
}
