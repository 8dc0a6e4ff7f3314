package cn.linli.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * samconfig.toml, as far as parameters go.
 *
 * @param overrides by stage, as in {@code prod-china}, and parameter
 */
record SamConfig(Map<String, Map<String, String>> overrides) {
  private static final Pattern STAGE =
      Pattern.compile(
          "^\\[([a-z-]+)\\.deploy\\.parameters]|^parameter_overrides = \\[(.*)]",
          Pattern.MULTILINE);
  private static final Pattern OVERRIDE = Pattern.compile("\"(\\w+)=([^\"]*)\"");

  static SamConfig load() {
    try {
      return parse(Files.readString(Template.project().resolve("samconfig.toml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SamConfig parse(String toml) {
    var stages = new TreeMap<String, Map<String, String>>();
    String stage = "";
    var line = STAGE.matcher(toml);
    while (line.find()) {
      if (line.group(1) != null) {
        stage = line.group(1);
      } else {
        var values = stages.computeIfAbsent(stage, name -> new TreeMap<>());
        var override = OVERRIDE.matcher(line.group(2));
        while (override.find()) {
          values.put(override.group(1), override.group(2));
        }
      }
    }
    return new SamConfig(stages);
  }
}
