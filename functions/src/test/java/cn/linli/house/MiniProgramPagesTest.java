package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whoever writes the mini program finds in one list which pages there have to be: WeChat refuses
 * messages and codes that lead to others, and buttons lead nowhere.
 */
class MiniProgramPagesTest {
  private static final Path MENU = Path.of("../contracts/menu/official-account.json");
  private static final Pattern PAGE = Pattern.compile("\\bpages/[a-z-]+/[a-z-]+");

  @Test
  void everyPageThatAnythingLeadsToIsInTheList() throws IOException {
    var listed = listed();

    assertThat(listed).isSorted().doesNotHaveDuplicates();
    assertThat(new TreeSet<>(listed)).containsAll(named());
  }

  private static List<String> listed() throws IOException {
    var pages = new ArrayList<String>();
    Json.read(Files.readString(MENU), JsonNode.class)
        .path("miniProgramPages")
        .forEach(page -> pages.add(page.asString()));
    return pages;
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file) && file.toString().matches(".*\\.(java|json|yaml|sh)");
  }

  /** In code, in what people are told, in the menu and in what a new platform begins with. */
  private static Set<String> named() throws IOException {
    var pages = new TreeSet<String>();
    for (var root : List.of(Path.of("src/main"), Path.of("../infra"))) {
      try (var files = Files.walk(root)) {
        for (var file : files.filter(MiniProgramPagesTest::isText).toList()) {
          PAGE.matcher(Files.readString(file)).results().forEach(found -> pages.add(found.group()));
        }
      }
    }
    return pages;
  }
}
