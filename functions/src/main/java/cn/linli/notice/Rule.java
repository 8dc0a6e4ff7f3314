package cn.linli.notice;

import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A row of the table of what is told ({@code told.json}).
 *
 * @param on the events it is about
 * @param when what their data have to say, each field one of these
 * @param lacks fields that they must not have
 * @param to who is told: a field of the data with a person, {@code proposer}, or {@code
 *     desk/<role>}
 * @param in the field that names the community of whom is told, or null for the event's
 * @param at the field with the time that it is about, or null
 * @param until the field with the time after which it is pointless, or null
 * @param urgent whether it breaks quiet hours
 * @param must whether it reaches the inbox of those who want nothing of its group
 * @param others whether it is told only when somebody else did it
 * @param once whether it is told once of its subject, however often an event says it again
 * @param unnamed whether the staff see nothing of whom it was told, since they may not know who
 *     that is
 * @param remind how long before its time they are reminded, or null
 */
record Rule(
    List<String> on,
    Map<String, List<String>> when,
    List<String> lacks,
    String to,
    String in,
    String kind,
    Group group,
    Template template,
    String title,
    String line,
    String word,
    String link,
    String at,
    String until,
    Boolean urgent,
    Boolean must,
    Boolean others,
    Boolean once,
    Boolean unnamed,
    Duration remind) {
  Rule {
    when = when == null ? Map.of() : Map.copyOf(when);
    lacks = lacks == null ? List.of() : List.copyOf(lacks);
    urgent = urgent != null && urgent;
    must = must != null && must;
    others = others != null && others;
    once = once != null && once;
    unnamed = unnamed != null && unnamed;
  }

  /** Whether each of these fields has one of its values. */
  static boolean says(Told told, Map<String, List<String>> when) {
    return when.entrySet().stream()
        .allMatch(one -> one.getValue().contains(told.data().path(one.getKey()).asString("")));
  }

  boolean applies(Told told) {
    return on.contains(told.type())
        && lacks.stream().noneMatch(told.data()::has)
        && says(told, when);
  }
}
