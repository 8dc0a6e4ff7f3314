package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What an event says, and what its context knows beside it: names that events leave out, since they
 * are for people.
 */
final class Facts {
  private static final List<String> AMOUNTS = List.of("amountFen", "missingFen");

  private final CommunityId community;
  private final JsonNode data;
  private final Needs needs;
  private Optional<Needs.Gist> gist;

  Facts(Told told, Needs needs) {
    this.community = told.community();
    this.data = told.data();
    this.needs = needs;
  }

  /** A person that the event names, or its context. */
  Optional<PersonId> person(String field) {
    // Not every event of an activity names who proposed it.
    return field.equals("proposer") && !data.has(field)
        ? gist().map(Needs.Gist::proposer)
        : Optional.of(data.path(field).asString(""))
            .filter(text -> !text.isEmpty())
            .map(PersonId::of);
  }

  /** The community that a field names, or the event's: events of before may lack the field. */
  CommunityId community(String field) {
    return field == null || !data.has(field)
        ? community
        : new CommunityId(data.path(field).asString());
  }

  String raw(String text) {
    return Words.filled(text, data);
  }

  /** A text as people read it. */
  String words(String text) {
    return Words.filled(text, this::word);
  }

  private String word(String name) {
    return switch (name) {
      case "zone" -> zone();
      case "title" -> gist().map(Needs.Gist::title).orElse("活动");
      case "yuan" -> fen().map(Words::yuan).orElse("");
      default ->
          instant(name)
              .map(at -> Words.time(at, needs.calendars().apply(community)))
              .orElseGet(() -> data.path(name).asString(""));
    };
  }

  private String zone() {
    var id = data.path("zone").asString("");
    return needs.zones().apply(community, id).orElse(id);
  }

  private Optional<Needs.Gist> gist() {
    if (gist == null) {
      var activity = data.path("activity").asString("");
      gist =
          activity.isEmpty()
              ? Optional.empty()
              : needs.activities().apply(community, PersonId.uuid(activity));
    }
    return gist;
  }

  /** The time in a field, or empty. */
  Optional<Instant> instant(String field) {
    if (field == null) {
      return Optional.empty();
    }
    if (field.equals("activityStart")) {
      return gist().flatMap(this::start);
    }
    try {
      return Optional.of(Instant.parse(data.path(field).asString("")));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }

  /** When the session starts that it is about, or the first of all. */
  private Optional<Instant> start(Needs.Gist of) {
    int session = data.path("session").asInt(0);
    return session < of.starts().size() ? Optional.of(of.starts().get(session)) : Optional.empty();
  }

  /** How much money it is about, or empty. */
  Optional<Long> fen() {
    return AMOUNTS.stream().filter(data::has).map(name -> data.path(name).asLong()).findFirst();
  }
}
