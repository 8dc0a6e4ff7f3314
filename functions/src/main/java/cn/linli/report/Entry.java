package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in the log.
 *
 * @param reason the words given, or null; apart from the data, because they go with an erasure
 * @param data the rest of the event's data
 */
record Entry(
    CommunityId community, UUID id, String type, Instant at, String reason, JsonNode data) {
  private static final String REASON = "reason";

  static Entry of(Told told) {
    var data = (ObjectNode) told.data().deepCopy();
    var reason = data.path(REASON).asString(null);
    data.remove(REASON);
    return new Entry(told.community(), told.id(), told.type(), told.at(), reason, data);
  }

  /** The reservation it is about, or null. */
  String reservation() {
    return text("reservation");
  }

  /** The zone it is about, or null. */
  String zone() {
    return text("zone");
  }

  /** The revision of what it is about; 0 where there is none. */
  int revision() {
    return data.path("revision").asInt(0);
  }

  /** Whose words its reason may hold: whoever acted, and whose reservation it is. */
  Set<PersonId> people() {
    var people = new LinkedHashSet<PersonId>();
    Stream.of("person", "by")
        .map(this::text)
        .filter(person -> person != null)
        .forEach(person -> people.add(PersonId.of(person)));
    return people;
  }

  /** The same for where nobody asks why. */
  Entry withoutReason() {
    return new Entry(community, id, type, at, null, data);
  }

  private String text(String field) {
    return data.path(field).asString(null);
  }

  private List<String> changed() {
    var changed = data.path("changed").valueStream().map(JsonNode::asString).toList();
    return changed.isEmpty() ? null : changed;
  }

  View view() {
    return new View(
        id,
        at,
        type,
        text("by"),
        reason,
        zone(),
        reservation(),
        text("person"),
        text("start"),
        text("end"),
        text("date"),
        text("until"),
        text("state"),
        changed());
  }

  /** What the contract shows: who, when, what, why. */
  record View(
      UUID id,
      Instant at,
      String type,
      String by,
      String reason,
      String zone,
      String reservation,
      String person,
      String start,
      String end,
      String date,
      String until,
      String state,
      List<String> changed) {}
}
