package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Person;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Scenario 60 and roles: communities do not see each other, and roles are granted by those allowed
 * to.
 */
@SharesTown
class TenancyJourneyTest {
  private final Town town = Town.get();

  /** Every operation of the contract that names a community and asks for a role in it. */
  private static Map<String, String> operationsOn(String community, String person) {
    var base = "/communities/" + community;
    var role = base + "/people/" + person + "/roles/correspondent";
    var reservation = base + "/reservations/" + UUID.randomUUID();
    var rules =
        "{\"slotMinutes\":30,\"bufferMinutes\":0,\"minMinutes\":30,\"maxMinutes\":60,\"advanceDays\":1,\"cancelBeforeMinutes\":0,\"perPerson\":{\"daily\":1}}";
    return Map.of(
        "PUT " + role, "{\"reason\":\"测试\"}",
        "PUT " + role + "/revocation", "{\"reason\":\"测试\"}",
        "GET " + base + "/staff", "",
        "GET " + base + "/audit?month=2026-12", "",
        "POST " + base + "/people/" + person + "/disclosures",
            "{\"field\":\"phone\",\"purpose\":\"测试一下\"}",
        "PUT " + base + "/zones/attic",
            "{\"name\":\"阁楼\",\"capacity\":1,\"revision\":0,\"rules\":" + rules + "}",
        "PUT " + reservation,
            "{\"zone\":\"whole\",\"start\":\"2026-12-20T01:00:00Z\",\"end\":\"2026-12-20T02:00:00Z\",\"people\":1}",
        "GET " + reservation, "",
        "PUT " + reservation + "/cancellation", "{}",
        "GET " + base + "/my-reservations", "");
  }

  @Test
  void scenario60AnAdminOfOneCommunityFindsNothingInAnotherAndTheTryIsAudited() {
    var verified = verifiedNeighbour();
    var before = denials();

    var codes = new ArrayList<String>();
    operationsOn("heping-li", town.resident().person())
        .forEach((call, body) -> codes.add(send(verified, call, body).code()));

    assertThat(codes).hasSize(10).containsOnly("access.not-found");
    assertThat(denials()).isEqualTo(before + 10);
  }

  @Test
  void scenario60AnIdOfAnotherCommunityIsNotFoundUnderOnesOwn() {
    var day = town.quietDay();
    var id = UUID.randomUUID();
    town.resident().book(id, "library", Town.at(day, "10:00"), Town.at(day, "11:00")).expect(200);

    var seen = town.neighbour().get("/communities/xingfu-li/reservations/" + id);
    var cancelled =
        town.neighbour()
            .put(
                "/communities/xingfu-li/reservations/" + id + "/cancellation",
                "{\"reason\":\"测试\"}");

    assertThat(seen.code()).isEqualTo("venue.reservation-not-found");
    assertThat(cancelled.code()).isEqualTo("venue.reservation-not-found");
  }

  @Test
  void rolesAreGrantedByThoseAllowedToAndEndAtOnce() {
    var helper = town.resident();
    var path = "/communities/heping-li/people/" + helper.person() + "/roles/";
    var reason = "{\"reason\":\"新任运营专员\"}";

    assertThat(town.operator().put(path + "operator", reason).code())
        .isEqualTo("identity.role-not-grantable");
    assertThat(town.committee().put(path + "operator", reason).expect(200).text("/roles/1"))
        .isEqualTo("operator");
    helper.get("/communities/heping-li/staff").expect(200);
    town.committee().put(path + "operator/revocation", reason).expect(200);

    assertThat(helper.get("/communities/heping-li/staff").code()).isEqualTo("access.role-required");
  }

  @Test
  void nobodyGrantsRolesToThemselvesAndPlatformIsNoCommunityRole() {
    var platform = town.platform();
    var own = "/communities/heping-li/people/" + platform.person() + "/roles/operator";
    var other = "/communities/heping-li/people/" + town.resident().person() + "/roles/platform";

    assertThat(platform.put(own, "{\"reason\":\"测试\"}").code()).isEqualTo("identity.own-roles");
    assertThat(platform.put(other, "{\"reason\":\"测试\"}").code())
        .isEqualTo("identity.role-not-grantable");
  }

  @Test
  void onlyThePlatformChangesTheTreeOfAreas() {
    var body = "{\"name\":\"西城区\",\"revision\":0}";

    assertThat(town.operator().put("/districts/xicheng", body).code())
        .isEqualTo("access.role-required");
    town.platform().put("/districts/xicheng", body).expect(200);
    town.platform().put("/districts/xicheng", body).expect(200);
    assertThat(town.platform().put("/districts/xicheng", "{\"name\":\"别的\",\"revision\":0}").code())
        .isEqualTo("community.changed-meanwhile");
    town.platform()
        .put("/districts/xicheng/streets/s1", "{\"name\":\"一街\",\"revision\":0}")
        .expect(200);
    assertThat(
            town.platform()
                .put("/districts/nowhere/streets/s1", "{\"name\":\"一街\",\"revision\":0}")
                .code())
        .isEqualTo("community.parent-unknown");
    town.platform()
        .put(
            "/communities/new-town",
            "{\"name\":\"新社区\",\"district\":\"xicheng\",\"street\":\"s1\",\"revision\":0}")
        .expect(200);
    assertThat(
            town.platform()
                .put(
                    "/communities/new-town",
                    "{\"name\":\"新社区\",\"district\":\"dongcheng\",\"street\":\"heping\",\"revision\":1}")
                .code())
        .isEqualTo("community.fixed");
    assertThat(town.anybody().get("/districts/xicheng/streets/s1/communities").text("/items/0/id"))
        .isEqualTo("new-town");
  }

  @Test
  void listsStaffAPageAtATimeWithCursorsThatFitNothingElse() {
    for (int i = 0; i < 3; i++) {
      town.committee()
          .put(
              "/communities/heping-li/people/" + town.resident().person() + "/roles/correspondent",
              "{\"reason\":\"宣传员\"}")
          .expect(200);
    }
    var committee = town.committee();
    var seen = new ArrayList<String>();
    var path = "/communities/heping-li/staff?limit=2";
    var page = committee.get(path).expect(200);
    String cursor = page.text("/next");
    page.body().path("items").forEach(item -> seen.add(item.path("person").asString()));
    while (page.body().has("next")) {
      page = committee.get(path + "&cursor=" + page.text("/next")).expect(200);
      page.body().path("items").forEach(item -> seen.add(item.path("person").asString()));
    }

    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    var month = town.now().toString().substring(0, 7);
    assertThat(
            committee
                .get("/communities/heping-li/audit?month=" + month + "&cursor=" + cursor)
                .code())
        .isEqualTo("request.cursor-invalid");
    assertThat(committee.get(path + "&cursor=" + cursor.substring(1) + "A").code())
        .isEqualTo("request.cursor-invalid");
  }

  /**
   * The other community's operator, with a verified name, so that only the tenancy stands in the
   * way.
   */
  private Client verifiedNeighbour() {
    var neighbour = town.neighbour();
    neighbour
        .put(
            "/me/phone",
            "{\"code\":\"%s\"}".formatted(town.deployment().weChat().phoneCode("zhao")))
        .expect(200);
    neighbour.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200);
    var zhao = Person.of("zhao");
    var session =
        neighbour
            .put(
                "/me/real-name",
                "{\"name\":\"%s\",\"idNumber\":\"%s\"}".formatted(zhao.name(), zhao.idNumber()))
            .expect(200);
    return neighbour.with(session);
  }

  private static Answer send(Client client, String call, String body) {
    var parts = List.of(call.split(" ", -1));
    return switch (parts.getFirst()) {
      case "GET" -> client.get(parts.get(1));
      case "POST" -> client.post(parts.get(1), body);
      default -> client.put(parts.get(1), body);
    };
  }

  private long denials() {
    return Dump.items(town, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals("denied"))
        .count();
  }
}
