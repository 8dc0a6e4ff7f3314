package cn.linli.coldstart;

import cn.linli.infra.Template;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The managed runtime on this machine: its client, and the variables it and the template set.
 *
 * @param dynamo where functions find DynamoDB; they find nothing else of AWS
 */
record ManagedRuntime(URI dynamo) {
  /** Begins the tables' names. */
  static final String PREFIX = "cold-";

  private static final Pattern CLIENT =
      Pattern.compile(
          "(aws-lambda-java-(core|runtime-interface-client|serialization)|utils-lite)-\\d.*");

  /** A function of the template. */
  Launch launch(String function, Path taskRoot) {
    var handler = Template.load().functions().get(function).handler();
    return new Launch(taskRoot, client(), handler, List.of(), environment(function));
  }

  /** The class path the managed runtime has: its client alone. */
  static String client() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> CLIENT.matcher(Path.of(entry).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The class path of a container image: the client and every jar of the task root. */
  static String flat(Path taskRoot) throws IOException {
    try (var jars = Files.list(taskRoot.resolve("lib"))) {
      return jars.map(Path::toString)
          .sorted()
          .collect(Collectors.joining(File.pathSeparator, client() + File.pathSeparator, ""));
    }
  }

  private Map<String, String> environment(String function) {
    var variables = new LinkedHashMap<String, String>();
    Template.load()
        .functions()
        .get(function)
        .environment()
        .forEach(
            (name, value) -> variables.put(name, value instanceof String text ? text : "cold"));
    variables.put("TABLE_PREFIX", PREFIX);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.toString());
    // Nothing listens there: a function that wants KMS or anything else fails.
    variables.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    variables.putAll(
        Map.of(
            "AWS_REGION", "ap-southeast-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_LAMBDA_FUNCTION_NAME", function,
            "AWS_LAMBDA_FUNCTION_VERSION", "1",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
            "AWS_LAMBDA_LOG_FORMAT", "JSON",
            "AWS_LAMBDA_LOG_GROUP_NAME", "cold",
            "AWS_LAMBDA_LOG_STREAM_NAME", "cold",
            "LANG", "en_US.UTF-8"));
    return variables;
  }
}
