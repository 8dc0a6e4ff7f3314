package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Resident;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Scenarios 3 and 5: personal data is read for a purpose, and goes when its person asks. */
@SharesTown
class PersonalDataJourneyTest {
  private final Town town = Town.get();

  @Test
  void scenario3AnIdNumberIsShownForAPurposeThatIsWrittenDownFirst() {
    var resident = new Resident(town, "disclosed", 701);
    var person = resident.moveIn(Town.COMMUNITY).person();
    var path = "/communities/heping-li/people/" + person + "/disclosures";
    var staff = town.operator();

    var without = staff.post(path, "{\"field\":\"id-number\"}");
    var with = staff.post(path, "{\"field\":\"id-number\",\"purpose\":\"核对报名人身份\"}");

    assertThat(without.code()).isEqualTo("request.invalid");
    assertThat(without.text("/errors/0/pointer")).isEqualTo("/purpose");
    assertThat(with.text("/value")).isEqualTo(resident.idNumber());
    var entry = lastAudit("disclosed");
    assertThat(entry.path("actor").asString()).isEqualTo(staff.person());
    assertThat(entry.path("subject").asString()).isEqualTo(person);
    assertThat(entry.path("detail").asString()).isEqualTo("id-number");
    assertThat(entry.path("reason").asString()).isEqualTo("核对报名人身份");
    assertThat(entry.toString()).doesNotContain(resident.idNumber());
  }

  @Test
  void residentsAndStaffOfOtherCommunitiesReadNobodysData() {
    var person = town.resident().person();
    var path = "/communities/heping-li/people/" + person + "/disclosures";
    var body = "{\"field\":\"phone\",\"purpose\":\"因为好奇\"}";

    assertThat(town.resident().post(path, body).code()).isEqualTo("access.role-required");
    assertThat(town.neighbour().post(path, body).code()).isEqualTo("access.not-found");
    var elsewhere = "/communities/xingfu-li/people/" + person + "/disclosures";
    assertThat(town.neighbour().post(elsewhere, body).code()).isEqualTo("access.not-found");
  }

  @Test
  void scenario5ErasureWaitsForAReservationAndLeavesOnlyThePseudonym() {
    var resident = new Resident(town, "leaver", 702);
    var client = resident.moveIn(Town.COMMUNITY);
    // Soon, because the tick sweeps every minute in between.
    var day = town.tomorrow();
    var id = UUID.randomUUID();
    client.book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);

    client.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();

    assertThat(disclose(client.person())).isEqualTo("ok");
    assertThat(login("leaver")).isEqualTo("identity.erasure-requested");

    town.passes(Duration.between(town.now(), Town.at(day, "11:02")));
    town.deployment().tick();
    Eventually.holds(() -> assertThat(disclose(client.person())).isEqualTo("access.not-found"));

    var seen = town.operator().get("/communities/heping-li/reservations/" + id).expect(200);
    assertThat(seen.text("/person")).isEqualTo(client.person());
    Eventually.holds(
        () ->
            assertThat(
                    town.operator()
                        .get("/communities/heping-li/reservations/" + id)
                        .body()
                        .has("note"))
                .isFalse());
    assertThat(Dump.of(town)).doesNotContain(resident.idNumber()).doesNotContain("张三丰");
    assertThat(town.logIn("leaver").person()).isNotEqualTo(client.person());
  }

  @Test
  void erasureWithoutOpenMattersIsDoneAfterTheLastTokenHasEnded() {
    var client = new Resident(town, "quick", 703).moveIn(Town.COMMUNITY);

    client.put("/me/erasure", null).expect(202);
    client.put("/me/erasure", null).expect(202);
    town.deployment().tick();
    assertThat(disclose(client.person())).isEqualTo("ok");
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();

    assertThat(disclose(client.person())).isEqualTo("access.not-found");
    Eventually.holds(
        () ->
            assertThat(town.deployment().bus().published())
                .anyMatch(
                    event ->
                        event.contains("identity.person-erased")
                            && event.contains(client.person())));
  }

  @Test
  void exportsEverythingAboutOneself() {
    var resident = new Resident(town, "curious", 704);
    var client = resident.moveIn(Town.COMMUNITY);
    var day = town.quietDay();
    client.book("library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);

    var export = client.get("/me/export").expect(200);

    assertThat(export.text("/idNumber")).isEqualTo(resident.idNumber());
    assertThat(export.text("/name")).isEqualTo("张三丰");
    assertThat(export.text("/wechatAccounts/0/channel")).isEqualTo("mini-program");
    assertThat(export.text("/reservations/0/zone")).isEqualTo("library");
    assertThat(export.text("/memberships/0/roles/0")).isEqualTo("resident");
  }

  @Test
  void storesNoPersonalDataInTheClear() {
    var resident = new Resident(town, "hidden", 705);
    resident.moveIn(Town.COMMUNITY);
    var phone = Person.of("hidden").phone();

    assertThat(Dump.of(town))
        .doesNotContain(resident.idNumber())
        .doesNotContain("张三丰")
        .doesNotContain(phone)
        .doesNotContain(Person.of("hidden").openid(WeChatSimulator.MINI_PROGRAM));
  }

  private String disclose(String person) {
    return town.operator()
        .post(
            "/communities/heping-li/people/" + person + "/disclosures",
            "{\"field\":\"real-name\",\"purpose\":\"核对报名人身份\"}")
        .code();
  }

  private String login(String person) {
    var code = town.deployment().weChat().loginCode(person);
    return town.anybody()
        .put(
            "/sessions/" + UUID.randomUUID(),
            "{\"channel\":\"mini-program\",\"code\":\"%s\"}".formatted(code))
        .code();
  }

  private JsonNode lastAudit(String action) {
    Client committee = town.committee();
    var month = town.now().toString().substring(0, 7);
    var page =
        committee.get("/communities/heping-li/audit?month=" + month + "&limit=100").expect(200);
    return StreamSupport.stream(page.body().path("items").spliterator(), false)
        .filter(entry -> entry.path("action").asString().equals(action))
        .findFirst()
        .orElseThrow();
  }
}
