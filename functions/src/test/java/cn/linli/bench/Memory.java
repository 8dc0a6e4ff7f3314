package cn.linli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has held. */
final class Memory {
  /** What {@code onReconciliationFellDue} has. */
  static final int FUNCTION_MEGABYTES = 512;

  private static final long MEGABYTE = 1024 * 1024;

  private Memory() {}

  /** Whether the function would have lived. */
  static boolean isEnough() {
    return residentMegabytes() < FUNCTION_MEGABYTES;
  }

  static String words() {
    return "peak heap %d MB, peak resident set %d MB"
        .formatted(heapMegabytes(), residentMegabytes());
  }

  /** Of each part of the heap at its own worst moment; garbage included. */
  private static long heapMegabytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        / MEGABYTE;
  }

  /** Of everything, as Linux has seen it: what a limit on the function's memory is held against. */
  static long residentMegabytes() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    } catch (IOException notLinux) {
      throw new UncheckedIOException(notLinux);
    }
  }
}
