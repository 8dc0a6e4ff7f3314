package cn.linli.bench;

import cn.linli.town.Intercepted;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Sees a day being saved step by step, and prints what each step took; also what its processor time
 * would be on the share of a processor that the function has.
 */
final class Steps implements Intercepted.Interceptor {
  static final String HEAD =
      "| step | s | rows/s | CPU s | in the function |%n| --- | ---: | ---: | ---: | ---: |%n";

  /** What a worker that dies exits with. */
  static final int DEAD = 9;

  private static final com.sun.management.OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

  /** Lambda gives a whole processor with so much memory, and less in proportion. */
  private static final double MEGABYTES_OF_A_CPU = 1769;

  private final int rows;
  private final int dyingIn;
  private String doing;
  private long beganNanos;
  private double beganCpu;

  /**
   * Watches.
   *
   * @param dyingIn the chunk whose end is never saved, or -1
   */
  Steps(int rows, int dyingIn) {
    this.rows = rows;
    this.dyingIn = dyingIn;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    var saved = request instanceof TransactWriteItemsRequest writes ? day(writes) : null;
    if (saved == null) {
      return call.go();
    }
    if (doing != null) {
      print();
    }
    if (("chunk " + dyingIn).equals(doing)) {
      System.out.println("It dies before this is saved; " + Memory.words());
      System.out.flush();
      Runtime.getRuntime().halt(Memory.isEnough() ? DEAD : 1);
    }
    doing = step(saved);
    beganNanos = System.nanoTime();
    beganCpu = cpuSeconds();
    return call.go();
  }

  /** Whether nothing is left to do. */
  boolean isDone() {
    return "done".equals(doing);
  }

  private static Map<String, AttributeValue> day(TransactWriteItemsRequest request) {
    return request.transactItems().stream()
        .filter(write -> write.put() != null && write.put().item().containsKey("step"))
        .map(write -> write.put().item())
        .findFirst()
        .orElse(null);
  }

  private static String step(Map<String, AttributeValue> day) {
    var step = day.get("step").s();
    return step.equals("MATCH")
        ? "chunk " + (day.containsKey("position") ? day.get("position").s() : "0")
        : step.toLowerCase(Locale.ROOT);
  }

  private void print() {
    double seconds = (System.nanoTime() - beganNanos) / 1e9;
    double cpu = cpuSeconds() - beganCpu;
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %s | %.1f | %.0f |%n",
        doing,
        seconds,
        doing.equals("heal") ? "" : Math.round(rows / seconds),
        cpu,
        cpu * MEGABYTES_OF_A_CPU / Memory.FUNCTION_MEGABYTES);
  }

  private static double cpuSeconds() {
    return SYSTEM.getProcessCpuTime() / 1e9;
  }
}
