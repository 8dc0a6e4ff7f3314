package cn.linli.report;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The texts of a JSON array. */
final class Texts {
  private Texts() {}

  static List<String> of(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
