package cn.linli.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in a template. What is not there is a node too, so that rules can ask without checking.
 *
 * @param value a map, a list, a scalar or null
 */
record Node(Object value) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)[^}]*}");

  Node at(String... path) {
    Object here = value;
    for (String key : path) {
      here = here instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return new Node(here);
  }

  boolean present() {
    return value != null;
  }

  boolean is(Object expected) {
    return expected.equals(value);
  }

  /** The scalar as text; empty when this is no scalar. */
  String text() {
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  int number() {
    return value instanceof Number number ? number.intValue() : 0;
  }

  /** The elements; a value that stands alone counts as a list of one, as in IAM. */
  List<Node> items() {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(Node::new).toList();
      default -> List.of(this);
    };
  }

  List<String> texts() {
    return items().stream().map(Node::text).toList();
  }

  /** The entries in the order of the file. */
  Map<String, Node> fields() {
    var fields = new LinkedHashMap<String, Node>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, field) -> fields.put(key.toString(), new Node(field)));
    }
    return fields;
  }

  /** The logical id that a Ref, GetAtt or Sub points to first. */
  Optional<String> target() {
    return targets().stream().findFirst();
  }

  /**
   * Every logical id or parameter mentioned by this function and those inside it, pseudo parameters
   * left out.
   */
  List<String> targets() {
    var found = new ArrayList<String>();
    walk()
        .forEach(
            node -> {
              node.at("Ref").mentioned().forEach(found::add);
              node.at("Fn::GetAtt").items().stream().limit(1).map(Node::text).forEach(found::add);
              var substituted = PLACEHOLDER.matcher(node.at("Fn::Sub").format());
              while (substituted.find()) {
                if (!substituted.group().contains("::")) {
                  found.add(substituted.group(1));
                }
              }
            });
    return found;
  }

  /** This node and all below it. */
  Stream<Node> walk() {
    Stream<Node> below =
        value instanceof Map
            ? fields().values().stream()
            : value instanceof List ? items().stream() : Stream.of();
    return Stream.concat(Stream.of(this), below.flatMap(Node::walk));
  }

  /**
   * This node laid over another: maps merge, everything else replaces. That is how SAM applies its
   * Globals.
   */
  Node over(Node base) {
    if (!(value instanceof Map) || !(base.value instanceof Map)) {
      return present() ? this : base;
    }
    var merged = new LinkedHashMap<String, Object>();
    base.fields().forEach((key, field) -> merged.put(key, field.value));
    fields().forEach((key, field) -> merged.put(key, field.over(base.at(key)).value));
    return new Node(merged);
  }

  private Stream<String> mentioned() {
    return text().isEmpty() || text().contains("::")
        ? Stream.of()
        : Stream.of(text().replaceFirst("\\..*", ""));
  }

  private String format() {
    return value instanceof List<?> list ? list.getFirst().toString() : text();
  }
}
