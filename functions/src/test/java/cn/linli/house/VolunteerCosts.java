package cn.linli.house;

import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** What volunteering costs the database. */
record VolunteerCosts(Costs costs, Town town, UUID activity, UUID shift) {
  private static final String HERE = "/communities/" + Town.COMMUNITY + "/";

  VolunteerCosts(Costs costs, Town town) {
    this(costs, town, UUID.randomUUID(), UUID.randomUUID());
  }

  void measure() {
    town.deployment().holdEvents(false);
    var start = town.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
    publish(start);
    town.settles();
    town.deployment().holdEvents(true);
    var who = resident("helper", 951);
    profiles(who);
    shifts(who, start);
    follows();
    attending(start);
  }

  private Client resident(String key, int number) {
    return new Resident(town, key, number).moveIn(Town.COMMUNITY);
  }

  private String activityPath() {
    return HERE + "activities/" + activity;
  }

  private String path() {
    return activityPath() + "/shifts/" + shift;
  }

  private void publish(Instant start) {
    var plan =
        """
        {"title": "茶会", "description": "喝茶", "kind": "other", "organiser": {"kind": "club", "name": "茶社"},
         "pricing": {"tier": "free"}, "tickets": [{"id": "all", "name": "普通", "places": 20}],
         "signUp": {"opensAt": "%s", "closesAt": "%s"},
         "sessions": [{"start": "%s", "end": "%s", "place": "北门"}]}
        """
            .formatted(town.now(), start, start, start.plusSeconds(7200));
    var proposer = resident("proposer", 952);
    proposer.put(activityPath(), "{\"plan\": %s, \"revision\": 0}".formatted(plan)).expect(200);
    proposer.put(activityPath() + "/submission", "{\"revision\": 1}").expect(200);
    Eventually.holds(
        () -> {
          var seen = proposer.get(activityPath() + "/proposal").expect(200).text("/proposal/stage");
          if (!seen.equals("operator-review")) {
            throw new AssertionError(seen);
          }
        });
    pass(town.operator());
    pass(town.committee());
  }

  private void pass(Client reviewer) {
    var seen = reviewer.get(activityPath() + "/proposal").expect(200).body();
    int revision = seen.path("revision").asInt();
    reviewer
        .put(
            activityPath() + "/decision",
            "{\"decision\": \"pass\", \"revision\": %d}".formatted(revision))
        .expect(200);
  }

  private void profiles(Client who) {
    var offers = "{\"skills\":[\"caring\"],\"times\":[],\"revision\":0}";
    costs.measure("registerVolunteer", () -> who.put(HERE + "my-volunteering", offers).expect(200));
    costs.measure("getMyVolunteering", () -> who.get(HERE + "my-volunteering").expect(200));
    var operator = town.operator();
    var training = HERE + "volunteers/" + who.person() + "/trainings/induction";
    costs.measure(
        "recordVolunteerTraining",
        () -> operator.put(training, "{\"passedOn\":\"2026-11-01\"}").expect(200));
    costs.measure("listVolunteers", () -> operator.get(HERE + "volunteers").expect(200));
  }

  private void shifts(Client who, Instant start) {
    var operator = town.operator();
    var terms =
        "{\"from\":\"%s\",\"until\":\"%s\",\"wanted\":3,\"skills\":[\"caring\"],\"stipendFen\":2000,\"description\":\"引导\",\"revision\":0}"
            .formatted(start, start.plusSeconds(7200));
    costs.measure("putShift", () -> operator.put(path(), terms).expect(200));
    var month = start.atZone(Town.CALENDAR).toLocalDate().toString().substring(0, 7);
    costs.measure(
        "listOpenShifts, one shift",
        () -> who.get(HERE + "open-shifts?month=" + month).expect(200));
    costs.measure(
        "listFittingVolunteers", () -> operator.get(path() + "/fitting-volunteers").expect(200));
    costs.measure("takeShift", () -> who.put(path() + "/mine", null).expect(200));
    costs.measure("takeShift, the same again", () -> who.put(path() + "/mine", null).expect(200));
    costs.measure("leaveShift", () -> who.put(path() + "/mine/withdrawal", null).expect(200));
    who.put(path() + "/mine", null).expect(200);
    costs.measure(
        "listShiftVolunteers, one", () -> operator.get(path() + "/volunteers").expect(200));
  }

  /** Nothing has changed. */
  private void follows() {
    var events = new Events(town);
    var due = Map.of("task", "volunteer.follow", "ref", activity + "/" + shift);
    costs.measure(
        "onVolunteerDue, a shift has nothing to follow",
        () -> events.deliver("onVolunteerDue", events.made("volunteer.fell-due", due)));
  }

  private void attending(Instant start) {
    var helper = town.logIn("helper").person();
    town.passes(Duration.between(town.now(), start));
    var operator = town.operator();
    var body = "{\"person\":\"%s\"}".formatted(helper);
    costs.measure("checkInVolunteer", () -> operator.put(path() + "/check-in", body).expect(200));
    town.passes(Duration.ofHours(1));
    var later = town.operator();
    costs.measure(
        "checkOutVolunteer, with a stipend",
        () -> later.put(path() + "/check-out", body).expect(200));
    costs.measure(
        "rateVolunteer",
        () -> later.put(path() + "/volunteers/" + helper + "/rating", "{\"stars\":5}").expect(200));
    var who = town.logIn("helper");
    costs.measure("getMyVolunteerHours", () -> who.get(HERE + "my-volunteer-hours").expect(200));
  }
}
