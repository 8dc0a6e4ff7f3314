package cn.linli.shared.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of an item, and what to change in it, as DynamoDB expressions with placeholders
 * for every name.
 */
public final class Condition {
  /** What a placeholder may be made of. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]+");

  private final List<String> terms = new ArrayList<>();
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, String> adds = new LinkedHashMap<>();
  private final Map<String, String> deletes = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  private Condition() {}

  /** Nothing yet. */
  public static Condition none() {
    return new Condition();
  }

  /** The item is new. */
  public static Condition isNew() {
    return none().absent("pk");
  }

  /** The item exists. */
  public static Condition exists() {
    return none().present("pk");
  }

  /** The item is as it was read: at this revision, or new if that is 0. */
  public static Condition isAt(int revision) {
    return revision == 0 ? isNew() : none().equal("revision", revision);
  }

  /** The attribute is missing. */
  public Condition absent(String attribute) {
    terms.add("attribute_not_exists(" + name(attribute) + ")");
    return this;
  }

  /** The attribute is there. */
  public Condition present(String attribute) {
    terms.add("attribute_exists(" + name(attribute) + ")");
    return this;
  }

  /** The attribute has this value. */
  public Condition equal(String attribute, AttributeValue value) {
    terms.add(name(attribute) + " = " + value(value));
    return this;
  }

  /** The attribute has this number. */
  public Condition equal(String attribute, long number) {
    return equal(attribute, AttributeValue.fromN(Long.toString(number)));
  }

  /** The attribute is this number or more; one that is missing is not. */
  public Condition atLeast(String attribute, long number) {
    terms.add(name(attribute) + " >= " + value(AttributeValue.fromN(Long.toString(number))));
    return this;
  }

  /** The attribute is below this number, or missing. */
  public Condition below(String attribute, long number) {
    var placeholder = name(attribute);
    terms.add(
        "(attribute_not_exists(%s) OR %s < %s)"
            .formatted(placeholder, placeholder, value(AttributeValue.fromN("" + number))));
    return this;
  }

  /** The set has at most so many members; one that is missing has none. */
  public Condition atMostIn(String set, int members) {
    var placeholder = name(set);
    terms.add(
        "(attribute_not_exists(%s) OR size(%s) <= %s)"
            .formatted(placeholder, placeholder, value(AttributeValue.fromN("" + members))));
    return this;
  }

  /** The value is not in the set. */
  public Condition lacks(String set, AttributeValue value) {
    terms.add("NOT contains(" + name(set) + ", " + value(value) + ")");
    return this;
  }

  /** Sets an attribute. */
  public Condition set(String attribute, AttributeValue value) {
    sets.put(name(attribute), value(value));
    return this;
  }

  /** Removes an attribute. */
  public Condition remove(String attribute) {
    removes.add(name(attribute));
    return this;
  }

  /** Adds to a number; one that is missing counts as nothing. */
  public Condition add(String attribute, long number) {
    adds.put(name(attribute), value(AttributeValue.fromN(Long.toString(number))));
    return this;
  }

  /** Puts members into a set; those that are in it stay. */
  public Condition addTo(String set, AttributeValue members) {
    adds.put(name(set), value(members));
    return this;
  }

  /** Takes members out of a set; those that are not in it are fine. */
  public Condition takeFrom(String set, AttributeValue members) {
    deletes.put(name(set), value(members));
    return this;
  }

  private String name(String attribute) {
    boolean isPlain = PLAIN.matcher(attribute).matches();
    var placeholder =
        isPlain
            ? "#" + attribute
            : names.entrySet().stream()
                .filter(known -> known.getValue().equals(attribute))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("#n" + names.size());
    names.put(placeholder, attribute);
    return placeholder;
  }

  private String value(AttributeValue value) {
    for (var known : values.entrySet()) {
      if (known.getValue().equals(value)) {
        return known.getKey();
      }
    }
    var placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  /** The condition expression, or null where nothing is asked. */
  String expression() {
    return terms.isEmpty() ? null : String.join(" AND ", terms);
  }

  /** The update expression. */
  String update() {
    var parts = new ArrayList<String>();
    add(parts, "SET ", sets, " = ");
    if (!removes.isEmpty()) {
      parts.add("REMOVE " + String.join(", ", removes));
    }
    add(parts, "ADD ", adds, " ");
    add(parts, "DELETE ", deletes, " ");
    return String.join(" ", parts);
  }

  private static void add(
      List<String> parts, String clause, Map<String, String> changes, String between) {
    if (!changes.isEmpty()) {
      parts.add(
          clause
              + changes.entrySet().stream()
                  .map(change -> change.getKey() + between + change.getValue())
                  .collect(Collectors.joining(", ")));
    }
  }

  Map<String, String> names() {
    return names.isEmpty() ? null : names;
  }

  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
