package cn.linli.shared.http;

import cn.linli.shared.Fault;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What no text of a body may hold, whatever its field: it could not be stored or shown. */
final class Texts {
  private Texts() {}

  /** The texts with control characters, except line breaks and tabs, or halves of characters. */
  static List<Fault> faults(JsonNode body) {
    var faults = new ArrayList<Fault>();
    collect(body, JsonPointer.empty(), faults);
    return faults;
  }

  private static void collect(JsonNode node, JsonPointer at, List<Fault> faults) {
    if (node.isString() && node.stringValue().codePoints().anyMatch(Texts::isUnfit)) {
      faults.add(Fault.at(at.toString(), "has characters that are no text"));
    }
    node.propertyStream()
        .forEach(
            property -> collect(property.getValue(), at.appendProperty(property.getKey()), faults));
    for (int index = 0; node.isArray() && index < node.size(); index++) {
      collect(node.get(index), at.appendIndex(index), faults);
    }
  }

  private static boolean isUnfit(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> "\n\r\t".indexOf(codePoint) < 0;
      case Character.SURROGATE -> true;
      default -> false;
    };
  }
}
