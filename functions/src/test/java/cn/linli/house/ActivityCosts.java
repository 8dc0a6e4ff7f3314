package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What activities, and coming to them, cost the database. */
record ActivityCosts(Costs costs, Town town, UUID activity) {
  private static final String ONE = "{\"people\": [{\"ticket\": \"%s\"}]%s}";

  static ActivityCosts in(Costs costs, Town town) {
    return new ActivityCosts(costs, town, UUID.randomUUID());
  }

  /** What is promised of them. */
  static void hold(Costs costs) {
    var free = costs.get("signUp, free");
    assertThat(free.transactions()).isEqualTo(1);
    assertThat(free.writeUnits()).isLessThanOrEqualTo(6);
    assertThat(costs.get("signUp, the same again").writeUnits()).isZero();
    assertThat(costs.get("signUp, the first to hear of full").writeUnits()).isZero();
    assertThat(costs.get("signUp, refused: full").writeUnits()).isZero();
    assertThat(costs.get("signUp, with its payment opened").transactions()).isEqualTo(1);
    assertThat(costs.get("signUp, with its payment opened").writeUnits()).isLessThanOrEqualTo(12);
    assertThat(costs.get("checkInGuest").transactions()).isEqualTo(1);
  }

  void measure() {
    var proposer = resident("actproposer", 961);
    costs.measure("proposeActivity", () -> propose(proposer));
    costs.measure("submitActivity, words and no zone", () -> submit(proposer));
    town.deployment().holdEvents(false);
    town.settles();
    costs.measure("decideActivity, the first review", () -> pass(town.operator()));
    costs.measure("decideActivity, published", () -> pass(town.committee()));
    town.settles();
    town.deployment().holdEvents(true);
    var anybody = town.anybody();
    costs.measure("getActivity", () -> anybody.get(path()).expect(200));
    costs.measure(
        "listActivities, one in the month",
        () -> anybody.get("/communities/" + Town.COMMUNITY + "/activities").expect(200));
    people();
  }

  private void people() {
    var first = resident("actfirst", 962);
    var second = resident("actsecond", 963);
    var third = resident("actthird", 964);
    // What an instance sees first.
    signUp(resident("actbefore", 965), UUID.randomUUID(), "pupil", "");
    var id = UUID.randomUUID();
    costs.measure("signUp, free", () -> signUp(first, id, "guest", ""));
    costs.measure("signUp, the same again", () -> signUp(first, id, "guest", ""));
    costs.measure("getSignUp", () -> first.get(path() + "/sign-ups/" + id).expect(200));
    costs.measure("listMySignUps", () -> first.get("/me/sign-ups").expect(200));
    town.passes(Duration.ofSeconds(2));
    costs.measure("signUp, the first to hear of full", () -> full(second));
    costs.measure("signUp, refused: full", () -> full(second));
    costs.measure("getActivityPlaces", () -> town.anybody().get(path() + "/places").expect(200));
    var waiting = UUID.randomUUID();
    costs.measure(
        "signUp, the first who waits",
        () -> signUp(second, waiting, "guest", ", \"ifFull\": \"wait\""));
    costs.measure("cancelSignUp", () -> cancel(first, id));
    costs.measure(
        "onSignUpDue, a place is offered", () -> due("signup.promote", activity + "/all"));
    costs.measure(
        "takeUpPlace",
        () -> second.put(path() + "/sign-ups/" + waiting + "/take-up", "{}").expect(200));
    costs.measure(
        "signUp, with its payment opened", () -> signUp(third, UUID.randomUUID(), "pupil", ""));
    town.passes(Duration.ofHours(2));
    var operator = town.operator();
    var checkIn = path() + "/sessions/0/check-ins/" + UUID.randomUUID();
    costs.measure(
        "checkInGuest",
        () -> operator.put(checkIn, "{\"person\": \"%s\"}".formatted(second.person())).expect(200));
    costs.measure("listGuests, one", () -> operator.get(path() + "/guests").expect(200));
  }

  private Client resident(String key, int number) {
    return new Resident(town, key, number).moveIn(Town.COMMUNITY);
  }

  private String path() {
    return "/communities/" + Town.COMMUNITY + "/activities/" + activity;
  }

  private void propose(Client proposer) {
    var start = start();
    proposer
        .put(
            path(),
            """
            {"revision": 0, "plan": {"title": "书法", "description": "零基础也可以来。", "kind": "salon",
             "organiser": {"kind": "club", "name": "墨香书社"}, "pricing": {"tier": "market"},
             "tickets": [{"id": "guest", "name": "旁听", "places": 1},
                         {"id": "pupil", "name": "学员", "places": 40, "priceFen": 1000}],
             "signUp": {"opensAt": "%s", "closesAt": "%s", "waitingList": {"most": 9, "offerMinutes": 30}},
             "sessions": [{"start": "%s", "end": "%s", "place": "花园"}]}}
            """
                .formatted(start.minusSeconds(86_400), start, start, start.plusSeconds(7200)))
        .expect(200);
  }

  private Instant start() {
    return town.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
  }

  private void submit(Client proposer) {
    proposer.put(path() + "/submission", "{\"revision\": 1}").expect(200);
  }

  private void pass(Client reviewer) {
    int revision = reviewer.get(path() + "/proposal").expect(200).body().path("revision").asInt();
    reviewer
        .put(path() + "/decision", "{\"decision\": \"pass\", \"revision\": %d}".formatted(revision))
        .expect(200);
  }

  private void signUp(Client who, UUID id, String ticket, String more) {
    who.put(path() + "/sign-ups/" + id, ONE.formatted(ticket, more)).expect(200);
  }

  private void full(Client who) {
    who.put(path() + "/sign-ups/" + UUID.randomUUID(), ONE.formatted("guest", "")).expect(409);
  }

  private void cancel(Client who, UUID id) {
    who.put(path() + "/sign-ups/" + id + "/cancellation", "{}").expect(200);
  }

  private void due(String task, String ref) {
    var detail =
        Map.of(
            "id",
            UUID.randomUUID(),
            "type",
            "signup.fell-due",
            "version",
            1,
            "community",
            Town.COMMUNITY,
            "at",
            town.now().toString(),
            "data",
            Map.of("task", task, "ref", ref));
    var batch =
        Map.of(
            "Records",
            List.of(Map.of("messageId", "1", "body", Json.text(Map.of("detail", detail)))));
    var answer = town.deployment().lambdas().call("onSignUpDue", Json.bytes(batch));
    if (!Json.MAPPER.readTree(answer).path("batchItemFailures").isEmpty()) {
      throw new AssertionError("nobody was offered a place");
    }
  }
}
