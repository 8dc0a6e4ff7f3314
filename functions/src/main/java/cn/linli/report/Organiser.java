package cn.linli.report;

import java.text.Normalizer;
import java.util.Locale;
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
  private static final String SK = "organiser#";
  private static final Pattern WORD = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** A sort key takes 1,024 bytes, and a character may become several when it is normalised. */
  private static final int LONGEST = 100;

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

  /** Its figures' sort key: width, case and blanks of a name make no other organiser of it. */
  String sk() {
    var plain = name == null ? "" : Normalizer.normalize(name, Normalizer.Form.NFKC);
    return SK + kind + "#" + plain.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  /** The organiser whose figures lie under a sort key, by the name it was last called. */
  static Organiser ofSk(String sk, String name) {
    return new Organiser(sk.substring(SK.length(), sk.indexOf('#', SK.length())), name);
  }
}
