package cn.linli.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is logged while somebody listens; others may go on logging while it is read. */
public final class Lines extends AppenderBase<ILoggingEvent> {
  private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** Those so far, in order. */
  public List<ILoggingEvent> events() {
    return List.copyOf(events);
  }
}
