package cn.linli.shared.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must hold of an item, and what to change in it, as DynamoDB expressions with placeholders
 * for every name.
 */
public final class Condition {
  private final List<String> terms = new ArrayList<>();
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final List<String> removes = new ArrayList<>();
  private final Map<String, String> adds = new LinkedHashMap<>();
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

  private String name(String attribute) {
    var placeholder = "#" + attribute;
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
    if (!sets.isEmpty()) {
      parts.add(
          "SET "
              + String.join(
                  ", ",
                  sets.entrySet().stream()
                      .map(set -> set.getKey() + " = " + set.getValue())
                      .toList()));
    }
    if (!removes.isEmpty()) {
      parts.add("REMOVE " + String.join(", ", removes));
    }
    if (!adds.isEmpty()) {
      parts.add(
          "ADD "
              + String.join(
                  ", ",
                  adds.entrySet().stream()
                      .map(add -> add.getKey() + " " + add.getValue())
                      .toList()));
    }
    return String.join(" ", parts);
  }

  Map<String, String> names() {
    return names.isEmpty() ? null : names;
  }

  Map<String, AttributeValue> values() {
    return values.isEmpty() ? null : values;
  }
}
