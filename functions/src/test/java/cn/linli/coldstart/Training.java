package cn.linli.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run whose classes, as they were loaded and linked, become an AOT cache (JEP 514). */
final class Training {
  private Training() {}

  static void run(Launch launch, Path cache, byte[] event)
      throws IOException, InterruptedException {
    try (var process = new ColdProcess(launch.with("-XX:AOTCacheOutput=" + cache), event)) {
      var answer = process.await();
      process.end();
      if (!answer.reply().isResponse() || !Files.exists(cache)) {
        throw new IllegalStateException("no AOT cache; it printed:\n" + process.output());
      }
    }
  }
}
