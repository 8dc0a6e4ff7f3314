package cn.linli.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import cn.linli.JsonLogs;

/** The same lines as in the cloud, for people to read. */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class PlainLogs extends ContextAwareBase implements Configurator {
  @Override
  public ExecutionStatus configure(LoggerContext logs) {
    var line = new PatternLayoutEncoder();
    line.setContext(logs);
    line.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n");
    line.start();
    JsonLogs.print(logs, line);
    logs.getLogger("software.amazon.dynamodb").setLevel(Level.ERROR);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
