package cn.linli.town;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A reservation as the venue tells of it, for tests that tell in its place. */
public record Booked(
    Town town,
    UUID id,
    String person,
    Instant start,
    Instant end,
    String state,
    int revision,
    List<String> opens) {

  /** A confirmed booking of the dance room, on the way to which lies the house door. */
  public static Booked danceRoom(Town town, String person, Instant start, Instant end) {
    return new Booked(
        town,
        UUID.randomUUID(),
        person,
        start,
        end,
        "confirmed",
        1,
        List.of("dance-room", "whole"));
  }

  /** The same under an id that is known. */
  public Booked as(UUID known) {
    return new Booked(town, known, person, start, end, state, revision, opens);
  }

  /** The same of other zones. */
  public Booked opening(String... zones) {
    return new Booked(town, id, person, start, end, state, revision, List.of(zones));
  }

  public Booked state(String next) {
    return new Booked(town, id, person, start, end, next, revision + 1, opens);
  }

  public Booked movedTo(Instant from, Instant until) {
    return new Booked(town, id, person, from, until, state, revision + 1, opens);
  }

  /** Puts the event on the bus. */
  public Booked tell() {
    var data =
        Map.ofEntries(
            Map.entry("reservation", id),
            Map.entry("revision", revision),
            Map.entry("zone", "dance-room"),
            Map.entry("opens", opens),
            Map.entry("person", person),
            Map.entry("start", start),
            Map.entry("end", end),
            Map.entry("people", 5),
            Map.entry("purpose", "rehearsal"),
            Map.entry("organiser", Map.of("kind", "person")),
            Map.entry("state", state));
    var type = "venue.reservation-" + (state.equals("confirmed") ? "placed" : "cancelled");
    new Events(town).publish(type, data);
    return this;
  }

  public String path() {
    return "/communities/" + Town.COMMUNITY + "/reservations/" + id;
  }
}
