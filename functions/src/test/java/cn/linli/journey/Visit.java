package cn.linli.journey;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reservation of two hours that begins soon, and its person, who logs in anew whenever they do
 * something: sessions are shorter than visits.
 */
record Visit(Town town, String person, UUID id, Instant start) {
  private static final long HALF_HOUR = Duration.ofMinutes(30).toSeconds();

  /** Opens the dance room day and night; who does not come within half an hour is a no-show. */
  static void askForCheckIn(Town town, String more) {
    town.configure(
        "dance-room",
        """
        {"name": "舞蹈室", "parent": "whole", "capacity": 30, "openingHours": [%s], "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
          "cancelBeforeMinutes": 0%s}}
        """
            .formatted(always(), more));
  }

  private static String always() {
    return Stream.of("monday tuesday wednesday thursday friday saturday sunday".split(" "))
        .map("{\"day\": \"%s\", \"from\": \"00:00\", \"to\": \"24:00\"}"::formatted)
        .collect(Collectors.joining(", "));
  }

  /** Somebody new books an hour ahead. */
  static Visit booked(Town town) {
    return booked(town, town.keyOf(town.resident()));
  }

  static Visit booked(Town town, String person) {
    return booked(town, person, soon(town));
  }

  static Visit booked(Town town, String person, Instant start) {
    var id = UUID.randomUUID();
    town.logIn(person).book(id, "dance-room", start, start.plus(Duration.ofHours(2))).expect(200);
    return new Visit(town, person, id, start);
  }

  static Instant soon(Town town) {
    long hourAhead = town.now().plus(Duration.ofHours(1)).getEpochSecond();
    return Instant.ofEpochSecond((hourAhead / HALF_HOUR + 1) * HALF_HOUR);
  }

  Client who() {
    return town.logIn(person);
  }

  /** Lets time pass until so many minutes after the start, and what is due happen. */
  Visit after(int minutes) {
    town.deployment().tick();
    town.passes(Duration.between(town.now(), start.plus(Duration.ofMinutes(minutes))));
    town.deployment().tick();
    return this;
  }

  Answer checkIn(String code) {
    return who().put(path() + "/check-in", "{\"code\":\"%s\"}".formatted(code));
  }

  Answer excuse(Client staff) {
    return staff.put(path() + "/excuse", "{\"reason\":\"电梯故障\"}");
  }

  String attendance() {
    return town.operator().get(path()).expect(200).text("/attendance");
  }

  Answer standing() {
    return who().get("/communities/heping-li/my-standing").expect(200);
  }

  String path() {
    return "/communities/heping-li/reservations/" + id;
  }

  /** What the screen in a zone shows now. */
  static String code(Town town, String zone) {
    return town.operator()
        .get("/communities/heping-li/zones/" + zone + "/check-in-code")
        .expect(200)
        .text("/code");
  }
}
