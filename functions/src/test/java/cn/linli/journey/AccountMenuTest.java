package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatAccount;
import cn.linli.sim.WeChatMenus;
import cn.linli.town.Answer;
import cn.linli.town.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The menu, which nobody publishes who has not seen what that changes. */
class AccountMenuTest {
  private static final String MENU = "/official-account/menu";
  private static final String DIFFERENCE = MENU + "/difference";
  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  private final AtTheAccount account = new AtTheAccount(town);
  private final WeChatMenus menus = account.account().menus();

  /** One story: a menu has one state, which the tests of this class would share. */
  @Test
  void isPublishedBySomebodyWhoSawTheDifferenceAndOnce() {
    var platform = town.platform();
    assertThat(platform.get(MENU).code()).isEqualTo("officialaccount.not-found");
    var first = platform.get(DIFFERENCE).expect(200);
    assertThat(first.body().path("changes"))
        .allMatch(change -> change.has("wanted") && !change.has("published"));
    assertThat(first.body().toString()).contains("wx00000000000051a1", "https://h5.linli.example");
    assertThat(publish("x".repeat(43)).code()).isEqualTo("officialaccount.menu-not-seen");

    publish(first.text("/digest")).expect(202);
    publish(first.text("/digest")).expect(202);
    account.worksOn();

    assertThat(state()).isEqualTo("published");
    assertThat(menus.writes()).as("one for all, one for the staff").isEqualTo(2);
    var none = platform.get(DIFFERENCE).expect(200);
    assertThat(none.body().path("changes")).isEmpty();
    publish(none.text("/digest")).expect(202);
    publish(first.text("/digest")).expect(202);
    account.worksOn();
    assertThat(menus.writes()).as("the same again changes nothing").isEqualTo(2);

    changedInTheConsole();
    failedHalfWay();
    overtaken();
  }

  private void changedInTheConsole() {
    menus.set(buttons("[{\"type\":\"click\",\"name\":\"别的\",\"key\":\"other\"}]"));

    var difference = town.platform().get(DIFFERENCE).expect(200);

    assertThat(difference.body().path("changes").valueStream())
        .anySatisfy(
            change -> {
              assertThat(change.path("place").asString()).isEqualTo("1");
              assertThat(change.path("published").asString()).isEqualTo("别的: click other");
              assertThat(change.path("wanted").asString()).isEqualTo("办事");
            })
        .noneMatch(change -> change.has("menu"));
    assertThat(town.operator().get(DIFFERENCE).code()).isEqualTo("access.role-required");
  }

  private void failedHalfWay() {
    var digest = town.platform().get(DIFFERENCE).text("/digest");
    var switches = town.deployment().weChat().switches();
    switches.set(WeChatAccount.MENU_CREATE, Misbehaviour.error("45009"));
    publish(digest).expect(202);
    town.settles();
    assertThat(state()).isEqualTo("begun");

    switches.clear();
    account.worksOn();

    assertThat(state()).isEqualTo("published");
    assertThat(town.platform().get(DIFFERENCE).body().path("changes")).isEmpty();
  }

  private void overtaken() {
    menus.set(buttons("[{\"type\":\"click\",\"name\":\"一\",\"key\":\"other\"}]"));
    var digest = town.platform().get(DIFFERENCE).text("/digest");
    town.deployment().holdEvents(true);
    publish(digest).expect(202);
    menus.set(buttons("[{\"type\":\"click\",\"name\":\"二\",\"key\":\"other\"}]"));
    int before = menus.writes();
    town.deployment().holdEvents(false);
    account.worksOn();

    assertThat(state()).isEqualTo("overtaken");
    assertThat(menus.writes()).isEqualTo(before);
    town.deployment().weChat().switches().set(WeChatAccount.MENU_GET, Misbehaviour.error("-1"));
    assertThat(town.platform().get(DIFFERENCE).code())
        .isEqualTo("officialaccount.wechat-unavailable");
    town.deployment().weChat().switches().clear();
  }

  private static JsonNode buttons(String json) {
    return Json.read(json, JsonNode.class);
  }

  private static Answer publish(String digest) {
    return town.platform().put(MENU, "{\"digest\":\"%s\"}".formatted(digest));
  }

  private static String state() {
    return town.platform().get(MENU).expect(200).text("/state");
  }
}
