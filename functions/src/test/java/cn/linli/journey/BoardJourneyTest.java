package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Stall;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What enterprises have and want, and who talks about it. */
class BoardJourneyTest {
  private static final String HERE = "/communities/" + Town.COMMUNITY + "/";
  private static final UUID MERCHANT = UUID.randomUUID();
  private static final PaidTown TILL = new PaidTown();
  private static final Town TOWN = TILL.town;

  private static String owner;

  @BeforeAll
  static void opens() {
    var resident = TOWN.resident();
    owner = resident.person();
    Stall.open(TOWN, resident, MERCHANT, UUID.randomUUID());
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Client owner() {
    return TOWN.back(owner);
  }

  private static void screened() {
    TOWN.settles();
    TOWN.deployment().weChat().deliver(Delivery.IN_ORDER);
    TOWN.settles();
  }

  private static String body(Duration time, int revision) {
    return "{\"home\":\"heping-li\",\"merchant\":\"%s\",\"sort\":\"demand\",\"category\":\"plants\",\"title\":\"求购绿植\",\"text\":\"需要二十盆\",\"until\":\"%s\",\"revision\":%d}"
        .formatted(MERCHANT, TOWN.now().plus(time), revision);
  }

  private static String posted() {
    var path = HERE + "offers/" + UUID.randomUUID();
    owner().put(path, body(Duration.ofDays(30), 0)).expect(200);
    return path;
  }

  private static String published() {
    var path = posted();
    screened();
    decided(path, "publish", 1).expect(200);
    return path;
  }

  private static Answer decided(String path, String decision, int revision) {
    return TOWN.operator()
        .put(
            path + "/decision",
            "{\"decision\":\"%s\",\"reason\":\"请写明数量\",\"revision\":%d}"
                .formatted(decision, revision));
  }

  private static Answer asked(Client who, String path, UUID contact, boolean phone) {
    return who.put(
        path + "/contacts/" + contact, "{\"text\":\"我们可以提供\",\"phone\":%s}".formatted(phone));
  }

  private static Answer answered(Client who, String path, UUID contact, boolean accept) {
    return who.put(
        path + "/contacts/" + contact + "/answer",
        "{\"accept\":%s,\"phone\":false,\"text\":\"欢迎\"}".formatted(accept));
  }

  @Test
  void isPostedReviewedShownAndOver() {
    TOWN.deployment().holdEvents(true);
    var path = posted();
    assertThat(decided(path, "publish", 1).code()).isEqualTo("board.screening-pending");
    TOWN.deployment().holdEvents(false);
    screened();
    assertThat(TOWN.anybody().get(path).code()).isEqualTo("board.offer-not-found");
    assertThat(TOWN.operator().get(HERE + "offers-in-review").body().toString())
        .contains("passed", "求购绿植");
    decided(path, "send-back", 1).expect(200);
    assertThat(decided(path, "publish", 2).code()).isEqualTo("board.not-now");
    owner().put(path, body(Duration.ofDays(2), 2)).expect(200);
    screened();
    assertThat(decided(path, "publish", 2).code()).isEqualTo("board.changed-meanwhile");
    decided(path, "publish", 3).expect(200);
    decided(path, "publish", 3).expect(200);
    assertThat(owner().put(path, body(Duration.ofDays(2), 4)).code()).isEqualTo("board.not-now");
    var shown = TOWN.anybody().get(HERE + "offers?sort=demand").expect(200);
    assertThat(shown.body().toString()).contains("求购绿植").doesNotContain(owner);
    assertThat(shown.raw().headers().firstValue("etag")).isPresent();
    TOWN.skips(Duration.ofDays(2).minusMinutes(30));
    TOWN.passes(Duration.ofMinutes(31));
    assertThat(TOWN.anybody().get(path).code()).isEqualTo("board.offer-not-found");
    TOWN.deployment().tick();
    TOWN.settles();
    assertThat(owner().get(HERE + "my-offers").body().toString()).contains("\"over\"");
  }

  @Test
  void onlyCertifiedMerchantsPostAndOnlyForAWhile() {
    var path = HERE + "offers/" + UUID.randomUUID();

    assertThat(TOWN.resident().put(path, body(Duration.ofDays(3), 0)).code())
        .isEqualTo("board.not-certified");
    assertThat(owner().put(path, body(Duration.ofDays(91), 0)).code())
        .isEqualTo("board.until-out-of-range");
    var banned = body(Duration.ofDays(3), 0).replace("需要二十盆", "家庭理财讲座");
    assertThat(owner().put(path, banned).code()).isEqualTo("board.text-refused");
    var taken = posted();
    assertThat(owner().put(taken, body(Duration.ofDays(3), 0)).code()).isEqualTo("board.id-reused");
    assertThat(owner().put(taken, body(Duration.ofDays(3), 7)).code())
        .isEqualTo("board.changed-meanwhile");
  }

  @Test
  void theCommitteeTakesItDownAtOnce() {
    var path = published();

    TOWN.committee().put(path + "/veto", "{\"reason\":\"居民反映虚假\"}").expect(200);
    TOWN.committee().put(path + "/veto", "{\"reason\":\"居民反映虚假\"}").expect(200);
    assertThat(TOWN.anybody().get(path).code()).isEqualTo("board.offer-not-found");
    assertThat(owner().put(path + "/withdrawal", null).code()).isEqualTo("board.not-now");
    assertThat(asked(TOWN.resident(), path, UUID.randomUUID(), true).code())
        .isEqualTo("board.offer-not-found");
  }

  @Test
  void showsANumberOnlyToWhomTheOtherSideAgreed() {
    var path = published();
    var who = TOWN.resident();
    var contact = UUID.randomUUID();
    var disclosing = path + "/contacts/" + contact + "/phone-disclosures";
    var purpose = "{\"purpose\":\"联系供货事宜\"}";

    asked(who, path, contact, true).expect(200);
    asked(who, path, contact, true).expect(200);
    assertThat(asked(TOWN.resident(), path, contact, true).code()).isEqualTo("board.id-reused");
    assertThat(asked(owner(), path, UUID.randomUUID(), true).code()).isEqualTo("board.own");
    assertThat(owner().post(disclosing, purpose).code()).isEqualTo("board.not-agreed");
    var seen = owner().get(path + "/contacts").expect(200);
    assertThat(seen.body().toString()).contains("我们可以提供").doesNotContain(who.person());
    assertThat(answered(who, path, contact, true).code()).isEqualTo("board.offer-not-found");
    answered(owner(), path, contact, true).expect(200);
    assertThat(answered(owner(), path, contact, false).code()).isEqualTo("board.not-now");
    assertThat(owner().post(disclosing, purpose).expect(200).text("/phone")).startsWith("1");
    assertThat(who.post(disclosing, purpose).code()).isEqualTo("board.not-agreed");
    assertThat(TOWN.resident().post(disclosing, purpose).code())
        .isEqualTo("board.contact-not-found");
    assertThat(who.get(HERE + "my-contacts").text("/items/0/state")).isEqualTo("accepted");
    assertThat(
            Dump.items(TOWN, "identity").stream()
                .filter(item -> item.toString().contains("disclosed"))
                .filter(item -> item.toString().contains(who.person())))
        .hasSize(1);
  }

  @Test
  void asksTenADayAtTheMost() {
    var path = published();
    var who = TOWN.resident();
    for (int i = 0; i < 10; i++) {
      asked(who, path, UUID.randomUUID(), false).expect(200);
    }

    assertThat(asked(who, path, UUID.randomUUID(), false).code()).isEqualTo("board.too-many-today");
  }

  @Test
  void forgetsWhoAsked() {
    var path = published();
    var who = TOWN.resident();
    asked(who, path, UUID.randomUUID(), true).expect(200);
    assertThat(who.get("/me/export").expect(200).body().path("offers").toString())
        .contains("我们可以提供");
    who.put("/me/erasure", null).expect(202);
    TOWN.passes(Duration.ofMinutes(12));
    TOWN.deployment().tick();
    TOWN.settles();

    var seen = owner().get(path + "/contacts").expect(200).body();
    assertThat(seen.toString()).contains("declined").doesNotContain("我们可以提供", "**");
  }

  @Test
  void scenario60AnOfferOfAnotherCommunityIsNotFoundUnderOnesOwn() {
    var id = published().substring((HERE + "offers/").length());

    assertThat(TOWN.anybody().get("/communities/xingfu-li/offers/" + id).code())
        .isEqualTo("board.offer-not-found");
    assertThat(
            TOWN.neighbour()
                .put(
                    "/communities/xingfu-li/offers/" + id + "/decision",
                    "{\"decision\":\"publish\",\"revision\":1}")
                .code())
        .isEqualTo("board.offer-not-found");
    assertThat(TOWN.neighbour().get(HERE + "offers-in-review").code())
        .isEqualTo("access.not-found");
  }
}
