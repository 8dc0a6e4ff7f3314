package cn.linli.journey;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A town of its own whose people write: xuan is its correspondent, zhou its operator, chen its
 * committee, lin its legal reviewer, jie its street office, and liu runs the platform.
 */
record Newspaper(Town town) {
  static final String HOME = "/communities/" + Town.COMMUNITY;
  static final String NEIGHBOURS = "/communities/xingfu-li";

  Newspaper() {
    this(Town.another());
  }

  Client who(String key) {
    return town.logIn(key);
  }

  /** Somebody with these roles besides. */
  Client with(String... roles) {
    var person = town.resident();
    for (var role : roles) {
      town.platform()
          .put(HOME + "/people/" + person.person() + "/roles/" + role, "{\"reason\": \"兼任\"}")
          .expect(200);
    }
    return person;
  }

  /** Our rules and WeChat have said what they think of everything. */
  void screened() {
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
  }

  /** So much passes, and what is due is done. */
  void passes(Duration time) {
    town.skips(time.minusMinutes(1));
    town.passes(Duration.ofMinutes(1));
    town.deployment().tick();
    town.settles();
  }

  /** What everybody reads in a list, by title. */
  List<String> titles(String community, String query) {
    return list(community, query)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("title").asString())
        .toList();
  }

  Answer list(String community, String query) {
    return town.anybody().get(community + "/posts" + query).expect(200);
  }

  Paper paper() {
    return new Paper(this, HOME, UUID.randomUUID(), "community");
  }

  Paper paper(String reach) {
    return new Paper(this, HOME, UUID.randomUUID(), reach);
  }

  /** A post that was approved by all three. */
  Paper published(String title) {
    return paper().published(title);
  }

  /**
   * A post.
   *
   * @param home of the community whose people write it
   */
  record Paper(Newspaper here, String home, UUID id, String reach) {
    String draft() {
      return home + "/post-drafts/" + id;
    }

    String path() {
      return home + "/posts/" + id;
    }

    Answer save(Client writer, String title, String body, int revision) {
      return save(writer, "notices", title, body, revision);
    }

    Answer save(Client writer, String column, String title, String body, int revision) {
      var fields = new TreeMap<String, Object>();
      fields.put("column", column);
      fields.put("reach", reach);
      fields.put("title", title);
      fields.put("body", body);
      fields.put("revision", revision);
      return writer.put(draft(), Json.text(fields));
    }

    Answer submit(Client writer, int revision) {
      return writer.put(draft() + "/submission", "{\"revision\": %d}".formatted(revision));
    }

    Answer submit(Client writer, int revision, Instant publishAt) {
      return writer.put(
          draft() + "/submission", Json.text(Map.of("revision", revision, "publishAt", publishAt)));
    }

    Answer review(String reviewer, String decision, int revision) {
      return review(here.who(reviewer), decision, revision);
    }

    Answer review(Client reviewer, String decision, int revision) {
      var body =
          decision.equals("approve")
              ? Map.of("decision", decision, "revision", revision)
              : Map.of("decision", decision, "revision", revision, "reason", "时间写错了");
      return reviewer.put(draft() + "/review", Json.text(body));
    }

    /** Written by the correspondent, handed in and screened: revision 2. */
    Paper submitted(String title) {
      return submitted(title, "<p>" + title + "，欢迎大家来。</p>");
    }

    Paper submitted(String title, String body) {
      save(here.who("xuan"), title, body, 0).expect(200);
      submit(here.who("xuan"), 1).expect(200);
      here.screened();
      return this;
    }

    /** Approved by operator and committee: two revisions more. */
    Paper approvedTwice(int revision) {
      review("zhou", "approve", revision).expect(200);
      review("chen", "approve", revision + 1).expect(200);
      return this;
    }

    /** Approved by all three: three revisions more. */
    Paper approved(int revision) {
      approvedTwice(revision).review(last(), "approve", revision + 2).expect(200);
      here.town().settles();
      return this;
    }

    String last() {
      return switch (reach) {
        case "community" -> "lin";
        case "street" -> "jie";
        default -> "liu";
      };
    }

    Paper published(String title) {
      return submitted(title).approved(2);
    }

    Answer read() {
      return here.town().anybody().get(path());
    }

    Answer seen(String who) {
      return here.who(who).get(draft()).expect(200);
    }

    int revision() {
      return seen("zhou").body().path("revision").asInt();
    }

    Answer withdraw(String who) {
      return here.who(who).put(draft() + "/withdrawal", "{\"reason\": \"内容有误\"}");
    }

    Answer pin(String who, Instant until) {
      return here.who(who)
          .put(draft() + "/pin", until == null ? "{}" : Json.text(Map.of("until", until)));
    }
  }
}
