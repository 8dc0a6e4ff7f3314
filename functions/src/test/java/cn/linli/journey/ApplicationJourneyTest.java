package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.BusinessRecordsSimulator;
import cn.linli.sim.FileStoreSimulator;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.SampleCodes;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a merchant hands in, and what is found out about it. */
class ApplicationJourneyTest {
  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterEach
  void calm() {
    town.deployment().businessRecords().switches().clear();
    town.deployment().weChatPay().switches().clear();
    town.weather().clear();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void theSameApplicationAgainChangesNothing() {
    var stall = Stall.of(town, "household").applied();
    var before = stall.seen();

    stall.apply(stall.business(), Stall.confidential(), 0).expect(200);
    stall.apply(stall.business(), null, 0).expect(200);

    assertThat(stall.seen()).isEqualTo(before);
    assertThat(
            stall.owner().get(Stall.HERE + "/my-merchants").expect(200).text("/items/0/merchant"))
        .isEqualTo(stall.id().toString());
    var other = new HashMap<>(Stall.confidential());
    other.put("phone", "13800138001");
    assertThat(stall.apply(stall.business(), other, 0).code())
        .isEqualTo("merchant.changed-meanwhile");
    stall.apply(stall.business(), other, 1).expect(200);
    var thief = town.resident();
    assertThat(
            new Stall(town, thief.person(), stall.id(), stall.code(), "household")
                .apply(stall.business(), null, 0)
                .code())
        .isEqualTo("merchant.id-reused");
  }

  @Test
  void whatIsConfidentialIsStoredSealedAndNeverShown() {
    var stall = Stall.of(town, "household").opening();
    var rows = Dump.items(town, "merchant");
    var text = rows.toString() + town.deployment().bus().published() + stall.seen();

    assertThat(text)
        .doesNotContain("11010519491231002X")
        .doesNotContain("0200001234567890123")
        .doesNotContain("13800138000")
        .doesNotContain("大华山镇一号");
    assertThat(stall.decisions()).contains("handed-in");
  }

  @Test
  void isNotHandedInBeforeEverythingIsThere() {
    var stall = Stall.of(town, "fresh-food");
    stall.apply(stall.business(), null, 0).expect(200);

    var answer = stall.submit();

    assertThat(answer.code()).isEqualTo("merchant.incomplete");
    assertThat(answer.text("/detail"))
        .isEqualTo("business-licence, id-card-front, id-card-back, food-permit, confidential");
    assertThat(stall.show("food-permit", stall.day(-1)).code()).isEqualTo("merchant.incomplete");
    stall.show("food-permit", stall.day(0)).expect(200);
  }

  @Test
  void takesNoPaperThatIsInfectedOrSomebodyElses() {
    var stall = Stall.of(town, "household").applied();
    var infected = Brought.picture(stall.owner(), "paper", 200);
    infected = infected.holding(infected.content().substring(0, 16) + FileStoreSimulator.eicar());
    infected.settled("infected");
    var others = Brought.picture(town.resident(), "paper", 200).settled("clean");

    assertThat(stall.show("business-licence", infected.id(), null).code())
        .isEqualTo("files.not-clean");
    assertThat(stall.show("business-licence", others.id(), null).code())
        .isEqualTo("files.not-found");
    assertThat(
            stall
                .owner()
                .put(
                    stall.path() + "/papers/id-card-front",
                    "{\"upload\":\"%s\",\"number\":\"11010519491231002X\"}"
                        .formatted(stall.picture()))
                .code())
        .isEqualTo("request.invalid");
    assertThat(stall.seen().path("papers")).isEmpty();
  }

  @Test
  void takesNoPictureOfAnOwnerThatIsSomebodyElses() {
    var stall = Stall.of(town, "household");
    var others = Brought.picture(town.resident(), "paper", 200).settled("clean").id();
    var own = stall.picture();
    var confidential = new HashMap<>(Stall.confidential());
    confidential.put(
        "owners",
        List.of(
            Map.of("card", Stall.confidential().get("legalPerson"), "front", own, "back", others)));

    var answer = stall.apply(stall.business(), confidential, 0);

    assertThat(answer.code()).isEqualTo("files.not-found");
  }

  @Test
  void recordsAreForLegalToReadAndWereLookedUpOnce() {
    var stall =
        new Stall(
            town,
            town.resident().person(),
            UUID.randomUUID(),
            BusinessRecordsSimulator.RECORDED,
            "household");
    town.deployment().businessRecords().register(stall.code(), "北京果园合作社有限公司");
    town.deployment()
        .businessRecords()
        .record(
            stall.code(),
            BusinessRecordsSimulator.PUNISHED,
            Map.of("decisionDate", "2025-03-15", "reason", "经营超过保质期的食品", "content", "罚款5000元"));
    int before = town.deployment().businessRecords().calls(BusinessRecordsSimulator.BUSINESS);

    stall.inReview();

    assertThat(stall.seen().at("/records/findings")).hasSize(1);
    assertThat(stall.seen().at("/records/findings/0").asString())
        .startsWith("PUNISHED 2025-03-15: ");
    var due =
        town.deployment().bus().published().stream()
            .filter(event -> event.contains("merchant.records") && event.contains("" + stall.id()))
            .toList();
    new Events(town).deliver("onMerchantDue", due.getFirst());
    assertThat(town.deployment().businessRecords().calls(BusinessRecordsSimulator.BUSINESS))
        .isEqualTo(before + 1);
    stall.legal().put(stall.path() + "/records", null).expect(200);
    town.settles();
    assertThat(town.deployment().businessRecords().calls(BusinessRecordsSimulator.BUSINESS))
        .isEqualTo(before + 2);
    assertThat(stall.decisions()).contains("records-asked");
  }

  @Test
  void aLookThatFailsIsTriedAgainUntilSomebodyAnswers() {
    var records = town.deployment().businessRecords();
    records
        .switches()
        .set(BusinessRecordsSimulator.BUSINESS, Misbehaviour.of(Misbehaviour.Kind.RESET));
    var stall = Stall.of(town, "household").applied().shown();
    stall.submit().expect(200);
    town.settles();
    assertThat(stall.seen().path("stage").asString()).isEqualTo("checking");
    records.switches().clear();

    stall.passes(Duration.ofMinutes(2));

    stall.isAt("in-review");
    assertThat(stall.seen().at("/records/findings")).isEmpty();
  }

  @Test
  void aBusinessThatNobodyKnowsIsAFinding() {
    var stall =
        new Stall(
            town, town.resident().person(), UUID.randomUUID(), SampleCodes.code(77), "household");

    stall.inReview();

    assertThat(stall.seen().at("/records/findings/0").asString())
        .isEqualTo("no business of this name and code is known");
  }

  @Test
  void whoHasNoAccountYetIsGoneAtOnceWithWhatWasConfidential() {
    var stall = Stall.of(town, "household").passed();

    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);

    stall.isAt("left");
    assertThat(Dump.items(town, "merchant"))
        .filteredOn(item -> item.get("sk").s().equals("sealed"))
        .noneMatch(item -> item.get("pk").s().contains(stall.id().toString()));
    assertThat(stall.sign().code()).isEqualTo("merchant.not-now");
  }
}
