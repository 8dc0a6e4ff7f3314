package cn.linli.coldstart;

import cn.linli.infra.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;

/**
 * The task roots of the functions that are compared, as Lambda unpacks them.
 *
 * @param linli from our artifact
 * @param work for what a run leaves behind
 */
record Tasks(Path adapter, Path plain, Path linli, Path work) {
  /** Those this build has made. */
  static Tasks unpacked() throws IOException {
    var project = Template.project();
    var others = project.resolve("infra/cold-start");
    var target = project.resolve("functions/target");
    var work = Files.createDirectories(target.resolve("cold-start"));
    return new Tasks(
        others.resolve("adapter/target/task"),
        others.resolve("plain/target/task"),
        unzip(target.resolve("linli.zip"), work.resolve("task")),
        work);
  }

  private static Path unzip(Path zip, Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var old = Files.list(folder.resolve("lib"))) {
        for (var file : old.toList()) {
          Files.delete(file);
        }
      }
    }
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        var file = folder.resolve(entry.getName());
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    return folder;
  }
}
