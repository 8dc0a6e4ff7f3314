package cn.linli.journey;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A town whose rooms are booked in weekly series: each test has a room of its own. */
final class SeriesTown {
  private static final String BASE = "/communities/heping-li/";

  private final Town town = Town.another();
  private final AtomicInteger rooms = new AtomicInteger();

  Town town() {
    return town;
  }

  void close() {
    town.deployment().close();
  }

  /** A new room, booked for at most 26 weeks, with some rules more. */
  String room(String... moreRules) {
    var room = "room-" + rooms.incrementAndGet();
    rules(room, 26, moreRules);
    return room;
  }

  /** Changes the rules of a room. */
  void rules(String room, int weeks, String... moreRules) {
    var more = moreRules.length == 0 ? "" : ", " + String.join(", ", moreRules);
    town.configure(
        room,
        """
        {"name": "间", "parent": "whole", "capacity": 30, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
          "cancelBeforeMinutes": 120, "seriesWeeks": %d%s}}
        """
            .formatted(weeks, more));
  }

  /** Closes a room for a day. */
  void close(String room, LocalDate day) {
    town.operator()
        .put(
            BASE + "zones/" + room + "/special-days/" + day,
            "{\"name\":\"元旦\",\"hours\":[],\"revision\":0}")
        .expect(200);
  }

  /** A weekday within the days ahead; rooms are open from 9 to 21. */
  LocalDate day() {
    var day = LocalDate.ofInstant(town.now(), Town.CALENDAR).plusDays(3);
    return day.getDayOfWeek().getValue() > 5 ? day.plusDays(2) : day;
  }

  /** Asks for the hour from ten of a day and the same of the weeks that follow. */
  Answer place(Client who, UUID id, String room, LocalDate day, int weeks, String mode) {
    return who.put(path(id), body(room, day, weeks, mode, "合唱排练"));
  }

  static String body(String room, LocalDate day, int weeks, String mode, String note) {
    return """
    {"zone": "%s", "start": "%s", "end": "%s", "weeks": %d, "mode": "%s", "people": 5,
     "purpose": "rehearsal", "note": "%s"}
    """
        .formatted(room, Town.at(day, "10:00"), Town.at(day, "11:00"), weeks, mode, note);
  }

  Answer book(Client who, String room, LocalDate day) {
    var start = Town.at(day, "10:00");
    return who.book(room, start, start.plus(Duration.ofHours(1)));
  }

  Answer cancel(Client who, UUID id, String body) {
    return who.put(path(id) + "/cancellation", body);
  }

  Answer get(Client who, UUID id) {
    return who.get(path(id));
  }

  /** How many reservations somebody has, in whatever state. */
  static int reservations(Client who) {
    return who.get(BASE + "my-reservations?limit=100").expect(200).body().path("items").size();
  }

  static String path(UUID id) {
    return BASE + "series/" + id;
  }

  /** Something of each week, in order; empty where a week has no such thing. */
  static List<String> each(Answer series, String what) {
    return series
        .body()
        .path("occurrences")
        .valueStream()
        .map(week -> week.path(what).asString(""))
        .toList();
  }
}
