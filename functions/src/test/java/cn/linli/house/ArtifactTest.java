package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.infra.Template;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What would be packed for Lambda: our main classes and the runtime class path, and nothing of
 * tests, simulators or the local platform.
 */
class ArtifactTest {
  private static final Path TARGET = Template.project().resolve("functions/target");

  @Test
  void holdsNoSimulatorAndNothingLocal() throws IOException {
    try (Stream<Path> files = Files.walk(TARGET.resolve("classes"))) {
      var packages =
          files
              .filter(file -> file.toString().endsWith(".class"))
              .map(
                  file ->
                      TARGET.resolve("classes/cn/linli").relativize(file.getParent()).toString())
              .distinct()
              .toList();

      assertThat(packages)
          .contains("venue", "identity")
          .noneMatch(
              name ->
                  List.of(
                          "sim",
                          "local",
                          "town",
                          "journey",
                          "infra",
                          "house",
                          "coldstart",
                          "contract")
                      .contains(name.split("/", 2)[0]));
    }
  }

  @Test
  void bringsNoTestLibraryAndNoWebServer() throws IOException {
    var jars =
        Stream.of(
                Files.readString(TARGET.resolve("runtime-classpath.txt"))
                    .split(File.pathSeparator, -1))
            .map(jar -> Path.of(jar).getFileName().toString())
            .toList();

    assertThat(jars)
        .anyMatch(jar -> jar.startsWith("spring-cloud-function-context"))
        .noneMatch(
            jar ->
                jar.matches(
                    "(DynamoDBLocal|sqlite4java|libsqlite4java|junit|assertj|mockito|archunit|"
                        + "google-java-format|netty|reactor-netty|spring-webflux|spring-webmvc|jetty|tomcat).*"));
  }
}
