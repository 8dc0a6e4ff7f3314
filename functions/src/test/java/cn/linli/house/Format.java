package cn.linli.house;

import cn.linli.infra.Template;
import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Formats every source with google-java-format, in place. */
public final class Format {
  private Format() {}

  public static void main(String[] arguments) throws IOException, FormatterException {
    for (var source : sources()) {
      var formatted = formatted(source);
      if (!formatted.equals(text(source))) {
        Files.writeString(source, formatted);
        System.out.println("formatted " + source.getFileName());
      }
    }
  }

  static List<Path> sources() throws IOException {
    try (var files = Files.walk(Template.project().resolve("functions/src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static String text(Path source) throws IOException {
    return Files.readString(source);
  }

  static String formatted(Path source) throws IOException, FormatterException {
    var text = ImportOrderer.reorderImports(text(source), JavaFormatterOptions.Style.GOOGLE);
    return new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(text));
  }
}
