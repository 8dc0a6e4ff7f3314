package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.merchant.Merchants;
import cn.linli.shared.CommunityId;
import cn.linli.sim.BusinessRecordsSimulator;
import cn.linli.town.Answer;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stops a merchant that is active, and who needs it when its owner goes. */
class MerchantStandingTest {
  private static final CommunityId HOME = new CommunityId(Town.COMMUNITY);
  private static final String WHY = "{\"reason\":\"居民反映质量问题\"}";

  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  private static Merchants merchants() {
    return town.deployment().merchants();
  }

  /** The morning of a day, in which whatever is due is done. */
  private static void itIs(Stall stall, LocalDate day) {
    town.skips(Duration.between(town.now(), Town.at(day.minusDays(1), "23:59")));
    stall.passes(Duration.ofMinutes(5));
  }

  /** One whose food permit ends in so many days. */
  private static Stall withPermitFor(int days) {
    var stall = Stall.of(town, "fresh-food").applied().shown();
    stall.show("food-permit", stall.day(days)).expect(200);
    stall.submit().expect(200);
    town.settles();
    stall.decide(stall.legal(), "pass", "资料齐全", stall.revision()).expect(200);
    stall.sign().expect(200);
    town.settles();
    town.deployment().weChatPay().sellers().finish(stall.payee());
    stall.passes(Duration.ofMinutes(3));
    return stall.isAt("to-deposit").paid(Stall.FRESH).isAt("active");
  }

  @Test
  void papersThatEndAreToldOfTwiceThenStopTheirMerchantUntilAnotherIsPassed() {
    var stall = withPermitFor(40);
    var last = stall.day(40);
    itIs(stall, last.minusDays(31));
    assertThat(stall.told("merchant.paper-expiring")).isEmpty();

    itIs(stall, last.minusDays(30));
    assertThat(stall.told("merchant.paper-expiring")).hasSize(1);
    assertThat(stall.seen().path("papers").valueStream())
        .filteredOn(paper -> paper.path("expiring").asBoolean(false))
        .singleElement()
        .matches(paper -> paper.path("paper").asString().equals("food-permit"));
    itIs(stall, last.minusDays(8));
    assertThat(stall.told("merchant.paper-expiring")).hasSize(1);
    itIs(stall, last.minusDays(7));
    assertThat(stall.told("merchant.paper-expiring")).hasSize(2);
    itIs(stall, last);
    assertThat(merchants().seller(HOME, stall.id()).maySell()).isTrue();
    itIs(stall, last.plusDays(1));

    assertThat(merchants().seller(HOME, stall.id()).maySell()).isFalse();
    assertThat(stall.seen().at("/suspensions/0/suspension").asString()).isEqualTo("papers");
    assertThat(stall.told("merchant.suspended")).hasSize(1);
    assertThat(stall.told("merchant.paper-expiring")).hasSize(2);
    var upload = stall.picture();
    stall.show("food-permit", upload, stall.day(300)).expect(200);
    stall.show("food-permit", upload, stall.day(300)).expect(200);
    assertThat(merchants().seller(HOME, stall.id()).maySell()).isFalse();
    assertThat(decidePaper(stall, upload, "pass").expect(200).body().path("suspensions")).isEmpty();
    decidePaper(stall, upload, "pass").expect(200);
    town.settles();
    assertThat(merchants().seller(HOME, stall.id()).maySell()).isTrue();
    assertThat(stall.told("merchant.resumed")).hasSize(1);
    assertThat(stall.decisions()).contains("paper-passed", "suspended", "resumed");
  }

  private static Answer decidePaper(Stall stall, UUID upload, String decision) {
    return stall
        .legal()
        .put(
            stall.path() + "/papers/food-permit/decision",
            "{\"upload\":\"%s\",\"decision\":\"%s\",\"reason\":\"已核对\"}"
                .formatted(upload, decision));
  }

  @Test
  void aPaperHasExpiredAlsoWhereNobodyHasLookedYet() {
    var stall = withPermitFor(3);

    town.skips(Duration.ofDays(5));

    assertThat(merchants().seller(HOME, stall.id()).maySell()).isFalse();
    assertThat(stall.told("merchant.paper-expiring")).hasSize(1);
  }

  @Test
  void warningsThatNobodyCouldGiveInTimeAreGivenOnceAfterwards() {
    var stall = withPermitFor(40);
    town.skips(Duration.between(town.now(), Town.at(stall.day(9), "23:59")));
    stall.passes(Duration.ofHours(30));

    assertThat(stall.told("merchant.paper-expiring")).hasSize(1);
    var due =
        town.deployment().bus().published().stream()
            .filter(event -> event.contains("merchant.papers") && event.contains("" + stall.id()))
            .toList();
    new Events(town).deliver("onMerchantDue", due.getFirst());
    town.settles();
    assertThat(stall.told("merchant.paper-expiring")).hasSize(1);
  }

  @Test
  void aPaperThatIsRefusedLeavesTheOldOneInItsPlace() {
    var stall = withPermitFor(40);
    var held = stall.seen().path("papers").toString();
    var upload = stall.picture();
    stall.show("food-permit", upload, stall.day(300)).expect(200);

    decidePaper(stall, upload, "refuse").expect(200);

    assertThat(stall.seen().path("papers").toString()).isEqualTo(held);
    assertThat(stall.seen().path("renewals")).isEmpty();
    assertThat(decidePaper(stall, upload, "pass").code()).isEqualTo("merchant.decided-already");
  }

  @Test
  void whatStopsItStopsItByItself() {
    var stall = withPermitFor(40);
    stall.legal().put(stall.path() + "/suspension", WHY).expect(200);
    stall.legal().put(stall.path() + "/suspension", WHY).expect(200);
    itIs(stall, stall.day(41));
    assertThat(stall.seen().path("suspensions")).hasSize(2);

    var lifting = stall.path() + "/suspension/lifting";
    stall.legal().put(lifting, "{\"reason\":\"已整改\"}").expect(200);
    stall.legal().put(lifting, "{\"reason\":\"已整改\"}").expect(200);

    assertThat(stall.seen().path("suspensions")).hasSize(1);
    assertThat(stall.seen().at("/suspensions/0/suspension").asString()).isEqualTo("papers");
    assertThat(merchants().seller(HOME, stall.id()).maySell()).isFalse();
  }

  @Test
  void recordsThatAreFoundLaterAreToldToLegalAndStopNobody() {
    var stall = Stall.active(town);
    town.deployment()
        .businessRecords()
        .record(
            stall.code(),
            BusinessRecordsSimulator.PUNISHED,
            Map.of("decisionDate", "2026-11-15", "reason", "虚假宣传"));

    stall.legal().put(stall.path() + "/records", null).expect(200);
    town.settles();

    assertThat(stall.told("merchant.records-found").getFirst().at("/data/findings").asInt())
        .isEqualTo(1);
    assertThat(merchants().seller(HOME, stall.id()).maySell()).isTrue();
  }

  @Test
  void anOwnerIsErasedWhenTheirMerchantDoesNotNeedThemAnyMore() {
    var stall = Stall.active(town);
    var draft = new Stall(town, stall.person(), UUID.randomUUID(), stall.code(), "household");
    draft.applied();
    stall.owner().put("/me/erasure", null).expect(202);
    stall.passes(Duration.ofMinutes(15));
    assertThat(sealed(stall)).isTrue();

    var finance = town.logIn("qian");
    finance.put(stall.path() + "/leaving", null).expect(200);
    finance.put(stall.path() + "/guarantee/release", null).expect(200);
    town.skips(Duration.ofHours(23));
    stall.passes(Duration.ofHours(2));

    Eventually.holds(() -> assertThat(sealed(draft)).isFalse());
    assertThat(sealed(stall)).isFalse();
    assertThat(town.logIn("lin").get(draft.path()).expect(200).text("/stage")).isEqualTo("left");
    assertThat(town.logIn("lin").get(stall.path()).expect(200).text("/stage")).isEqualTo("left");
  }

  private static boolean sealed(Stall stall) {
    return Dump.items(town, "merchant").stream()
        .filter(item -> item.get("sk").s().equals("sealed"))
        .anyMatch(item -> item.get("pk").s().contains(stall.id().toString()));
  }
}
