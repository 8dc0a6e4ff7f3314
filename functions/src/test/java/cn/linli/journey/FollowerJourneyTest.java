package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatAccount;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who follows the Official Account, and who that is. */
@SharesTown
class FollowerJourneyTest {
  private final Town town = Town.get();
  private final AtTheAccount account = new AtTheAccount(town);
  private final String key = AtTheAccount.somebody();

  @BeforeEach
  void owesNothing() {
    account.mail().loses();
  }

  @AfterEach
  void behaves() {
    town.deployment().weChat().switches().clear();
  }

  @Test
  void isGreetedAndKnownWhenThePersonWasHereBefore() {
    var person = town.logIn(key);

    account.mail().follows(key);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();

    assertThat(account.mail().seenBy(key)).hasSize(1).first().asString().contains("欢迎关注");
    var told = account.told("person", person.person()).getLast();
    assertThat(told.path("followed").asBoolean()).isTrue();
    var following = person.get("/me/export").expect(200).body().path("following");
    assertThat(following).hasSize(1);
    assertThat(following.path(0).path("followed").asBoolean()).isTrue();
    assertThat(person.get("/me/export").body().path("wechatAccounts")).hasSize(2);
  }

  @Test
  void isNobodyUntilThePersonLogsIn() {
    account.mail().follows(key);
    account.mail().deliver(Delivery.IN_ORDER);
    var follower = last().path("follower").asString();
    account.worksOn();
    assertThat(account.told("follower", follower)).noneMatch(data -> data.has("person"));

    var person = town.logIn(key);
    account.worksOn();

    assertThat(account.told("follower", follower).getLast().path("person").asString())
        .isEqualTo(person.person());
  }

  @Test
  void isKnownByTheOpenidWhereWeChatTellsNoUnionid() {
    town.deployment().weChat().withUnionids(false);
    try {
      account.mail().follows(key);
      account.mail().deliver(Delivery.IN_ORDER);
      account.worksOn();
      var session = new PageLogin(town).of(key).expect(200);
      account.worksOn();

      assertThat(account.told("person", session.text("/person"))).hasSize(1);
    } finally {
      town.deployment().weChat().withUnionids(true);
    }
  }

  @Test
  void isAskedAboutAgainWhenWeChatDoesNotAnswer() {
    var person = town.logIn(key);
    town.deployment().weChat().switches().set(WeChatAccount.USER_INFO, Misbehaviour.error("45009"));
    account.mail().follows(key);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    assertThat(account.told("person", person.person())).isEmpty();

    town.deployment().weChat().switches().clear();
    town.passes(Duration.ofMinutes(3));
    account.worksOn();

    assertThat(account.told("person", person.person())).hasSize(1);
  }

  @Test
  void leavesAndComesBackInWhateverOrderWeChatTellsOfIt() {
    var first = account.mail().follows(key);
    town.passes(Duration.ofSeconds(10));
    var left = account.mail().leaves(key);
    town.passes(Duration.ofSeconds(10));
    var second = account.mail().follows(key);
    account.mail().loses();

    AtTheAccount.said(account.post(account.sealed(second)));
    AtTheAccount.said(account.post(account.sealed(left)));
    AtTheAccount.said(account.post(account.sealed(first)));
    account.worksOn();

    assertThat(last().path("followed").asBoolean()).isTrue();
    var follower = last().path("follower").asString();
    assertThat(account.told("follower", follower)).hasSize(1);

    town.passes(Duration.ofSeconds(10));
    var leftAgain = account.mail().leaves(key);
    account.post(account.push(leftAgain)).expect(200);
    town.settles();
    assertThat(account.told("follower", follower).getLast().path("followed").asBoolean()).isFalse();
    var row =
        account.stored("F#").stream()
            .filter(item -> item.get("id").s().equals(follower))
            .findFirst()
            .orElseThrow();
    assertThat(row)
        .as("nothing by which anybody could be reached")
        .doesNotContainKeys("fields", "union");
  }

  @Test
  void whoLeavesFirstAndIsToldOfLaterStaysAway() {
    var followed = account.mail().follows(key);
    town.passes(Duration.ofSeconds(10));
    var left = account.mail().leaves(key);
    account.mail().loses();

    account.post(account.sealed(left)).expect(200);
    account.post(account.sealed(followed)).expect(200);
    town.settles();

    assertThat(last().path("followed").asBoolean()).isFalse();
  }

  @Test
  void getsTheTagOfTheStaffWithARoleAndLosesItWithTheRole() {
    var staff = town.resident();
    var name = town.keyOf(staff);
    account.mail().follows(name);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    assertThat(account.account().followers().tagsOf(name)).isEmpty();
    var role =
        "/communities/" + Town.COMMUNITY + "/people/" + staff.person() + "/roles/correspondent";

    town.committee().put(role, "{\"reason\":\"宣传\"}").expect(200);
    account.worksOn();
    assertThat(account.account().followers().tagsOf(name)).containsExactly("工作人员");

    town.committee().put(role + "/revocation", "{\"reason\":\"结束\"}").expect(200);
    account.worksOn();
    assertThat(account.account().followers().tagsOf(name)).isEmpty();
  }

  @Test
  void isForgottenWithThePerson() {
    var person = town.logIn(key);
    account.mail().follows(key);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    assertThat(account.stored("P#" + person.person())).hasSize(1);
    var follower = account.told("person", person.person()).getLast().path("follower").asString();

    person.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(20));
    town.deployment().tick();
    Eventually.holds(() -> assertThat(account.stored("P#" + person.person())).isEmpty());

    assertThat(account.stored("F#")).noneMatch(item -> item.get("id").s().equals(follower));
    assertThat(Json.text(account.stored("U#"))).doesNotContain(follower);
  }

  @Test
  void movesWithAnAccountThatTurnsOutToBeSomebodyElses() {
    var resident = new Resident(town, key, 950);
    var owner = resident.verified();
    var guest = AtTheAccount.somebody();
    Client second = town.logIn(guest);
    account.mail().follows(guest);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    assertThat(account.told("person", second.person())).hasSize(1);

    new Events(town)
        .publish(
            "identity.account-linked", Map.of("person", owner.person(), "was", second.person()));
    account.worksOn();

    assertThat(account.told("person", owner.person())).hasSize(1);
    assertThat(account.stored("P#" + second.person())).isEmpty();
  }

  /** What others heard last. */
  private JsonNode last() {
    town.settles();
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("officialaccount.follower-changed"))
        .map(event -> event.path("data"))
        .reduce((one, next) -> next)
        .orElseThrow();
  }
}
