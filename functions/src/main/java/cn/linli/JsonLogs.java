package cn.linli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Map;
import org.slf4j.Logger;

/**
 * How every function logs, in every stage: one line of JSON per event, with the request, community
 * and operation, and never personal data. It is code because reading the same from XML costs each
 * cold start two hundred classes.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class JsonLogs extends ContextAwareBase implements Configurator {
  /** What libraries may say: those named here would otherwise print what nobody may read. */
  private static final Map<String, Level> QUIET =
      Map.of(
          "org.springframework", Level.WARN,
          // They write requests and answers with openids at INFO and DEBUG.
          "me.chanjar.weixin", Level.ERROR,
          "cn.binarywang.wx", Level.ERROR,
          "com.github.binarywang", Level.ERROR,
          // It warns of every keyword of OpenAPI that is not one of JSON Schema.
          "com.networknt.schema", Level.ERROR);

  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    var json = new JsonEncoder();
    json.setContext(logs);
    json.setWithFormattedMessage(true);
    json.setWithMessage(false);
    json.setWithArguments(false);
    json.setWithContext(false);
    json.setWithSequenceNumber(false);
    json.setWithNanoseconds(false);
    json.start();
    print(logs, json);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Prints what may be said to the console, in this form. */
  public static void print(LoggerContext logs, Encoder<ILoggingEvent> form) {
    var out = new ConsoleAppender<ILoggingEvent>();
    out.setContext(logs);
    out.setEncoder(form);
    out.start();
    var root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(out);
    QUIET.forEach((library, level) -> logs.getLogger(library).setLevel(level));
  }
}
