package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A day of a town where people book, and wait for what others have booked. */
record Line(Town town, LocalDate day) {
  /** Zones with a waiting list whose offers stand for an hour. */
  static Rules rules(Town town) {
    return new Rules(town, new HashMap<>());
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

  /** Waits for an event about a reservation and hands it to the waiting list once more. */
  void deliver(String type, UUID reservation) {
    Eventually.holds(() -> assertThat(told(type, reservation)).isNotEmpty());
    told(type, reservation).forEach(event -> deliver(event));
  }

  List<String> told(String type, UUID reservation) {
    return town.deployment().bus().published().stream()
        .filter(event -> event.contains("\"" + type + "\""))
        .filter(event -> event.contains("\"reservation\":\"" + reservation + "\""))
        .toList();
  }

  void deliver(String event) {
    var body = Json.text(Map.of("detail", Json.MAPPER.readTree(event)));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    var answer = town.deployment().lambdas().call("onSlotsFreed", Json.bytes(batch));
    assertThat(Json.MAPPER.readTree(answer).path("batchItemFailures")).isEmpty();
  }

  static String path(UUID id) {
    return "/communities/heping-li/reservations/" + id;
  }

  /** The zones of a town as they are configured here. */
  record Rules(Town town, Map<String, Integer> revisions) {
    void put(String zone, String more) {
      put(zone, more, 0);
    }

    void put(String zone, String more, int bufferMinutes) {
      boolean whole = zone.equals("whole");
      int revision = revisions.merge(zone, 1, Integer::sum);
      town.operator()
          .put(
              "/communities/heping-li/zones/" + zone,
              """
              {"name": "间", %s, "capacity": 30, "revision": %d, "rules":
               {"slotMinutes": 30, "bufferMinutes": %d, "minMinutes": 30, "maxMinutes": 720, "advanceDays": 365,
                "cancelBeforeMinutes": 60, "perPerson": {"daily": 2}, "offerMinutes": 60%s}}
              """
                  .formatted(
                      whole ? openEveryDay() : "\"parent\": \"whole\"",
                      revision,
                      bufferMinutes,
                      more))
          .expect(200);
    }

    private static String openEveryDay() {
      var days = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
      return Stream.of(days)
          .map(
              day -> "{\"day\": \"%s\", \"from\": \"09:00\", \"to\": \"22:00\"}".formatted(day))
          .collect(Collectors.joining(", ", "\"openingHours\": [", "]"));
    }
  }
}
