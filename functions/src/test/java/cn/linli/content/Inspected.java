package cn.linli.content;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * HTML as a parser reads it that is not the one that wrote it, and what is in it that nobody
 * allowed.
 *
 * @param faults elements, attributes and addresses
 * @param text all words
 */
record Inspected(List<String> faults, String text) {
  private static final String HTML = "http://www.w3.org/1999/xhtml";
  private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Set<String> BARE =
      Set.of(
          "p",
          "br",
          "hr",
          "h2",
          "h3",
          "h4",
          "blockquote",
          "ul",
          "ol",
          "li",
          "strong",
          "b",
          "em",
          "i",
          "u",
          "s",
          "sub",
          "sup",
          "figure",
          "figcaption",
          "table",
          "thead",
          "tbody",
          "tr");
  private static final Map<String, Map<String, String>> WITH_ATTRIBUTES =
      Map.of(
          "a", Map.of("href", "https://[^\\s\"'<>\\\\@]+.*", "rel", "nofollow noopener noreferrer"),
          "img", Map.of("data-upload", UUID, "alt", "(?s).*"),
          "video", Map.of("data-upload", UUID),
          "th", Map.of("colspan", "\\d{1,2}", "rowspan", "\\d{1,2}"),
          "td", Map.of("colspan", "\\d{1,2}", "rowspan", "\\d{1,2}"));

  /** Within a page, as a browser with scripts would read it. */
  static Inspected inPage(String html) {
    return inspect(builder(), html, false);
  }

  /** Set into an element of a page, as scripts do. */
  static Inspected asFragment(String html) {
    return inspect(builder(), html, true);
  }

  private static HtmlDocumentBuilder builder() {
    var builder = new HtmlDocumentBuilder(XmlViolationPolicy.ALLOW);
    builder.setScriptingEnabled(true);
    return builder;
  }

  private static Inspected inspect(HtmlDocumentBuilder builder, String html, boolean fragment) {
    try {
      Node root =
          fragment
              ? builder.parseFragment(new InputSource(new StringReader(html)), "div")
              : builder
                  .parse(
                      new InputSource(
                          new StringReader(
                              "<!DOCTYPE html><html><body>" + html + "</body></html>")))
                  .getElementsByTagNameNS(HTML, "body")
                  .item(0);
      var faults = new ArrayList<String>();
      children(root, faults);
      return new Inspected(List.copyOf(faults), root.getTextContent());
    } catch (SAXException unnameable) {
      // A tree of this kind cannot hold the name; nothing that we allow has such a one.
      return new Inspected(List.of(unnameable.toString()), "");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void children(Node parent, List<String> faults) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      switch (node.getNodeType()) {
        case Node.ELEMENT_NODE -> {
          element(node, faults);
          children(node, faults);
        }
        case Node.TEXT_NODE -> {}
        default -> faults.add("a node of type " + node.getNodeType());
      }
    }
  }

  private static void element(Node node, List<String> faults) {
    var name = node.getLocalName();
    if (!HTML.equals(node.getNamespaceURI())
        || !(BARE.contains(name) || WITH_ATTRIBUTES.containsKey(name))) {
      faults.add("<" + name + "> of " + node.getNamespaceURI());
    }
    var allowed = WITH_ATTRIBUTES.getOrDefault(name, Map.of());
    var attributes = node.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      var attribute = attributes.item(i);
      var pattern = allowed.get(attribute.getNodeName());
      if (pattern == null || !attribute.getNodeValue().matches(pattern)) {
        faults.add("<%s %s>".formatted(name, attribute));
      }
    }
  }
}
