package cn.linli.report;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Who organises what a zone is booked for.
 *
 * @param kind a word of the contract
 * @param name of a club or the like; null for a person, who is nobody's business here
 */
record Organiser(String kind, String name) {
  static final String PERSON = "person";
  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** A sort key takes 1,024 bytes, and a character up to four. */
  private static final int LONGEST = 200;

  /** As an event names it; a person where it names nobody. */
  static Organiser of(JsonNode organiser) {
    var kind = word(organiser.path("kind"), PERSON);
    var name = organiser.path("name").asString(null);
    if (kind.equals(PERSON) || name == null) {
      return new Organiser(kind, null);
    }
    return new Organiser(kind, name.substring(0, Math.min(name.length(), LONGEST)));
  }

  /** A word of the contract, or another where there is none. */
  static String word(JsonNode node, String otherwise) {
    var text = node.asString("");
    return WORD.matcher(text).matches() && text.length() <= 30 ? text : otherwise;
  }

  /** Its figures' sort key. */
  String sk() {
    return "organiser#" + kind + "#" + (name == null ? "" : name);
  }

  /** The organiser whose figures lie under a sort key. */
  static Organiser ofSk(String sk) {
    var parts = sk.split("#", 3);
    return new Organiser(parts[1], parts[2].isEmpty() ? null : parts[2]);
  }
}
