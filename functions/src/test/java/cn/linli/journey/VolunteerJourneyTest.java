package cn.linli.journey;

import static cn.linli.journey.Volunteering.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the first word to the money: a volunteer's way through a shift. */
class VolunteerJourneyTest {
  private static Volunteering town;

  @BeforeAll
  static void open() {
    town = new Volunteering();
  }

  @AfterAll
  static void close() {
    town.town().deployment().close();
  }

  @Test
  void aTrainedVolunteerHelpsAndTheStipendReachesTheirBalance() {
    var who = town.town().resident();
    var event = town.event();
    var start = Volunteering.start(event);
    Volunteering.register(
            who,
            Volunteering.quoted("reception"),
            Volunteering.times(Volunteering.allDay(start)),
            0)
        .expect(200);
    town.train(town.town().committee(), who.person(), "induction", "2026-11-01", "2027-10-31")
        .expect(200);
    var terms =
        Volunteering.paid(event, 2, 5_000)
            .with("\"skills\":[\"reception\"],\"trainings\":[\"induction\"]");
    var work = town.work(event, terms);
    var granted = town.balance("stipend/centre");

    var taken = work.take(who).expect(200);
    assertThat(work.take(who).expect(200).body()).as("the same again").isEqualTo(taken.body());
    assertThat(taken.text("/state")).isEqualTo("taken");
    work.begins();
    var code = "{\"code\":\"%s\"}".formatted(taken.text("/code"));
    var in = town.programme.proposer().put(work.path() + "/check-in", code).expect(200);
    assertThat(in.text("/name")).isEqualTo("张**");
    town.till.skips(Duration.ofMinutes(100));
    var out = town.programme.proposer().put(work.path() + "/check-out", code).expect(200);

    assertThat(out.text("/state")).isEqualTo("done");
    assertThat(out.body().path("minutes").asInt()).isEqualTo(105);
    var mine = work.mine(town.town().back(who.person()));
    town.arrives(who, mine.path("payout").asString());
    assertThat(town.balance("stipend/centre") - granted).isEqualTo(5_000);
    assertThat(town.balance("payouts-owed/centre")).isZero();
    var hours = town.hours(who);
    assertThat(hours.path("minutes").asInt()).isEqualTo(105);
    assertThat(hours.path("totalMinutes").asInt()).isEqualTo(105);
    assertThat(hours.path("totalShifts").asInt()).isEqualTo(1);
    var month = start.atZone(Town.CALENDAR).toLocalDate().toString().substring(0, 7);
    assertThat(hours.at("/months/0/month").asString()).isEqualTo(month);
    var list =
        town.town()
            .back(who.person())
            .get(HERE + "my-volunteer-hours/shifts?month=" + month)
            .expect(200);
    assertThat(list.text("/items/0/shift")).isEqualTo(work.id().toString());
    assertThat(town.told("volunteer.stipend-owed", who.person())).hasSize(1);
    town.till.quiet();
    MoneyInvariants.hold(town.town());
  }

  @Test
  void aRecommendationCountsOnceItsResidentAgrees() {
    var who = town.town().resident();
    var path = HERE + "volunteers/" + who.person();
    var reason = "{\"reason\":\"常年帮邻居买菜\"}";
    var committee = town.town().committee();

    committee.put(path + "/recommendation", reason).expect(200);
    committee.put(path + "/recommendation", reason).expect(200);
    assertThat(committee.get(path).code()).as("before").isEqualTo("volunteer.not-found");
    var asked = who.get(HERE + "my-volunteering").expect(200);
    assertThat(asked.text("/recommendation/state")).isEqualTo("asked");
    assertThat(asked.text("/recommendation/reason")).isEqualTo("常年帮邻居买菜");
    var yes = who.put(HERE + "my-volunteering/answer", "{\"accept\":true}").expect(200);
    assertThat(who.put(HERE + "my-volunteering/answer", "{\"accept\":true}").body())
        .isEqualTo(yes.body());

    assertThat(yes.body().at("/profile/recommended").asBoolean()).isTrue();
    assertThat(committee.get(path).expect(200).text("/recommendation/state")).isEqualTo("accepted");
    assertThat(who.put(HERE + "my-volunteering/answer", "{\"accept\":false}").code())
        .isEqualTo("volunteer.nothing-to-answer");
    Volunteering.register(who, Volunteering.quoted("hosting"), "[]", 1).expect(200);
    assertThat(committee.get(path).body().at("/profile/recommended").asBoolean()).isTrue();
  }

  @Test
  void whoDeclinesIsNoVolunteerAndLeftInPeace() {
    var who = town.town().resident();
    var path = HERE + "volunteers/" + who.person() + "/recommendation";
    town.town().committee().put(path, "{\"reason\":\"为人热心\"}").expect(200);

    who.put(HERE + "my-volunteering/answer", "{\"accept\":false}").expect(200);

    assertThat(town.town().committee().put(path, "{\"reason\":\"请再考虑\"}").code())
        .isEqualTo("volunteer.recommended-already");
    assertThat(town.town().committee().get(HERE + "volunteers/" + who.person()).code())
        .isEqualTo("volunteer.not-found");
    assertThat(town.town().operator().put(path, "{\"reason\":\"x\"}").code())
        .isEqualTo("access.role-required");
    var self = town.town().committee();
    assertThat(
            self.put(HERE + "volunteers/" + self.person() + "/recommendation", "{\"reason\":\"我\"}")
                .code())
        .isEqualTo("volunteer.own");
  }

  @Test
  void aTrainingIsSomebodyElsesWordAndCountsUntilItsLastDay() {
    var event = town.event();
    var who = town.volunteer();
    var work = town.work(event, Volunteering.terms(event, 3).with("\"trainings\":[\"first-aid\"]"));
    var day = LocalDate.ofInstant(Volunteering.start(event), Town.CALENDAR);
    var operator = town.town().operator();
    assertThat(work.take(who).code()).isEqualTo("volunteer.unfit");
    assertThat(town.train(who, who.person(), "first-aid", "2026-11-01", null).code())
        .isEqualTo("access.role-required");
    assertThat(town.train(operator, operator.person(), "first-aid", "2026-11-01", null).code())
        .isEqualTo("volunteer.own");
    assertThat(town.train(operator, who.person(), "flying", "2026-11-01", null).code())
        .isEqualTo("volunteer.topic-unknown");

    town.train(operator, who.person(), "first-aid", "2026-11-01", day.minusDays(1).toString())
        .expect(200);
    assertThat(work.take(who).code()).as("expired on the day").isEqualTo("volunteer.unfit");
    town.train(operator, who.person(), "first-aid", "2026-11-01", day.toString()).expect(200);

    work.take(who).expect(200);
  }

  @Test
  void aCommunityKeepsItsOwnLists() {
    var operator = town.town().operator();
    var tea = HERE + "volunteer-skills/tea";

    operator.put(tea, "{\"name\":\"茶艺\",\"revision\":0}").expect(200);
    operator.put(tea, "{\"name\":\"茶艺\",\"revision\":0}").expect(200);
    var who = town.volunteer("tea");
    operator.put(tea, "{\"name\":\"茶艺\",\"retired\":true,\"revision\":1}").expect(200);

    Volunteering.register(who, Volunteering.quoted("tea", "repair"), "[]", 1).expect(200);
    assertThat(
            Volunteering.register(town.town().resident(), Volunteering.quoted("tea"), "[]", 0)
                .code())
        .isEqualTo("volunteer.topic-unknown");
    assertThat(operator.put(tea, "{\"name\":\"茶\",\"revision\":1}").code())
        .isEqualTo("volunteer.changed-meanwhile");
    var elsewhere = town.town().anybody().get("/communities/xingfu-li/volunteer-topics");
    assertThat(elsewhere.expect(200).body().path("skills").toString()).doesNotContain("茶艺");
  }

  @Test
  void shiftsAndVolunteersFindEachOther() {
    var event = town.event();
    var start = Volunteering.start(event);
    var who = town.town().resident();
    var times = Volunteering.times(Volunteering.allDay(start));
    Volunteering.register(who, Volunteering.quoted("sign-language"), times, 0).expect(200);
    var never = town.volunteer("sign-language");
    var work =
        town.work(event, Volunteering.terms(event, 1).with("\"skills\":[\"sign-language\"]"));
    var other = town.work(event, Volunteering.terms(event, 1).with("\"skills\":[\"caring\"]"));

    assertThat(open(who, start, "&fits=true")).contains(work.id().toString());
    assertThat(open(who, start, "&fits=true")).doesNotContain(other.id().toString());
    assertThat(open(who, start, "")).contains(other.id().toString());
    assertThat(open(never, start, "&fits=true")).doesNotContain(work.id().toString());
    var fitting = town.programme.proposer().get(work.path() + "/fitting-volunteers").expect(200);
    assertThat(fitting.body().path("items").valueStream())
        .extracting(item -> item.path("person").asString())
        .contains(who.person())
        .doesNotContain(never.person());
    assertThat(fitting.body().toString()).doesNotContain("张三丰").doesNotContain("stars");
    assertThat(never.get(work.path() + "/fitting-volunteers").code())
        .isEqualTo("volunteer.not-found");

    work.take(never).expect(200);
    assertThat(open(who, start, "&fits=true")).as("full").doesNotContain(work.id().toString());
  }

  private static String open(Client who, Instant start, String more) {
    var month = start.atZone(Town.CALENDAR).toLocalDate().toString().substring(0, 7);
    var path = HERE + "open-shifts?limit=100&month=" + month + more;
    return Json.text(who.get(path).expect(200).body());
  }

  @Test
  void anotherCommunitySeesNothing() {
    var event = town.event();
    var work = town.work(event, Volunteering.terms(event, 1));
    var who = town.volunteer();
    work.take(who).expect(200);
    var neighbour = town.town().neighbour();

    for (var path :
        new String[] {
          work.path(),
          work.path() + "/volunteers",
          HERE + "volunteers",
          HERE + "volunteers/" + who.person(),
          HERE + "volunteers/" + who.person() + "/hours"
        }) {
      assertThat(neighbour.get(path).status()).as(path).isIn(403, 404);
      var there = path.replace("heping-li", "xingfu-li");
      assertThat(Json.text(neighbour.get(there).body()))
          .as(there)
          .doesNotContain(who.person())
          .doesNotContain("签到引导");
    }
    assertThat(work.checkIn(neighbour, who.person()).status()).isIn(403, 404);
    assertThat(who.get(work.path().replace("heping-li", "xingfu-li")).status()).isIn(403, 404);
    assertThat(town.town().resident().get(work.path() + "/mine").code())
        .isEqualTo("volunteer.not-taken");
    assertThat(who.get(HERE + "volunteers").code()).isEqualTo("access.role-required");
    var strange =
        who.put(HERE + "activities/" + UUID.randomUUID() + "/shifts/" + work.id() + "/mine", null);
    assertThat(strange.code()).isEqualTo("volunteer.not-found");
  }
}
