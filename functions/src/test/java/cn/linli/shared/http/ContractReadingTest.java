package cn.linli.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What it takes to read the contract, which every function does at its first body. */
class ContractReadingTest {
  private static final long MOST_MEGABYTES = 300;

  @Test
  void readsTheDocumentOnceHoweverManyBodiesItHas() {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    new Contract();

    long megabytes = (thread.getCurrentThreadAllocatedBytes() - before) >> 20;
    assertThat(megabytes).isLessThan(MOST_MEGABYTES);
  }
}
