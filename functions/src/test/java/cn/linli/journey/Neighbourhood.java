package cn.linli.journey;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A town of its own that holds contests and polls: its clock is moved. */
record Neighbourhood(Town town) {
  static final String HOME = "/communities/" + Town.COMMUNITY;

  Neighbourhood() {
    this(Town.another());
  }

  Instant now() {
    return town.now().truncatedTo(ChronoUnit.SECONDS);
  }

  String today() {
    return LocalDate.ofInstant(town.now(), Town.CALENDAR).toString();
  }

  /** So much passes, and what is due is done. */
  void passes(Duration time) {
    town.skips(time.minusMinutes(1));
    town.passes(Duration.ofMinutes(1));
    town.deployment().tick();
    town.settles();
  }

  /** Our rules and WeChat have said what they think of everything. */
  void screened() {
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
  }

  /** How often somebody's deed stands in the audit log. */
  long audited(String action, UUID subject) {
    return Dump.items(town, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals(action))
        .filter(item -> item.get("subject").s().equals(subject.toString()))
        .count();
  }

  /** What the worker does when a contest's time is over; whether it could. */
  boolean counted(Contest contest) {
    var detail =
        Map.of(
            "id", UUID.randomUUID(),
            "type", "poll.fell-due",
            "community", Town.COMMUNITY,
            "at", town.now(),
            "data", Map.of("task", "poll.close", "ref", "contest/" + contest.id()));
    var body = Json.text(Map.of("detail", detail));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    var answer = town.deployment().lambdas().call("onPollDue", Json.bytes(batch));
    return Json.MAPPER.readTree(answer).path("batchItemFailures").isEmpty();
  }

  /** How many events of a type there were about something. */
  long told(String type, UUID about) {
    town.settles();
    return town.deployment().bus().published().stream()
        .filter(event -> event.contains("\"" + type + "\"") && event.contains(about.toString()))
        .count();
  }

  /** A contest that takes entries and votes for a day, proposed and published. */
  Contest contest() {
    return contest(
        Duration.ofHours(20), "[{\"name\": \"相机\", \"from\": 1, \"to\": 1, \"quantity\": 1}]");
  }

  Contest contest(Duration votes, String prizes) {
    var contest = proposed(votes, prizes);
    contest.decided("publish").expect(200);
    return contest;
  }

  Contest proposed(Duration votes, String prizes) {
    var contest = new Contest(this, UUID.randomUUID());
    contest.put(town.operator(), contest.body(votes, prizes, 0)).expect(200);
    screened();
    return contest;
  }

  /** A poll that is open for a day, proposed and published. */
  Poll poll(String results, String questions) {
    var poll = new Poll(this, UUID.randomUUID());
    poll.put(town.operator(), poll.body(results, questions, 0)).expect(200);
    screened();
    town.committee()
        .put(poll.path() + "/decision", "{\"decision\": \"publish\", \"revision\": 1}")
        .expect(200);
    return poll;
  }

  /** A contest. */
  record Contest(Neighbourhood here, UUID id) {
    String path() {
      return HOME + "/contests/" + id;
    }

    String body(Duration votes, String prizes, int revision) {
      var now = here.now();
      return """
      {"title": "和平里摄影大赛", "description": "拍下最美的角落", "revision": %d, "terms":
       {"opensAt": "%s", "entriesUntil": "%s", "votesFrom": "%s", "votesUntil": "%s", "entriesPerPerson": 2, "prizes": %s}}
      """
          .formatted(revision, now, now.plus(votes), now, now.plus(votes), prizes);
    }

    Answer put(Client who, String body) {
      return who.put(path(), body);
    }

    Answer decided(String decision) {
      return here.town
          .committee()
          .put(
              path() + "/decision",
              "{\"decision\": \"%s\", \"reason\": \"再想想\", \"revision\": 1}".formatted(decision));
    }

    /** An entry with a picture, handed in. */
    Entry handedIn(Client who) {
      var entry = new Entry(this, UUID.randomUUID(), who);
      entry.handIn(picture(who)).expect(200);
      here.screened();
      return entry;
    }

    static UUID picture(Client who) {
      return Brought.picture(who, "contest-picture", 500).settled("clean").id();
    }

    /** The same, and accepted. */
    Entry accepted(Client who) {
      var entry = handedIn(who);
      entry.moderated(here.town.operator(), "accept").expect(200);
      return entry;
    }

    Answer ranking() {
      here.town.passes(Duration.ofSeconds(6));
      return here.town.anybody().get(path() + "/ranking");
    }

    /** Each place as its entry and votes. */
    List<String> places() {
      return ranking()
          .expect(200)
          .body()
          .path("items")
          .valueStream()
          .map(line -> line.path("entry").asString() + " " + line.path("votes").asInt())
          .toList();
    }

    Answer ended(Client who, String how) {
      return who.put(path() + "/" + how, "{\"reason\": \"与社区活动冲突\"}");
    }

    String state() {
      return here.town.anybody().get(path()).expect(200).text("/state");
    }

    /** The voting ends, and it is counted. */
    void ends(Duration after) {
      here.passes(after);
      Eventually.holds(
          () -> {
            if (!state().equals("over")) {
              throw new AssertionError("it is " + state());
            }
          });
    }
  }

  /** An entry. */
  record Entry(Contest contest, UUID id, Client who) {
    String path() {
      return contest.path() + "/entries/" + id;
    }

    Answer handIn(UUID... pictures) {
      var ids = Stream.of(pictures).map(id -> "\"" + id + "\"").collect(Collectors.joining(", "));
      return who.put(
          path(), "{\"title\": \"雪后的长廊\", \"text\": \"清晨六点\", \"pictures\": [%s]}".formatted(ids));
    }

    Answer moderated(Client by, String decision) {
      return by.put(
          path() + "/moderation",
          "{\"decision\": \"%s\", \"reason\": \"不是自己拍的\", \"revision\": 1}".formatted(decision));
    }

    Answer removed(Client by) {
      return by.put(path() + "/removal", "{\"reason\": \"网上下载的\"}");
    }

    Answer votedBy(Client voter) {
      return votedBy(voter, contest.here.today());
    }

    Answer votedBy(Client voter, String date) {
      return voter.put(contest.path() + "/my-votes/" + date, "{\"entry\": \"%s\"}".formatted(id));
    }
  }

  /** A poll. */
  record Poll(Neighbourhood here, UUID id) {
    static final String QUESTIONS =
        """
        [{"text": "几点关门？", "kind": "single", "choices": ["六点", "七点"]},
         {"text": "想吃什么？", "kind": "several", "choices": ["面", "饭", "素菜"], "max": 2},
         {"text": "满意吗？", "kind": "scale"},
         {"text": "还有什么？", "kind": "text", "required": false},
         {"text": "建议？", "kind": "text", "required": false}]
        """;

    String path() {
      return HOME + "/polls/" + id;
    }

    String body(String results, String questions, int revision) {
      return """
      {"title": "食堂要不要开晚餐", "description": "请大家说说看", "revision": %d, "terms":
       {"opensAt": "%s", "until": "%s", "results": "%s", "questions": %s}}
      """
          .formatted(
              revision, here.now(), here.now().plus(Duration.ofHours(20)), results, questions);
    }

    Answer put(Client who, String body) {
      return who.put(path(), body);
    }

    /** All questions: a choice, two choices, a number, and a text or two. */
    Answer answeredBy(Client who, int choice, int scale, String... texts) {
      var said =
          IntStream.range(0, texts.length)
              .mapToObj(i -> ", {\"question\": %d, \"text\": \"%s\"}".formatted(3 + i, texts[i]))
              .collect(Collectors.joining());
      return who.put(
          path() + "/my-answer",
          """
          {"answers": [{"question": 0, "choices": [%d]}, {"question": 1, "choices": [0, 2]}, {"question": 2, "scale": %d}%s]}
          """
              .formatted(choice, scale, said));
    }

    Answer results() {
      here.town.passes(Duration.ofSeconds(6));
      return here.town.anybody().get(path() + "/results").expect(200);
    }

    void ends() {
      here.passes(Duration.ofHours(20));
      Eventually.holds(
          () -> {
            var state = here.town.anybody().get(path()).expect(200).text("/state");
            if (!state.equals("over")) {
              throw new AssertionError("it is " + state);
            }
          });
    }
  }
}
