package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.merchant.ActiveMerchant;
import cn.linli.merchant.Area;
import cn.linli.merchant.Merchants;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.Json;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What stops a merchant that is active, where it may sell, and who needs it when its owner goes.
 */
class AdmissionJourneyTest {
  private static final CommunityId HOME = new CommunityId(Town.COMMUNITY);
  private static final CommunityId OTHER = new CommunityId("xingfu-li");
  private static final String THERE = "/communities/xingfu-li";
  private static final String WHY = "{\"reason\":\"居民反映质量问题\"}";

  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
    grant("wei", "committee");
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  private static Merchants merchants() {
    return town.deployment().merchants();
  }

  /** Somebody of the other community's committee. */
  private static void grant(String person, String role) {
    var app = WeChatSimulator.MINI_PROGRAM;
    var openid = Person.of(person).openid(app);
    var account = Map.of("channel", "mini-program", "appId", app, "openid", openid);
    var entry = Map.of("account", account, "community", OTHER.value(), "role", role);
    town.deployment().lambdas().call("seed", Json.bytes(Map.of("roles", List.of(entry))));
  }

  private static Client otherCommittee() {
    return town.logIn("wei");
  }

  @Test
  void aCommitteeSaysNoForItsCommunityAndAtOnce() {
    var stall = Stall.active(town);
    var product = UUID.randomUUID();
    var campaign = UUID.randomUUID();
    merchants().veto(new PersonId(UUID.randomUUID()), HOME, stall.id(), campaign, "价格虚高");
    assertThat(merchants().isVetoed(HOME, stall.id(), product, campaign)).isTrue();
    assertThat(merchants().isVetoed(HOME, stall.id(), product, UUID.randomUUID())).isFalse();

    var first = town.committee().put(stall.path() + "/veto", WHY).expect(200);
    var again = town.committee().put(stall.path() + "/veto", WHY).expect(200);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(merchants().isVetoed(HOME, stall.id(), product, UUID.randomUUID())).isTrue();
    assertThat(merchants().isVetoed(OTHER, stall.id(), product, campaign)).isFalse();
    assertThat(town.operator().put(stall.path() + "/veto", WHY).code())
        .isEqualTo("access.role-required");
    assertThat(otherCommittee().put(stall.path() + "/veto", WHY).code())
        .isEqualTo("access.not-found");
    assertThat(otherCommittee().put(THERE + "/merchants/" + stall.id() + "/veto", WHY).code())
        .isEqualTo("merchant.not-found");
    var no = stall.path() + "/products/" + product + "/veto";
    assertThat(town.committee().put(no, WHY).code()).isEqualTo("merchant.product-not-found");
    new ActiveMerchant(Shelf.dynamo(town), HOME, town.now())
        .product(stall.id(), product, "平谷大桃", UUID.randomUUID());
    town.committee().put(no, WHY).expect(200);
    var lifted = town.committee().put(stall.path() + "/veto/lifting", WHY).expect(200);
    town.settles();
    assertThat(lifted.body().path("vetoes"))
        .extracting(veto -> veto.path("about").asString())
        .containsExactly("campaign/" + campaign, "product/" + product);
    assertThat(merchants().isVetoed(HOME, stall.id(), UUID.randomUUID(), UUID.randomUUID()))
        .isFalse();
    assertThat(stall.told("merchant.vetoed"))
        .extracting(event -> event.at("/data/about").asString())
        .containsExactlyInAnyOrder("merchant", "campaign/" + campaign, "product/" + product);
    assertThat(stall.told("merchant.vetoed"))
        .allSatisfy(event -> assertThat(event.at("/data/owner").asString()).isNotEmpty())
        .allSatisfy(event -> assertThat(event.at("/data/home").asString()).isEqualTo("heping-li"));
    assertThat(stall.decisions()).contains("vetoed", "veto-lifted");
    for (var about : List.of("product/" + product, "campaign/" + campaign)) {
      var body = "{\"about\":\"%s\",\"reason\":\"已整改\"}".formatted(about);
      town.committee().put(stall.path() + "/veto/lifting", body).expect(200);
    }
    assertThat(merchants().isVetoed(HOME, stall.id(), product, campaign)).isFalse();
  }

  @Test
  void sellsWhereItIsLetIn() {
    var stall = Stall.active(town);
    var asking = THERE + "/merchant-admissions/" + stall.id();
    var home = "{\"home\":\"heping-li\"}";
    assertThat(merchants().isAdmitted(HOME, stall.id())).isTrue();
    assertThat(merchants().isAdmitted(OTHER, stall.id())).isFalse();
    stall.owner().put(THERE + "/membership", null).expect(200);

    stall.owner().put(asking, home).expect(200);
    assertThat(merchants().isAdmitted(OTHER, stall.id())).isFalse();
    assertThat(decide(asking, "refuse").expect(200).text("/state")).isEqualTo("refused");
    stall.owner().put(asking, home).expect(200);
    assertThat(decide(asking, "pass").expect(200).text("/name")).isEqualTo("果园合作社");

    assertThat(merchants().isAdmitted(OTHER, stall.id())).isTrue();
    assertThat(
            otherCommittee().get(THERE + "/merchant-admissions").expect(200).text("/items/0/state"))
        .isEqualTo("admitted");
    assertThat(town.resident().put(asking, home).code()).isEqualTo("access.not-found");
    assertThat(town.committee().put(asking + "/decision", "{\"decision\":\"pass\"}").code())
        .isEqualTo("access.not-found");
    otherCommittee().put(THERE + "/merchants/" + stall.id() + "/veto", WHY).expect(200);
    assertThat(merchants().isVetoed(OTHER, stall.id(), UUID.randomUUID(), UUID.randomUUID()))
        .isTrue();
  }

  private static Answer decide(String asking, String decision) {
    return otherCommittee()
        .put(
            asking + "/decision", "{\"decision\":\"%s\",\"reason\":\"经会议讨论\"}".formatted(decision));
  }

  @Test
  void thePlatformLetsMerchantsIntoAreas() {
    var stall = Stall.active(town);
    var path = "/merchant-areas/%s/merchants/" + stall.id();
    var home = "{\"home\":\"heping-li\"}";
    assertThat(merchants().isAdmitted(Area.of("everywhere"), stall.id())).isFalse();

    town.platform().put(path.formatted("dongcheng.heping"), home).expect(200);
    town.platform().put(path.formatted("dongcheng.heping"), home).expect(200);

    assertThat(merchants().isAdmitted(OTHER, stall.id())).isTrue();
    assertThat(merchants().isAdmitted(Area.of("dongcheng.heping"), stall.id())).isTrue();
    assertThat(merchants().isAdmitted(Area.of("dongcheng"), stall.id())).isFalse();
    town.platform().put(path.formatted("everywhere"), home).expect(200);
    assertThat(merchants().isAdmitted(Area.of("xicheng.any"), stall.id())).isTrue();
    assertThat(town.committee().put(path.formatted("dongcheng"), home).code())
        .isEqualTo("access.role-required");
    assertThat(town.platform().put(path.formatted("Dong"), home).code())
        .isEqualTo("request.invalid");
    otherCommittee().put(THERE + "/merchants/" + stall.id() + "/veto", WHY).expect(200);
    var no = "{\"home\":\"heping-li\",\"decision\":\"refuse\",\"reason\":\"多次违约\"}";
    assertThat(town.platform().put(path.formatted("dongcheng"), no).code())
        .isEqualTo("merchant.not-admitted");
    town.platform().put(path.formatted("everywhere"), no).expect(200);
    town.platform().put(path.formatted("everywhere"), no).expect(200);
    assertThat(merchants().isAdmitted(Area.of("xicheng.any"), stall.id())).isFalse();
    town.platform().put(path.formatted("everywhere"), home).expect(200);
    assertThat(merchants().isAdmitted(Area.of("xicheng.any"), stall.id())).isTrue();
    var early = Stall.of(town, "household").inReview();
    assertThat(
            town.platform().put("/merchant-areas/everywhere/merchants/" + early.id(), home).code())
        .isEqualTo("merchant.may-not-sell");
  }
}
