package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Neighbourhood.Contest;
import cn.linli.journey.Neighbourhood.Entry;
import cn.linli.journey.Neighbourhood.Poll;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Contests, entries and polls are seen by our rules and by WeChat before neighbours see them. */
class ContestScreeningTest {
  private static final Neighbourhood HERE = new Neighbourhood();
  private static final Town TOWN = HERE.town();
  private static final String NONE = "[]";
  private static final String RISKY = "微信内容安全判定有风险（risky），标签 20006：违法犯罪";

  @AfterEach
  void heard() {
    TOWN.deployment().holdEvents(false);
    HERE.screened();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static UUID picture(Client who, String words) {
    return Brought.picture(who, "contest-picture", 20)
        .holding("\u0089PNG\r\n\u001a\n" + words)
        .settled("clean")
        .id();
  }

  private static Entry handedIn(String text, String picture) {
    var who = TOWN.resident();
    var entry = new Entry(HERE.contest(), UUID.randomUUID(), who);
    var body =
        "{\"title\": \"雪后的长廊\", \"text\": \"%s\", \"pictures\": [\"%s\"]}"
            .formatted(text, picture(who, picture));
    who.put(entry.path(), body).expect(200);
    TOWN.settles();
    return entry;
  }

  /** How it stands for whoever moderates it. */
  private static JsonNode seen(Entry entry) {
    return TOWN.operator()
        .get(Neighbourhood.HOME + "/entries-in-moderation?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(one -> one.path("entry").asString().equals(entry.id().toString()))
        .findFirst()
        .orElseThrow()
        .path("screening");
  }

  private static JsonNode mine(Entry entry) {
    return entry
        .who()
        .get(entry.contest().path() + "/my-entries")
        .expect(200)
        .body()
        .at("/items/0");
  }

  @Test
  void anEntryIsAcceptedOnceScreeningHasEnded() {
    var entry = handedIn("清晨六点", "a picture");

    assertThat(seen(entry).toString()).isEqualTo("{\"state\":\"pending\",\"findings\":[]}");
    assertThat(entry.moderated(TOWN.operator(), "accept").code())
        .isEqualTo("poll.screening-pending");
    HERE.screened();
    assertThat(seen(entry).path("state").asString()).isEqualTo("passed");
    entry.moderated(TOWN.operator(), "accept").expect(200);
  }

  @Test
  void anEntryIsRejectedByHandAlsoBeforeScreeningHasEnded() {
    var entry = handedIn("清晨六点", "a picture");

    entry.moderated(TOWN.operator(), "reject").expect(200);
    HERE.screened();

    assertThat(mine(entry).path("reason").asString()).isEqualTo("不是自己拍的");
  }

  @ParameterizedTest
  @CsvSource({
    "信用卡怎么用才安全, a picture, base/credit-cards, /text, 信用卡",
    "加微信领红包, a picture, wechat/10001, /text, 加微信领红包",
    "清晨六点, REVIEW-PICTURE, wechat/20012, /pictures/0, ''"
  })
  void whatIsDoubtfulAModeratorSeesAndDecides(
      String text, String picture, String rule, String pointer, String words) {
    var entry = handedIn(text, picture);
    HERE.screened();

    var seen = seen(entry);

    assertThat(seen.path("state").asString()).isEqualTo("doubtful");
    var found = seen.at("/findings/0");
    assertThat(found.path("rule").asString()).isEqualTo(rule);
    assertThat(found.path("action").asString()).isEqualTo("escalate");
    assertThat(found.path("pointer").asString()).isEqualTo(pointer);
    assertThat(words).contains(found.path("words").asString());
    assertThat(mine(entry).has("screening")).as("whoever wrote it learns no rules").isFalse();
    entry.moderated(TOWN.operator(), "accept").expect(200);
    assertThat(TOWN.anybody().get(entry.path()).expect(200).body().has("screening")).isFalse();
  }

  @Test
  void anEntryThatWeChatBlocksIsRejectedByItself() {
    var entry = handedIn("清晨六点", "RISKY-PICTURE");
    TOWN.deployment().holdEvents(true);
    TOWN.deployment().weChat().deliver(Delivery.IN_ORDER);

    assertThat(entry.moderated(TOWN.operator(), "accept").code()).isEqualTo("poll.blocked");
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
    assertThat(mine(entry).path("state").asString()).isEqualTo("rejected");
    assertThat(mine(entry).path("reason").asString()).contains("标签 20002");
    assertThat(entry.moderated(TOWN.operator(), "accept").code())
        .isEqualTo("poll.changed-meanwhile");
    var another = new Entry(entry.contest(), UUID.randomUUID(), entry.who());
    another.handIn(picture(entry.who(), "a picture")).expect(200);
  }

  @Test
  void anEntryWithWordsThatOurRulesBlockIsNotTakenAtAll() {
    var who = TOWN.resident();
    var entry = new Entry(HERE.contest(), UUID.randomUUID(), who);
    int asked = TOWN.deployment().weChat().calls(WeChatSimulator.CHECK_TEXT);
    var body =
        "{\"title\": \"雪后的长廊\", \"text\": \"代办信用卡找我\", \"pictures\": [\"%s\"]}"
            .formatted(picture(who, "a picture"));

    var refused = who.put(entry.path(), body);

    assertThat(refused.code()).isEqualTo("poll.text-refused");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/text");
    assertThat(TOWN.deployment().weChat().calls(WeChatSimulator.CHECK_TEXT)).isEqualTo(asked);
  }

  @Test
  void anEntryThatWasTakenBackStaysSo() {
    var entry = handedIn("清晨六点", "RISKY-PICTURE");
    entry.who().put(entry.path() + "/withdrawal", null).expect(200);

    HERE.screened();

    assertThat(mine(entry).path("state").asString()).isEqualTo("withdrawn");
  }

  @Test
  void whatIsDueIsDoneAlsoWhenTheWorkerHearsOfItTooEarly() {
    TOWN.deployment().weChat().content().silent(true);
    var entry = handedIn("清晨六点", "a picture");
    int asked = TOWN.deployment().weChat().calls(WeChatSimulator.CHECK_PICTURE);
    TOWN.deployment().holdEvents(true);
    TOWN.passes(Duration.ofMinutes(35));
    TOWN.deployment().tick();
    // The worker's clock is behind that of whoever has swept the deadline away.
    TOWN.passes(Duration.ofSeconds(-10));
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
    TOWN.passes(Duration.ofMinutes(1));
    TOWN.deployment().tick();
    TOWN.settles();
    TOWN.deployment().weChat().content().silent(false);

    assertThat(seen(entry).path("state").asString()).isEqualTo("pending");
    assertThat(TOWN.deployment().weChat().calls(WeChatSimulator.CHECK_PICTURE) - asked)
        .as("the picture is asked about again")
        .isEqualTo(1);
  }

  private static Contest proposed(String words) {
    var contest = new Contest(HERE, UUID.randomUUID());
    var body = contest.body(Duration.ofHours(20), NONE, 0).replace("拍下最美的角落", words);
    contest.put(TOWN.operator(), body).expect(200);
    return contest;
  }

  private static JsonNode seen(Contest contest) {
    return TOWN.committee().get(contest.path() + "/proposal").expect(200).body();
  }

  @Test
  void aContestIsPublishedOnceScreeningHasEndedAndPeopleDecideWhatIsDoubtful() {
    TOWN.deployment().holdEvents(true);
    var contest = proposed("加微信领红包");

    assertThat(contest.decided("publish").code()).isEqualTo("poll.screening-pending");
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
    assertThat(seen(contest).at("/screening/state").asString()).isEqualTo("doubtful");
    assertThat(seen(contest).at("/screening/findings/0/pointer").asString())
        .isEqualTo("/description");
    contest.decided("publish").expect(200);
    assertThat(TOWN.anybody().get(contest.path()).expect(200).body().has("screening")).isFalse();
  }

  @Test
  void aContestThatWeChatBlocksIsSentBackAndScreenedAnewWhenItIsMended() {
    var contest = proposed("出售枪支弹药");
    TOWN.settles();

    assertThat(seen(contest).path("state").asString()).isEqualTo("sent-back");
    assertThat(seen(contest).path("reason").asString()).isEqualTo(RISKY);
    contest.put(TOWN.operator(), contest.body(Duration.ofHours(20), NONE, 2)).expect(200);
    TOWN.settles();
    assertThat(seen(contest).at("/screening/state").asString()).isEqualTo("passed");
    TOWN.committee()
        .put(contest.path() + "/decision", "{\"decision\": \"publish\", \"revision\": 3}")
        .expect(200);
  }

  @Test
  void aPollIsScreenedWithAllItsChoicesAndWeChatIsAskedOnceForAQuestion() {
    var poll = new Poll(HERE, UUID.randomUUID());
    int asked = TOWN.deployment().weChat().calls(WeChatSimulator.CHECK_TEXT);
    var body = poll.body("always", Poll.QUESTIONS, 0).replace("素菜", "出售枪支弹药");

    poll.put(TOWN.operator(), body).expect(200);
    TOWN.settles();

    var seen = TOWN.operator().get(poll.path() + "/proposal").expect(200);
    assertThat(seen.text("/state") + seen.text("/reason")).isEqualTo("sent-back" + RISKY);
    assertThat(seen.text("/screening/findings/0/pointer")).isEqualTo("/terms/questions/1");
    assertThat(TOWN.deployment().weChat().calls(WeChatSimulator.CHECK_TEXT) - asked)
        .as("description, and questions up to the one that is blocked")
        .isBetween(2, 7);
  }

  @Test
  void whatBelongsToOthersOrIsOldIsOfNoInterest() {
    var events = new Events(TOWN);
    var contest = proposed("拍下最美的角落");
    TOWN.settles();
    for (var subject :
        new String[] {
          "activity/" + UUID.randomUUID() + "/1",
          "rating/" + UUID.randomUUID() + "/" + UUID.randomUUID() + "/1",
          "contest/" + contest.id() + "/1",
          "contest/" + contest.id() + "/7",
          "poll/" + UUID.randomUUID() + "/1",
          "entry/" + contest.id() + "/" + UUID.randomUUID()
        }) {
      var finished = Map.of("subject", subject, "outcome", "blocked");
      events.deliver("onPollDue", events.made("screening.finished", finished));
    }

    assertThat(seen(contest).path("state").asString()).isEqualTo("proposed");
  }
}
