package cn.linli.house;

import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What it costs to count what happens, and to show and report it. */
record FiguresCosts(Costs costs, Town town) {
  private static final String HOME = "/communities/" + Town.COMMUNITY + "/";

  void measure() {
    var start = town.now().plus(Duration.ofHours(30));
    // The first of a round owes the month to its areas.
    hear("venue.reservation-placed", use(UUID.randomUUID(), start, 1));
    var use = use(UUID.randomUUID(), start, 1);
    costs.measure("onFiguresEvent, a booking", () -> hear("venue.reservation-placed", use));
    costs.measure("onFiguresEvent, the same again", () -> hear("venue.reservation-placed", use));
    var came =
        Map.of(
            "activity",
            UUID.randomUUID(),
            "session",
            0,
            "person",
            UUID.randomUUID(),
            "at",
            town.now());
    costs.measure("onFiguresEvent, somebody came", () -> hear("signup.checked-in", came));
    var transfer = Map.of("debit", "provider/centre", "credit", "income/centre", "fen", 100);
    var entry = Map.of("entry", "paid:payment/1", "at", town.now(), "transfers", List.of(transfer));
    costs.measure(
        "onFiguresEvent, an entry of the books", () -> hear("ledger.entry-posted", entry));
    var month = start.toString().substring(0, 7);
    costs.measure(
        "onFiguresEvent, a month goes into its areas",
        () -> hear("figures.fell-due", Map.of("task", "figures.share", "ref", month)));
    costs.measure(
        "onFiguresEvent, a month of an area is added up",
        () ->
            hear("figures.fell-due", Map.of("task", "figures.fold", "ref", "dongcheng/" + month)));
    read(start);
    var recount = HOME + "figure-recounts/" + UUID.randomUUID();
    var platform = town.platform();
    costs.measure("recountFigures", () -> platform.put(recount, null).expect(202));
    var areas = "/districts/dongcheng/figure-recounts/" + UUID.randomUUID();
    costs.measure("recountAreaFigures", () -> platform.put(areas, null).expect(202));
  }

  private void read(Instant start) {
    town.passes(Duration.ofMinutes(1));
    costs.measure("getScreen", () -> town.anybody().get(HOME + "screen").expect(200));
    var since = town.anybody().get(HOME + "screen").text("/version");
    var changes = HOME + "screen/changes?since=" + since;
    costs.measure(
        "getScreenChanges, within two seconds", () -> town.anybody().get(changes).expect(200));
    var committee = town.committee();
    var report = HOME + "operating-report?year=" + start.toString().substring(0, 4);
    costs.measure("getOperatingReport", () -> committee.get(report).expect(200));
    var platform = town.platform();
    var area = "/districts/dongcheng/operating-report?year=" + start.toString().substring(0, 4);
    costs.measure("getDistrictReport", () -> platform.get(area).expect(200));
  }

  private static Map<String, Object> use(UUID reservation, Instant start, int revision) {
    var data = new HashMap<String, Object>();
    data.put("reservation", reservation);
    data.put("revision", revision);
    data.put("zone", "dance-room");
    data.put("person", UUID.randomUUID());
    data.put("start", start);
    data.put("end", start.plusSeconds(3600));
    data.put("people", 5);
    data.put("purpose", "rehearsal");
    data.put("organiser", Map.of("kind", "person"));
    data.put("state", "confirmed");
    return data;
  }

  private void hear(String type, Map<String, ?> data) {
    var events = new Events(town);
    events.deliver("onFiguresEvent", events.made(type, data));
  }
}
