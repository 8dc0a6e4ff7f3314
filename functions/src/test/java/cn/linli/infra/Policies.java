package cn.linli.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What every role may do, as one text that a reviewer reads and a test compares. */
final class Policies {
  static final String HOW_TO_CHANGE =
      "permissions differ from functions/src/test/resources/infra/policies.json; if that is meant,"
          + " write it anew with `mvn -pl functions test -Dtest=TemplateTest,TemplateToolsTest"
          + " -Dpolicies=write` and have the difference reviewed";

  private static final Path FILE =
      Template.project().resolve("functions/src/test/resources/infra/policies.json");

  private Policies() {}

  /** JSON: a role, and a line for each of its statements. */
  static String of(Template template) {
    var roles = new TreeMap<String, Role>();
    Role.all(template).forEach(role -> roles.put(role.id(), role));
    return roles.entrySet().stream()
        .map(Policies::entry)
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  static String reviewed() {
    try {
      if ("write".equals(System.getProperty("policies"))) {
        Files.writeString(FILE, of(Template.load()));
      }
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String entry(Map.Entry<String, Role> role) {
    return role.getValue().lines().stream()
        .map(line -> "    \"" + line.replace("\"", "\\\"") + "\"")
        .collect(Collectors.joining(",\n", "  \"" + role.getKey() + "\": [\n", "\n  ]"));
  }
}
