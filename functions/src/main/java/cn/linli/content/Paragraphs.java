package cn.linli.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What people see as lines of their own stays so: the words of a block that cleaning takes away
 * become a paragraph. What editors and other people's pages send is full of those.
 */
final class Paragraphs {
  private static final Set<String> TAKEN_AWAY =
      Set.of(
          "address article aside caption center dd details dialog dir div dl dt fieldset footer form"
              .split(" "));

  private static final Set<String> TAKEN_AWAY_TOO =
      Set.of(
          "h1 h5 h6 header hgroup legend main menu nav optgroup option pre search section summary"
              .split(" "));

  private static final Set<String> KEPT =
      Set.of("p h2 h3 h4 blockquote ul ol li hr figure figcaption table".split(" "));

  /** Parsers pass over parts of tables that are in none. */
  private static final Pattern TABLE = Pattern.compile("<table", Pattern.CASE_INSENSITIVE);

  private static final Pattern PART_OF_TABLE =
      Pattern.compile("<(/?)(?:td|th|tr|caption)(?=[\\s/>])", Pattern.CASE_INSENSITIVE);

  private Paragraphs() {}

  /** The document of something that was not cleaned yet, nor is by this. */
  static Document kept(String html) {
    var blocks =
        TABLE.matcher(html).find() ? html : PART_OF_TABLE.matcher(html).replaceAll("<$1div");
    var document = Jsoup.parseBodyFragment(blocks);
    Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
    // Whatever is within comes before what it is within.
    for (var element : List.copyOf(document.body().select("*")).reversed()) {
      boolean goes = isTakenAway(element);
      if (goes) {
        paragraphs(element, around);
      }
      if (goes || KEPT.contains(element.normalName()) || around.contains(element)) {
        around.add(element);
        if (element.parent() != null) {
          around.add(element.parent());
        }
      }
    }
    return document;
  }

  private static boolean isTakenAway(Element element) {
    return TAKEN_AWAY.contains(element.normalName())
        || TAKEN_AWAY_TOO.contains(element.normalName());
  }

  /** Puts what stands between other blocks into paragraphs. */
  private static void paragraphs(Element block, Set<Element> around) {
    var line = new ArrayList<Node>();
    for (var node : List.copyOf(block.childNodes())) {
      if (node instanceof Element element && around.contains(element)) {
        wrap(line);
        line.clear();
      } else {
        line.add(node);
      }
    }
    wrap(line);
  }

  private static void wrap(List<Node> line) {
    if (line.stream().anyMatch(Paragraphs::isSeen)) {
      var paragraph = new Element("p");
      line.getFirst().before(paragraph);
      line.forEach(paragraph::appendChild);
    }
  }

  private static boolean isSeen(Node node) {
    return switch (node) {
      case TextNode text -> !text.isBlank();
      case Element element -> element.hasText() || !element.select("img, video").isEmpty();
      default -> false;
    };
  }
}
