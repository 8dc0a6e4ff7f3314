package cn.linli.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program's own text. */
final class Sources {
  private Sources() {}

  /** Every class that runs in the cloud. */
  static List<String> main() {
    var sources = new ArrayList<String>();
    try (var files = Files.walk(Template.project().resolve("functions/src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
