package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.merchant.MerchantError;
import cn.linli.merchant.Offer;
import cn.linli.shared.CommunityId;
import cn.linli.shared.ErrorCode;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What merchants sell, and who has to have looked at it before. */
class ProductJourneyTest {
  private static final CommunityId HOME = new CommunityId(Town.COMMUNITY);

  private static Town town;
  private static Stall stall;

  @BeforeAll
  static void found() {
    town = Town.another();
    stall = Stall.of(town, "fresh-food").toDeposit().paid(Stall.FRESH).isAt("active");
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  /** A box of peaches, and where it is. */
  private record Peaches(UUID id, Map<String, Object> data) {
    String path() {
      return stall.path() + "/products/" + id;
    }

    Peaches with(String field, Object value) {
      var next = new LinkedHashMap<>(data);
      next.put(field, value);
      return new Peaches(id, next);
    }

    Peaches without(String field) {
      var next = new LinkedHashMap<>(data);
      next.remove(field);
      return new Peaches(id, next);
    }

    Answer put(int revision) {
      return stall.owner().put(path(), Json.text(Map.of("data", data, "revision", revision)));
    }

    Answer decide(Client who, String decision, int revision) {
      return who.put(path() + "/decision", Stall.decision(decision, "已核对", revision));
    }

    Answer seenBy(Client who) {
      return who.get(path());
    }

    Offer offered() {
      return town.deployment().merchants().offer(HOME, stall.id(), id);
    }

    void isNotOffered(ErrorCode code) {
      assertThatThrownBy(this::offered)
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
  }

  private static Peaches peaches() {
    var picture = Brought.picture(stall.owner(), "product-picture", 200).settled("clean").id();
    var evidence = Brought.picture(stall.owner(), "evidence", 200).settled("clean").id();
    var data = new LinkedHashMap<String, Object>();
    data.put("name", "平谷大桃");
    data.put("category", "fresh-food");
    data.put("description", "当天采摘，一箱十个");
    data.put("unit", "箱");
    data.put("priceFen", 8800);
    data.put("marketPriceFen", 10800);
    data.put("marketPriceEvidence", evidence);
    data.put("images", List.of(picture));
    data.put("village", "平谷区大华山镇");
    data.put("storage", "0–4℃冷藏");
    data.put("allergens", List.of("桃毛"));
    return new Peaches(UUID.randomUUID(), data);
  }

  @Test
  void isReviewedBeforeItIsOnSaleAndAgainAfterAnyChange() {
    var peaches = peaches();
    var legal = stall.legal();
    peaches.isNotOffered(MerchantError.PRODUCT_NOT_FOUND);
    assertThat(peaches.put(0).expect(200).text("/state")).isEqualTo("in-review");
    assertThat(peaches.put(0).expect(200).text("/revision")).isEqualTo("1");
    peaches.isNotOffered(MerchantError.NOT_REVIEWED);
    assertThat(peaches.seenBy(town.resident()).code()).isEqualTo("merchant.product-not-found");
    assertThat(waiting(legal)).contains(peaches.id().toString());

    peaches.decide(legal, "pass", 1).expect(200);
    peaches.decide(legal, "pass", 1).expect(200);

    assertThat(waiting(legal)).doesNotContain(peaches.id().toString());
    assertThat(peaches.offered().revision()).isEqualTo(2);
    assertThat(peaches.offered().data().priceFen()).isEqualTo(8800);
    assertThat(peaches.offered().feePerMille()).isEqualTo(50);
    assertThat(peaches.offered().afterSaleDays()).isEqualTo(2);
    assertThat(peaches.decide(legal, "refuse", 2).code()).isEqualTo("merchant.decided-already");
    var dearer = peaches.with("priceFen", 9900);
    assertThat(dearer.put(1).code()).isEqualTo("merchant.changed-meanwhile");
    assertThat(dearer.put(2).expect(200).text("/state")).isEqualTo("in-review");
    dearer.isNotOffered(MerchantError.NOT_REVIEWED);
    dearer.decide(legal, "refuse", 3).expect(200);
    assertThat(dearer.seenBy(stall.owner()).text("/reason")).isEqualTo("已核对");
    dearer.isNotOffered(MerchantError.NOT_REVIEWED);
    assertThat(stall.decisions()).contains("product-passed", "product-refused");
  }

  private static List<String> waiting(Client legal) {
    return legal
        .get(Stall.HERE + "/products-in-review?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("product").asString())
        .toList();
  }

  @Test
  void isSeenWithItsPicturesByEverybodyOnceItHasPassed() {
    var peaches = peaches();
    peaches.put(0).expect(200);
    peaches.decide(stall.legal(), "pass", 1).expect(200);

    var seen = peaches.seenBy(town.resident()).expect(200).body();

    assertThat(seen.path("links")).hasSize(2);
    seen.path("links")
        .forEach(
            link ->
                assertThat(Brought.fetch(link.path("link").asString()).statusCode())
                    .isEqualTo(200));
    assertThat(stall.owner().get(stall.path() + "/products?limit=100").expect(200).body())
        .asString()
        .contains(peaches.id().toString());
    assertThat(town.resident().get(stall.path() + "/products").code())
        .isEqualTo("merchant.not-found");
  }

  @Test
  void saysWhatItsCategoryAsks() {
    assertFault(peaches().without("storage"), "/data/storage");
    assertFault(peaches().without("allergens"), "/data/allergens");
    assertFault(peaches().without("marketPriceEvidence"), "/data/marketPriceEvidence");
    assertFault(peaches().with("priceFen", 10801), "/data/priceFen");
    assertThat(peaches().with("category", "household").put(0).code())
        .isEqualTo("merchant.category-unknown");
    var plain = peaches().with("allergens", List.of()).without("marketPriceEvidence");
    plain.with("priceFen", 10800).put(0).expect(200);
  }

  private static void assertFault(Peaches peaches, String pointer) {
    var answer = peaches.put(0);
    assertThat(answer.code()).isEqualTo("request.invalid");
    assertThat(answer.text("/errors/0/pointer")).isEqualTo(pointer);
  }

  @Test
  void restsOnCleanPicturesOfItsOwnMerchant() {
    var others = Brought.picture(town.resident(), "product-picture", 200).settled("clean").id();
    var paper = Brought.picture(stall.owner(), "paper", 200).settled("clean").id();

    assertThat(peaches().with("images", List.of(others)).put(0).code())
        .isEqualTo("files.not-found");
    assertThat(peaches().with("images", List.of(paper)).put(0).code()).isEqualTo("files.not-found");
  }

  @Test
  void isWithdrawnByItsOwnerAndReviewedAgainWhenItComesBack() {
    var peaches = peaches();
    peaches.put(0).expect(200);
    peaches.decide(stall.legal(), "pass", 1).expect(200);

    stall.owner().put(peaches.path() + "/withdrawal", null).expect(200);
    stall.owner().put(peaches.path() + "/withdrawal", null).expect(200);

    peaches.isNotOffered(MerchantError.NOT_REVIEWED);
    assertThat(town.resident().put(peaches.path() + "/withdrawal", null).code())
        .isEqualTo("merchant.not-found");
    assertThat(peaches.put(3).expect(200).text("/state")).isEqualTo("in-review");
  }

  @Test
  void nobodyDecidesAboutTheirOwnProduct() {
    var own = Stall.of(town, "fresh-food").passed();
    town.platform()
        .put(Stall.HERE + "/people/" + own.person() + "/roles/legal", "{\"reason\":\"法务兼职\"}")
        .expect(200);
    var product = UUID.randomUUID();
    var picture = Brought.picture(own.owner(), "product-picture", 200).settled("clean").id();
    var data =
        peaches()
            .without("marketPriceEvidence")
            .with("priceFen", 10800)
            .with("images", List.of(picture))
            .data();
    own.owner()
        .put(own.path() + "/products/" + product, Json.text(Map.of("data", data, "revision", 0)))
        .expect(200);

    var decided =
        own.owner()
            .put(
                own.path() + "/products/" + product + "/decision", Stall.decision("pass", "很好", 1));

    assertThat(decided.code()).isEqualTo("merchant.own");
  }
}
