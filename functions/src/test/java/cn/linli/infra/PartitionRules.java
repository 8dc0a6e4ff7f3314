package cn.linli.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The templates belong to no partition, region or account. */
final class PartitionRules {
  private static final Map<String, Pattern> FIXED =
      Map.of(
          "a partition", Pattern.compile("arn:aws[a-z-]*:"),
          "a region", Pattern.compile("\\b(us|eu|ap|cn|sa|ca|me|af)-[a-z]+-\\d\\b"),
          "an account", Pattern.compile("\\b\\d{12}\\b"));

  private PartitionRules() {}

  static List<String> runsAnywhere(Template template) {
    var problems = new ArrayList<String>();
    template
        .sources()
        .forEach(
            (file, source) ->
                FIXED.forEach(
                    (what, pattern) ->
                        pattern
                            .matcher(source)
                            .results()
                            .forEach(
                                match ->
                                    problems.add(
                                        what + " is fixed in " + file + ": " + match.group()))));
    return problems;
  }
}
