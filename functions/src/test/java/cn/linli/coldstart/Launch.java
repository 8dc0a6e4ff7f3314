package cn.linli.coldstart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to start a function the way the managed runtime does.
 *
 * @param directory the task root: the runtime client finds the function's jars in its {@code lib}
 * @param classPath of the system class loader: the runtime client's own, or everything where an AOT
 *     cache is wanted, because the JVM caches nothing that other class loaders load
 * @param handler as in the template
 * @param options of the JVM
 * @param environment all of it
 */
record Launch(
    Path directory,
    String classPath,
    String handler,
    List<String> options,
    Map<String, String> environment) {
  Launch {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
  }

  /** The same with one more option. */
  Launch with(String option) {
    var more = new ArrayList<>(options);
    more.add(option);
    return new Launch(directory, classPath, handler, more, environment);
  }

  /** The same with one more variable. */
  Launch with(String variable, String value) {
    var more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Launch(directory, classPath, handler, options, more);
  }

  /** The same with another handler. */
  Launch handledBy(String other) {
    return new Launch(directory, classPath, other, options, environment);
  }

  /** The same with everything on the system class path. */
  Launch on(Path emptyDirectory, String everything) {
    return new Launch(emptyDirectory, everything, handler, options, environment);
  }

  List<String> command() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The managed runtime starts Java so; without it org.crac finds no one to tell of snapshots.
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    // The runtime client has a native HTTP client.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.add("-cp");
    command.add(classPath);
    command.add("com.amazonaws.services.lambda.runtime.api.client.AWSLambda");
    command.add(handler);
    return command;
  }
}
