package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Neighbours of several communities buy together. */
class GroupBuyReachTest {
  private static final String HERE = "heping-li";
  private static final String THERE = "xingfu-li";
  private static final String BOTH = "{\"communities\": [\"heping-li\", \"xingfu-li\"]}";
  private static final String STREET = "{\"area\": \"dongcheng.heping\"}";

  private static final Fair FAIR = new Fair();

  @BeforeAll
  static void admit() {
    FAIR.stall.admit(THERE);
    FAIR.stall.admit("area#dongcheng.heping");
    FAIR.point(THERE, "hall", FAIR.till.town.neighbour());
  }

  /** Somebody who has joined both communities. */
  private static Client neighbour() {
    var client = FAIR.till.town.resident();
    client.put("/communities/xingfu-li/membership", null).expect(200);
    return FAIR.till.town.back(client.person());
  }

  private static Fair.Order order(Fair.Sale sale, String community, Client who) {
    return new Fair.Order(sale, community, who.person(), UUID.randomUUID());
  }

  private static Answer places(Fair.Sale sale, String community, Client who, int quantity) {
    return order(sale, community, who).place(who, quantity);
  }

  private static Fair.Order paid(Fair.Sale sale, String community, int quantity) {
    var who = neighbour();
    var order = order(sale, community, who);
    order.place(who, quantity).expect(200);
    return order.pays().told();
  }

  private static JsonNode page(Fair.Sale sale, String community) {
    FAIR.till.town.passes(Duration.ofSeconds(2));
    return FAIR.till.town.anybody().get(sale.path(community)).expect(200).body();
  }

  @Test
  void oneCampaignOfAStreetIsSoldAndHandedOutInItsCommunities() {
    var sale = FAIR.onSale(Fair.Terms.of(4, 5, 2).reach(STREET));
    var here = paid(sale, HERE, 2);
    var there = paid(sale, THERE, 2);
    for (var community : List.of(HERE, THERE)) {
      assertThat(page(sale, community).at("/progress/left").asInt()).isEqualTo(1);
      var list = "/communities/" + community + "/campaigns?limit=100";
      assertThat(FAIR.till.town.anybody().get(list).expect(200).raw().body())
          .contains(sale.campaign().toString());
    }

    sale.ends();
    FAIR.passes(Duration.ofHours(1));

    var home = sale.path(HERE);
    var owner = FAIR.owner();
    assertThat(owner.get(home + "/communities").expect(200).body().at("/items").size())
        .isEqualTo(2);
    for (var list : List.of("/pick-ups", "/statement")) {
      var elsewhere = home + list + "?in=" + THERE;
      assertThat(owner.get(elsewhere).expect(200).body().at("/items/0/order").asString())
          .isEqualTo(there.id().toString());
      assertThat(FAIR.till.town.operator().get(elsewhere).code())
          .isEqualTo("groupbuy.campaign-not-found");
    }

    var operator = FAIR.till.town.operator();
    assertThat(FAIR.collect(operator, "hall", there.code(), "").code())
        .isEqualTo("groupbuy.code-unknown");
    FAIR.collect(operator, "hall", here.code(), "").expect(200);
    FAIR.till
        .town
        .neighbour()
        .put(
            "/communities/xingfu-li/pick-up-points/hall/collections/" + UUID.randomUUID(),
            "{\"code\": \"%s\"}".formatted(there.code()))
        .expect(200);
    assertThat(List.of(here.state(), there.state())).containsOnly("collected");
    assertThat(page(sale, THERE).at("/progress/total").asInt()).isEqualTo(4);
  }

  @Test
  void eachCommunityHasAStockOfItsOwnAndTheirSumDecides() {
    var terms = Fair.Terms.of(3, 2, 2).reach(BOTH).more(", \"perCommunity\": true");
    var sale = FAIR.onSale(terms);
    var here = paid(sale, HERE, 2);
    assertThat(page(sale, HERE).at("/progress/left").asInt()).isZero();
    assertThat(page(sale, THERE).at("/progress/left").asInt()).isEqualTo(2);

    assertThat(places(sale, HERE, neighbour(), 1).code()).isEqualTo("groupbuy.sold-out");
    var there = paid(sale, THERE, 1);
    sale.ends();

    assertThat(sale.state()).isEqualTo("succeeded");
    assertThat(page(sale, HERE).at("/progress/total").asInt()).isEqualTo(3);
    assertThat(List.of(here.state(), there.state())).containsOnly("paid");
  }

  @Test
  void oneRealPersonHasOneLimitWhereverTheyLive() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2).reach(BOTH));
    var greedy = neighbour();
    var first = order(sale, HERE, greedy);
    first.place(greedy, 1).expect(200);
    places(sale, THERE, greedy, 1).expect(200);

    assertThat(places(sale, HERE, greedy, 1).code()).isEqualTo("groupbuy.limit-reached");
    assertThat(places(sale, THERE, greedy, 1).code()).isEqualTo("groupbuy.limit-reached");
    greedy.put(first.path() + "/cancellation", null).expect(200);
    assertThat(places(sale, THERE, greedy, 1).code()).isEqualTo("ok");
  }

  @Test
  void aVetoEndsItInOneCommunityAndOthersGoOn() {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2).reach(BOTH));
    var here = paid(sale, HERE, 1);
    var there = paid(sale, THERE, 1);

    var committee = FAIR.till.town.committee();
    committee.put(sale.path(HERE) + "/veto", "{\"reason\": \"居民反对\"}").expect(200);
    FAIR.till.town.settles();
    FAIR.passes(Duration.ofMinutes(2));

    assertThat(List.of(here.state(), there.state())).containsExactly("stopped", "paid");
    assertThat(places(sale, HERE, neighbour(), 1).code()).isEqualTo("groupbuy.not-on-sale");
    assertThat(places(sale, THERE, neighbour(), 1).code()).isEqualTo("ok");
  }

  @Test
  void itsShareCardIsAPictureThatOpensItInTheMiniProgram() throws Exception {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 2).reach(BOTH));
    var path = sale.path(THERE) + "/share-card";

    var card = FAIR.till.town.anybody().download(path);

    assertThat(card.statusCode()).isEqualTo(200);
    assertThat(card.headers().firstValue("content-type")).hasValue("image/jpeg");
    assertThat(card.body()).startsWith(0xFF, 0xD8);
    var weChat = FAIR.till.town.deployment().weChat();
    weChat.switches().set(WeChatSimulator.CARD, Misbehaviour.status(502));
    assertThat(FAIR.till.town.anybody().download(path).statusCode()).as("known").isEqualTo(200);
    var another = FAIR.onSale(Fair.Terms.of(1, 10, 2)).path(HERE) + "/share-card";
    assertThat(FAIR.till.town.anybody().get(another).code()).isEqualTo("groupbuy.no-card-now");
    weChat.switches().clear();
    var draft = new Fair.Sale(FAIR, UUID.randomUUID());
    draft.write(Fair.Terms.of(1, 10, 2)).expect(200);
    assertThat(FAIR.till.town.anybody().get(draft.path(HERE) + "/share-card").code())
        .isEqualTo("groupbuy.campaign-not-found");
  }

  /** Where the merchant is, its claims are known by their ids alone. */
  @Test
  void twoCommunitiesDoNotOpenOneClaimAtAMerchant() {
    var sale = FAIR.onSale(Fair.Terms.of(2, 5, 2).reach(BOTH));
    var here = paid(sale, HERE, 1);
    var there = paid(sale, THERE, 1);
    sale.ends();
    FAIR.passes(Duration.ofHours(1));
    FAIR.collect(FAIR.till.town.operator(), "hall", here.code(), "").expect(200);
    FAIR.till
        .town
        .neighbour()
        .put(
            "/communities/xingfu-li/pick-up-points/hall/collections/" + UUID.randomUUID(),
            "{\"code\": \"%s\"}".formatted(there.code()))
        .expect(200);
    FAIR.till.town.settles();
    var claim = UUID.randomUUID();

    assertThat(claims(here, claim).status()).isEqualTo(200);
    assertThat(claims(there, claim).code()).isEqualTo("aftersale.id-reused");
    assertThat(claims(there, UUID.randomUUID()).status()).isEqualTo(200);
  }

  private static Answer claims(Fair.Order order, UUID claim) {
    return order
        .who()
        .put(
            "/communities/%s/claims/%s".formatted(order.community(), claim),
            "{\"campaign\":\"%s\",\"order\":\"%s\",\"wantedFen\":100,\"reason\":\"烂了一半\"}"
                .formatted(order.sale().campaign(), order.id()));
  }
}
