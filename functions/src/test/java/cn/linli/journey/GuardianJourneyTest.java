package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.SampleIds;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Minors take part through a guardian who has consented. */
@SharesTown
class GuardianJourneyTest {
  private static final String CHILD = SampleIds.number(LocalDate.of(2016, 6, 1), 501);
  private final Town town = Town.get();

  @Test
  void aChildUnderFourteenVerifiesOnlyThroughAGuardian() {
    var child = new Resident(town, "youngster", 601).registered();

    var refused =
        child.put(
            "/me/real-name",
            "{\"name\":\"张小小\",\"idNumber\":\"%s\"}"
                .formatted(SampleIds.number(LocalDate.of(2015, 1, 1), 502)));

    assertThat(refused.code()).isEqualTo("identity.guardian-required");
  }

  @Test
  void twoGuardiansOfOneChildShareThePerson() {
    var mother = guardian("mother", 602);
    var father = guardian("father", 603);
    var id = UUID.randomUUID();

    var first = mother.put("/me/minors/" + id, body("张小明", CHILD)).expect(200);
    var again = mother.put("/me/minors/" + id, body("张小明", CHILD)).expect(200);
    var second = father.put("/me/minors/" + UUID.randomUUID(), body("张小明", CHILD)).expect(200);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(second.text("/person")).isEqualTo(first.text("/person"));
    assertThat(first.text("/maskedName")).isEqualTo("张**");
    assertThat(first.body().path("under14").asBoolean()).isTrue();
    assertThat(
            mother
                .put(
                    "/me/minors/" + id,
                    body("张小明", SampleIds.number(LocalDate.of(2016, 6, 1), 503)))
                .code())
        .isEqualTo("identity.minor-id-reused");
    assertThat(father.put("/me/minors/" + UUID.randomUUID(), body("李小明", CHILD)).code())
        .isEqualTo("identity.name-mismatch");
    assertThat(mother.get("/me/minors").body().path("items").size()).isEqualTo(1);
  }

  @Test
  void needsConsentAndAMinor() {
    var guardian = new Resident(town, "hasty", 604).verified();
    var adult = SampleIds.number(LocalDate.of(1990, 1, 1), 504);

    assertThat(
            guardian
                .put(
                    "/me/minors/" + UUID.randomUUID(),
                    body("张小红", SampleIds.number(LocalDate.of(2017, 1, 1), 505)))
                .code())
        .isEqualTo("identity.consent-required");
    assertThat(guardian.put("/me/minors/" + UUID.randomUUID(), body("张大红", adult)).code())
        .isEqualTo("identity.not-a-minor");
  }

  @Test
  void aChildGoesWithItsLastGuardian() {
    var guardian = guardian("single", 605);
    var number = SampleIds.number(LocalDate.of(2018, 1, 1), 506);
    guardian.put("/me/minors/" + UUID.randomUUID(), body("张小军", number)).expect(200);

    guardian.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();
    town.passes(Duration.ofMinutes(1));
    town.deployment().tick();

    // The number is nobody's any more: another guardian verifies the child anew.
    var next = guardian("foster", 606);
    int before = town.deployment().realNames().calls();
    next.put("/me/minors/" + UUID.randomUUID(), body("张小军", number)).expect(200);
    assertThat(town.deployment().realNames().calls()).isEqualTo(before + 1);
  }

  private Client guardian(String key, int number) {
    var guardian = new Resident(town, key, number).verified();
    guardian.put("/me/consents/minors", "{\"version\":\"2026-01\"}").expect(200);
    return guardian;
  }

  private static String body(String name, String number) {
    return "{\"name\":\"%s\",\"idNumber\":\"%s\",\"relation\":\"parent\"}".formatted(name, number);
  }
}
