package cn.linli.journey;

import static cn.linli.journey.Volunteering.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Volunteering.Terms;
import cn.linli.journey.Volunteering.Work;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients make the ids: two activities may have shifts of the same one. */
class SameShiftIdJourneyTest {
  private static Volunteering town;

  @BeforeAll
  static void open() {
    town = new Volunteering();
  }

  @AfterEach
  void theBooksSaySo() {
    town.till.quiet();
    MoneyInvariants.hold(town.town());
  }

  @AfterAll
  static void close() {
    town.town().deployment().close();
  }

  private static Work work(Programme.Event event, UUID id, Terms terms) {
    town.write(town.town().operator(), event, id, terms, 0).expect(200);
    return new Work(town, event, id);
  }

  @Test
  void bothAreEngagedWorkedPaidAndCounted() {
    var event = town.event();
    var other = town.event();
    var start = Volunteering.start(event);
    var id = UUID.randomUUID();
    var fen = ",\"stipendFen\":2000";
    var first = work(event, id, new Terms(start, start.plusSeconds(3600), 1, fen));
    var second =
        work(other, id, new Terms(start.plusSeconds(3600), start.plusSeconds(7200), 1, fen));
    var during = town.work(event, new Terms(start.plusSeconds(600), start.plusSeconds(900), 1, ""));
    var who = town.volunteer();
    first.take(who).expect(200);
    second.take(who).expect(200);
    assertThat(during.take(who).code()).isEqualTo("volunteer.overlaps");
    var code = "{\"code\":\"%s\"}".formatted(first.mine(who).path("code").asString());
    first.begins();

    var operator = town.town().operator();
    assertThat(operator.put(second.path() + "/check-in", code).code())
        .isEqualTo("volunteer.code-unknown");
    operator.put(first.path() + "/check-in", code).expect(200);
    town.till.skips(Duration.ofMinutes(59));
    var one = first.checkOut(town.town().operator(), who.person()).expect(200);
    second.checkIn(town.town().operator(), who.person()).expect(200);
    town.arrives(who, one.text("/payout"));
    town.till.skips(Duration.ofHours(1));
    var two = second.checkOut(town.town().operator(), who.person()).expect(200);

    assertThat(one.text("/payout")).isNotEqualTo(two.text("/payout"));
    town.arrives(who, two.text("/payout"));
    var hours = town.hours(who);
    assertThat(hours.path("totalShifts").asInt()).isEqualTo(2);
    assertThat(hours.at("/months/0/minutes").asInt()).isEqualTo(120);
    var shifts = HERE + "my-volunteer-hours/shifts?month=" + hours.at("/months/0/month").asString();
    var listed = town.town().back(who.person()).get(shifts).expect(200).body();
    assertThat(listed.path("items")).hasSize(2);
  }

  @Test
  void bothAreInTheListAndOneStaysWhenTheOtherEnds() {
    var event = town.event();
    var other = town.event();
    var id = UUID.randomUUID();
    var first = work(event, id, Volunteering.terms(event, 1));
    var start = Volunteering.start(event);
    work(other, id, new Terms(start, start.plusSeconds(3600), 1, ""));
    var who = town.volunteer();
    var month = start.atZone(Town.CALENDAR).toString().substring(0, 7);
    var path = HERE + "open-shifts?limit=100&month=" + month;
    assertThat(who.get(path).expect(200).body().path("items").valueStream())
        .filteredOn(item -> item.path("shift").asString().equals(id.toString()))
        .hasSize(2);

    town.town().operator().put(first.path() + "/cancellation", "{\"reason\":\"人手已够\"}").expect(200);

    assertThat(who.get(path).expect(200).body().path("items").valueStream())
        .filteredOn(item -> item.path("shift").asString().equals(id.toString()))
        .extracting(item -> item.path("activity").asString())
        .containsExactly(other.id().toString());
  }
}
