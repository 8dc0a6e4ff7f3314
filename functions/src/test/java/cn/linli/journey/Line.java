package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A day of a town where people book, and wait for what others have booked. */
record Line(Town town, LocalDate day) {
  /** Gives a zone a waiting list whose offers stand for an hour. */
  static void listFor(Town town, String zone) {
    listFor(town, zone, 0, "");
  }

  /** The same with a buffer, and with more rules. */
  static void listFor(Town town, String zone, int bufferMinutes, String more) {
    town.configure(
        zone,
        """
        {"name": "间", %s, "capacity": 30, "rules":
         {"slotMinutes": 30, "bufferMinutes": %d, "minMinutes": 30, "maxMinutes": 720, "advanceDays": 365,
          "cancelBeforeMinutes": 60, "perPerson": {"daily": 2, "weekly": 9}, "offerMinutes": 60%s}}
        """
            .formatted(
                zone.equals("whole") ? openEveryDay() : "\"parent\": \"whole\"",
                bufferMinutes,
                more));
  }

  private static String openEveryDay() {
    var days = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
    return Stream.of(days)
        .map(day -> "{\"day\": \"%s\", \"from\": \"09:00\", \"to\": \"22:00\"}".formatted(day))
        .collect(Collectors.joining(", ", "\"openingHours\": [", "]"));
  }

  Instant at(String time) {
    return Town.at(day, time);
  }

  UUID book(Client who, String zone, String from, String to) {
    var id = UUID.randomUUID();
    who.book(id, zone, at(from), at(to)).expect(200);
    return id;
  }

  Answer wait(Client who, UUID id, String zone, String from, String to) {
    return who.put(
        path(id),
        """
        {"zone": "%s", "start": "%s", "end": "%s", "people": 5, "purpose": "rehearsal", "note": "合唱排练",
         "ifTaken": "wait"}
        """
            .formatted(zone, at(from), at(to)));
  }

  UUID waitFor(Client who, String zone, String from, String to) {
    var id = UUID.randomUUID();
    assertThat(wait(who, id, zone, from, to).expect(200).text("/state")).isEqualTo("waiting");
    return id;
  }

  Answer cancel(Client who, UUID id) {
    return who.put(path(id) + "/cancellation", "{}").expect(200);
  }

  Answer takeUp(Client who, UUID id) {
    return who.put(path(id) + "/take-up", null);
  }

  Answer get(Client who, UUID id) {
    return who.get(path(id)).expect(200);
  }

  void offered(Client who, UUID id) {
    Eventually.holds(() -> assertThat(get(who, id).text("/state")).isEqualTo("offered"));
  }

  void decide(UUID id) {
    var operator = town.operator();
    int revision = get(operator, id).body().path("revision").asInt();
    operator
        .put(
            path(id) + "/decision", "{\"decision\":\"accept\",\"revision\":%d}".formatted(revision))
        .expect(200);
  }

  String listed(Client who, UUID id) {
    return who.get("/communities/heping-li/my-reservations")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("id").asString().equals(id.toString()))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString();
  }

  /** Hands an event about a reservation to the waiting list once more. */
  void deliver(String type, UUID reservation) {
    events().awaited(type, reservation).forEach(event -> events().deliver("onSlotsFreed", event));
  }

  Events events() {
    return new Events(town);
  }

  static String path(UUID id) {
    return "/communities/heping-li/reservations/" + id;
  }
}
