package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** What contests and polls cost the database. */
record PollCosts(Costs costs, Town town, String contest, String poll) {
  private static final String HOME = "/communities/" + Town.COMMUNITY;
  private static final String PUBLISH = "{\"decision\": \"publish\", \"revision\": 1}";

  static PollCosts in(Costs costs, Town town) {
    return new PollCosts(
        costs, town, HOME + "/contests/" + UUID.randomUUID(), HOME + "/polls/" + UUID.randomUUID());
  }

  void measure() {
    var operator = town.operator();
    costs.measure("putContest", () -> operator.put(contest, terms()).expect(200));
    screened();
    var committee = town.committee();
    costs.measure(
        "decideContest, published",
        () -> committee.put(contest + "/decision", PUBLISH).expect(200));
    var author = resident("author", 911);
    var picture = picture(author);
    var entry = contest + "/entries/" + UUID.randomUUID();
    var work =
        "{\"title\": \"雪后的长廊\", \"text\": \"清晨六点\", \"pictures\": [\"%s\"]}".formatted(picture);
    costs.measure("handInEntry, with a picture", () -> author.put(entry, work).expect(200));
    screened();
    var waiting = HOME + "/entries-in-moderation";
    costs.measure("listEntriesInModeration, of one entry", () -> operator.get(waiting).expect(200));
    var accept = "{\"decision\": \"accept\", \"revision\": 1}";
    costs.measure(
        "moderateEntry, accepted", () -> operator.put(entry + "/moderation", accept).expect(200));
    var vote = contest + "/my-votes/" + LocalDate.ofInstant(town.now(), Town.CALENDAR);
    var body = "{\"entry\": \"%s\"}".formatted(entry.substring(entry.lastIndexOf('/') + 1));
    var first = resident("first", 912);
    var second = resident("second", 913);
    costs.measure("castVote, an entry not seen before", () -> first.put(vote, body).expect(200));
    costs.measure("castVote", () -> second.put(vote, body).expect(200));
    costs.measure("castVote, the same again", () -> second.put(vote, body).expect(200));
    town.passes(Duration.ofMinutes(2));
    reading(entry);
    answering();
    var back = town.committee();
    var why = "{\"reason\": \"与社区活动冲突\"}";
    costs.measure("vetoContest", () -> back.put(contest + "/veto", why).expect(200));
  }

  private void reading(String entry) {
    var anybody = town.anybody();
    costs.measure(
        "getRanking, of one entry, counted anew",
        () -> anybody.get(contest + "/ranking").expect(200));
    costs.measure(
        "getRanking, seen a moment ago", () -> anybody.get(contest + "/ranking").expect(200));
    costs.measure("listEntries, of one entry", () -> anybody.get(contest + "/entries").expect(200));
    costs.measure("getEntry", () -> anybody.get(entry).expect(200));
    costs.measure("listContests", () -> anybody.get(HOME + "/contests").expect(200));
  }

  private void answering() {
    town.operator().put(poll, questions()).expect(200);
    screened();
    town.committee().put(poll + "/decision", PUBLISH).expect(200);
    var one = resident("one", 914);
    var other = resident("other", 915);
    var choices = "{\"answers\": [{\"question\": 0, \"choices\": [1]}]}";
    var words =
        "{\"answers\": [{\"question\": 0, \"choices\": [1]}, {\"question\": 1, \"text\": \"素菜\"}]}";
    // What an instance sees first.
    resident("another", 916).put(poll + "/my-answer", choices).expect(200);
    costs.measure("answerPoll", () -> one.put(poll + "/my-answer", choices).expect(200));
    costs.measure(
        "answerPoll, with a text", () -> other.put(poll + "/my-answer", words).expect(200));
    costs.measure(
        "answerPoll, refused: answered", () -> other.put(poll + "/my-answer", words).expect(409));
    town.passes(Duration.ofSeconds(6));
    var anybody = town.anybody();
    costs.measure(
        "getPollResults, so far, counted anew", () -> anybody.get(poll + "/results").expect(200));
  }

  /** Our rules and WeChat have said what they think of everything. */
  private void screened() {
    town.deployment().holdEvents(false);
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
    town.deployment().holdEvents(true);
  }

  private Client resident(String key, int number) {
    return new Resident(town, key, number).moveIn(Town.COMMUNITY);
  }

  private String terms() {
    var now = town.now().truncatedTo(ChronoUnit.SECONDS);
    var end = now.plus(Duration.ofHours(9));
    return """
    {"title": "摄影大赛", "description": "拍下最美的角落", "revision": 0, "terms":
     {"opensAt": "%s", "entriesUntil": "%s", "votesFrom": "%s", "votesUntil": "%s", "entriesPerPerson": 1, "prizes": []}}
    """
        .formatted(now, end, now, end);
  }

  private String questions() {
    var now = town.now().truncatedTo(ChronoUnit.SECONDS);
    return """
    {"title": "晚餐", "description": "请大家说说看", "revision": 0, "terms":
     {"opensAt": "%s", "until": "%s", "results": "always", "questions":
      [{"text": "几点？", "kind": "single", "choices": ["六点", "七点"]}, {"text": "还有？", "kind": "text", "required": false}]}}
    """
        .formatted(now, now.plus(Duration.ofHours(9)));
  }

  /** A clean picture of somebody's. */
  private String picture(Client who) {
    var id = UUID.randomUUID();
    var path = HOME + "/uploads/" + id;
    var png = "\u0089PNG\r\n\u001a\n of a corridor".getBytes(StandardCharsets.ISO_8859_1);
    who.put(
            path,
            "{\"purpose\": \"contest-picture\", \"contentType\": \"image/png\", \"bytes\": %d}"
                .formatted(png.length))
        .expect(200);
    town.deployment().files().bring(Town.COMMUNITY + "/" + id, "image/png", png);
    Eventually.holds(
        () -> {
          if (!who.get(path).text("/state").equals("clean")) {
            throw new AssertionError(Map.of(FileStoreSimulator.BUCKET, path).toString());
          }
        });
    return id.toString();
  }

  /** What is promised of them. */
  static void hold(Costs costs) {
    assertThat(costs.get("castVote").writeUnits()).isEqualTo(6);
    assertThat(costs.get("answerPoll").writeUnits()).isEqualTo(6);
    assertThat(costs.get("castVote, the same again").writeUnits()).isZero();
    assertThat(costs.get("getRanking, seen a moment ago").requests()).isZero();
  }
}
