package cn.linli.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has cost since it started.
 *
 * @param cpuSeconds of all its threads, in user and kernel mode
 * @param wallSeconds on the clock on the wall
 * @param residentMegabytes of memory it holds
 */
record Cost(double cpuSeconds, double wallSeconds, double residentMegabytes) {
  /** Linux counts processor time in hundredths of a second (USER_HZ, proc(5)). */
  private static final double TICKS_PER_SECOND = 100;

  static Cost of(ProcessHandle process, long startedNanos) {
    double wall = (System.nanoTime() - startedNanos) / 1e9;
    return new Cost(cpu(process), wall, resident(process));
  }

  private static double cpu(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc", "" + process.pid(), "stat"));
      // The name of the program comes second, in parentheses, and may hold spaces.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException notLinux) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }
  }

  private static double resident(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }
}
