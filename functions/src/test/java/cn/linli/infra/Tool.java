package cn.linli.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that this machine may or may not have. A test that needs a missing one is skipped, and
 * says so.
 */
final class Tool {
  private static final int LIMIT_SECONDS = 180;

  private Tool() {}

  /**
   * What a run left behind.
   *
   * @param exit 0 when all is well
   */
  record Run(int exit, String output, String errors) {}

  /** Runs it in the folder of the project. */
  static Run run(String... command) {
    try {
      Path output = Files.createTempFile("tool", ".out");
      Path errors = Files.createTempFile("tool", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .directory(Template.project().toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              List.of(command) + " takes longer than " + LIMIT_SECONDS + " s");
        }
        return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Skips the test, aloud, unless this probe succeeds. */
  static void needed(String name, String install, String... probe) {
    if (!answers(probe)) {
      String reason = "SKIPPED: " + name + " is not installed here (" + install + ")";
      System.out.println(reason);
      Assumptions.abort(reason);
    }
  }

  private static boolean answers(String... probe) {
    try {
      return run(probe).exit() == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }
}
