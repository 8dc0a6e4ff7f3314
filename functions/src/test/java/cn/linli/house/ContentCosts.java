package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What posts cost the database. */
record ContentCosts(Costs costs, Town town, UUID post) {
  private static final String HOME = "/communities/" + Town.COMMUNITY;
  private static final String BODY =
      "{\"column\": \"notices\", \"reach\": \"community\", \"title\": \"社区食堂本周六开放\", \"body\": \"<p>本周六中午十一点半开放。</p>\", \"revision\": %d}";

  ContentCosts(Costs costs, Town town) {
    this(costs, town, UUID.randomUUID());
  }

  void measure() {
    var draft = HOME + "/post-drafts/" + post;
    var xuan = town.logIn("xuan");
    costs.measure(
        "savePost, the first version", () -> xuan.put(draft, BODY.formatted(0)).expect(200));
    costs.measure("savePost, the same again", () -> xuan.put(draft, BODY.formatted(0)).expect(200));
    costs.measure(
        "submitPost", () -> xuan.put(draft + "/submission", "{\"revision\": 1}").expect(200));
    screened();
    review("zhou", "reviewPost, 初审", 2);
    review("chen", "reviewPost, 复审", 3);
    review("lin", "reviewPost, 终审: it is public", 4);
    var anybody = town.anybody();
    costs.measure("listPosts, of one post", () -> anybody.get(HOME + "/posts").expect(200));
    costs.measure("getPost", () -> anybody.get(HOME + "/posts/" + post).expect(200));
    costs.measure("getPostMedia, of none", () -> anybody.get(HOME + "/posts/" + post + "/media"));
    costs.measure("listPostCovers, of none", () -> anybody.get(HOME + "/post-covers").expect(200));
    costs.measure("listColumns", () -> anybody.get(HOME + "/columns").expect(200));
    var zhou = town.logIn("zhou");
    var until = town.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    costs.measure("getPostDraft", () -> zhou.get(draft).expect(200));
    costs.measure(
        "pinPost", () -> zhou.put(draft + "/pin", "{\"until\": \"" + until + "\"}").expect(200));
    var chen = town.logIn("chen");
    costs.measure(
        "withdrawPost",
        () -> chen.put(draft + "/withdrawal", "{\"reason\": \"内容有误\"}").expect(200));
    hold();
  }

  private void review(String who, String useCase, int revision) {
    var reviewer = town.logIn(who);
    var body = "{\"decision\": \"approve\", \"revision\": %d}".formatted(revision);
    costs.measure(
        useCase, () -> reviewer.put(HOME + "/post-drafts/" + post + "/review", body).expect(200));
  }

  /** Our rules and WeChat have said what they think of everything. */
  private void screened() {
    town.deployment().holdEvents(false);
    town.settles();
    town.deployment().weChat().deliver(Delivery.IN_ORDER);
    town.settles();
    town.deployment().holdEvents(true);
  }

  private void hold() {
    assertThat(costs.get("listPosts, of one post").readUnits()).isLessThanOrEqualTo(3);
    assertThat(costs.get("savePost, the same again").writeUnits()).isZero();
    assertThat(costs.get("reviewPost, 终审: it is public").transactions()).isEqualTo(1);
  }
}
