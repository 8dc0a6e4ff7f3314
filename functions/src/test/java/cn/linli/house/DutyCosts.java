package cn.linli.house;

import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What it costs to count duties and to look at them. */
record DutyCosts(Costs costs, Town town) {
  private static final String HOME = "/communities/" + Town.COMMUNITY + "/";

  void measure() {
    var start = town.now().plus(Duration.ofDays(1));
    var activity = UUID.randomUUID();
    var held =
        Map.of(
            "activity",
            activity,
            "session",
            0,
            "kind",
            "salon",
            "tier",
            "free",
            "start",
            start,
            "end",
            start.plusSeconds(3600),
            "isOccasion",
            true);
    // The first that is heard of a community arms its looks.
    hear("activity.changed", changed(UUID.randomUUID(), start));
    var published = changed(activity, start);
    costs.measure(
        "onDutyEvent, an activity is published", () -> hear("activity.changed", published));
    costs.measure("onDutyEvent, the same again", () -> hear("activity.changed", published));
    costs.measure("onDutyEvent, a session took place", () -> hear("activity.session-ended", held));
    costs.measure("onDutyEvent, somebody came", () -> hear("signup.checked-in", came(activity)));
    costs.measure(
        "onDutyEvent, a month is over and two kinds are behind",
        () -> hear("duty.fell-due", Map.of("task", "duty.look", "ref", "2025-11")));
    staff();
    var recount = HOME + "duty-recounts/" + UUID.randomUUID();
    var platform = town.platform();
    costs.measure("recountDuties", () -> platform.put(recount, null).expect(202));
    costs.measure(
        "onDutyEvent, a recount of two activities",
        () -> hear("duty.fell-due", Map.of("task", "duty.recount", "ref", "recount")));
  }

  private void staff() {
    var committee = town.committee();
    var plan = "{\"target\": 30, \"revision\": 0}";
    costs.measure(
        "putDutyPlan", () -> committee.put(HOME + "duty-plans/2028/salon", plan).expect(200));
    costs.measure("listDutyPlans", () -> committee.get(HOME + "duty-plans/2028").expect(200));
    costs.measure(
        "getDutyReport", () -> committee.get(HOME + "duty-report?year=2026&quarter=4").expect(200));
  }

  private static Map<String, Object> changed(UUID activity, Instant start) {
    return Map.of(
        "activity",
        activity,
        "state",
        "published",
        "kind",
        "salon",
        "tier",
        "free",
        "occasions",
        1,
        "meetings",
        List.of(Map.of("start", start, "isOccasion", true)),
        "start",
        start,
        "revision",
        3);
  }

  private Map<String, Object> came(UUID activity) {
    return Map.of("activity", activity, "session", 0, "person", UUID.randomUUID());
  }

  private void hear(String type, Map<String, ?> data) {
    var events = new Events(town);
    events.deliver("onDutyEvent", events.made(type, data));
  }
}
