package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Zones that cost something: what, for whom and when; and the wait for the payment. */
class PriceJourneyTest {
  private static final String COMMUNITY = "/communities/heping-li/";
  private static final CommunityId ID = new CommunityId("heping-li");
  private static final String APPROVAL =
      ", \"approval\": {\"requests\": \"hold\", \"decideWithinMinutes\": 10000}";
  private static Town town;
  private static LocalDate day;

  @BeforeAll
  static void open() {
    town = Town.another();
    day = town.quietDay();
    town.configure("dance-room", room(""));
    town.configure("library", room(APPROVAL));
  }

  private static String room(String more) {
    var offPeak = new StringBuilder();
    for (var weekday : DayOfWeek.values()) {
      offPeak
          .append(offPeak.isEmpty() ? "" : ",")
          .append(
              "{\"day\":\"%s\",\"from\":\"09:00\",\"to\":\"12:00\",\"percent\":50}"
                  .formatted(weekday.name().toLowerCase(Locale.ROOT)));
    }
    return """
        {"name": "间", "parent": "whole", "capacity": 30, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
          "cancelBeforeMinutes": 60%s,
          "price": {"hourFen": 3001, "enterpriseHourFen": 8000, "depositFen": 10000, "payWithinMinutes": 30,
                    "offPeak": [%s]}}}
        """
        .formatted(more, offPeak);
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @AfterEach
  void nextDay() {
    day = town.quietDay();
  }

  @Test
  void theFeeCountsOffPeakHoursInPartAndEnterprisesByTheirOwnRate() {
    var resident = ask("dance-room", "11:00", "13:30", null).expect(200);
    var enterprise =
        ask("dance-room", "14:00", "15:00", "{\"kind\":\"enterprise\",\"name\":\"和平面馆\"}");

    // 1 h at half of 3001 and 1.5 h whole: 6002, the fen's parts once rounded down.
    assertThat(resident.body().path("feeFen").asInt()).isEqualTo(6002);
    assertThat(resident.body().path("depositFen").asInt()).isEqualTo(10000);
    assertThat(enterprise.expect(200).body().path("feeFen").asInt()).isEqualTo(8000);
  }

  @Test
  void whatHasToBePaidWaitsForItAndHoldsItsTime() {
    var answer = ask("dance-room", "15:00", "16:00", null).expect(200);

    var other = town.resident().book("dance-room", at("15:00"), at("16:00"));

    assertThat(answer.text("/state")).isEqualTo("awaiting-payment");
    assertThat(Instant.parse(answer.text("/payBy")))
        .isEqualTo(town.now().plus(Duration.ofMinutes(30)));
    assertThat(other.code()).isEqualTo("venue.slot-taken");
  }

  @Test
  void anUnpaidBookingLapsesAndItsTimeIsFree() {
    var id = id(ask("dance-room", "15:00", "16:00", null));

    town.passes(Duration.ofMinutes(31));
    boolean late = paid(id);
    town.deployment().tick();

    assertThat(late).isFalse();
    assertThat(state(id)).isEqualTo("lapsed");
    assertThat(town.resident().book("dance-room", at("15:00"), at("16:00")).code()).isEqualTo("ok");
  }

  @Test
  void aPaidBookingIsConfirmedOnceAndCancellingItTellsWhatGoesBack() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    book(resident, id, "dance-room", "15:00", "16:00", null).expect(200);

    assertThat(paid(id)).isTrue();
    assertThat(paid(id)).isTrue();
    var confirmed = resident.get(path(id));
    resident.put(path(id) + "/cancellation", "{}").expect(200);

    assertThat(confirmed.text("/state")).isEqualTo("confirmed");
    assertThat(confirmed.body().path("revision").asInt()).isEqualTo(2);
    // The same payment again: it was taken, and the event of the cancellation gives it back.
    assertThat(paid(id)).isTrue();
    assertThat(paid(id, "another", 13001)).isFalse();
    Eventually.holds(
        () ->
            assertThat(
                    town.told(id).stream()
                        .filter(event -> event.at("/data/refundFen").asInt(0) == 13001))
                .hasSize(1));
  }

  @Test
  void anotherAmountThanIsAskedNowPaysForNothing() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    book(resident, id, "dance-room", "15:00", "16:00", null).expect(200);
    move(resident, id, "14:00", "18:00").expect(200);

    assertThat(paid(id, "for one hour", 13001)).isFalse();
    assertThat(state(id)).isEqualTo("awaiting-payment");
    assertThat(paid(id, "for four", 22004)).isTrue();
    assertThat(paid(id, "twice", 22004)).isFalse();
  }

  @Test
  void movingBuysNoTimeToPayIn() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    var payBy = book(resident, id, "dance-room", "15:00", "16:00", null).text("/payBy");
    town.passes(Duration.ofMinutes(20));
    resident = town.back(resident.person());

    assertThat(move(resident, id, "15:30", "16:30").expect(200).text("/payBy")).isEqualTo(payBy);
    town.passes(Duration.ofMinutes(11));

    resident = town.back(resident.person());
    assertThat(move(resident, id, "15:00", "16:00").code()).isEqualTo("venue.reservation-over");
    assertThat(paid(id)).isFalse();
  }

  @Test
  void whereNobodyIsToPayAnyMoreNothingWasPaidAndNothingGoesBack() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    book(resident, id, "library", "15:00", "16:00", null).expect(200);
    town.configure("library", room(APPROVAL).replaceAll("(?s),\\s*\"price.*\\]\\}", ""));
    town.operator().put(path(id) + "/decision", "{\"decision\":\"accept\",\"revision\":1}");
    town.configure("library", room(APPROVAL));

    var confirmed = resident.get(path(id));
    resident.put(path(id) + "/cancellation", "{}").expect(200);

    assertThat(confirmed.text("/state")).isEqualTo("confirmed");
    assertThat(confirmed.body().path("feeFen").asInt()).isZero();
    town.settles();
    assertThat(town.told(id)).hasSize(3).noneMatch(event -> event.at("/data").has("refundFen"));
  }

  @Test
  void aTimeWithoutEndIsRefusedBeforeItsPriceIsWorkedOut() {
    var answer =
        town.resident()
            .put(
                path(UUID.randomUUID()),
                "{\"zone\":\"dance-room\",\"start\":\"%s\",\"end\":\"9999-12-30T16:00:00Z\",\"people\":5}"
                    .formatted(at("15:00")));

    assertThat(answer.code()).isEqualTo("venue.too-long");
  }

  @Test
  void anAcceptedRequestWaitsForItsPayment() {
    var id = id(ask("library", "15:00", "16:00", null));

    var accepted =
        town.operator().put(path(id) + "/decision", "{\"decision\":\"accept\",\"revision\":1}");

    assertThat(accepted.expect(200).text("/state")).isEqualTo("awaiting-payment");
    assertThat(paid(id)).isTrue();
    assertThat(state(id)).isEqualTo("confirmed");
  }

  @Test
  void aPaidBookingMovesToATimeOfTheSamePriceOnly() {
    var resident = town.resident();
    var id = UUID.randomUUID();
    book(resident, id, "dance-room", "15:00", "16:00", null).expect(200);
    paid(id);

    var cheaper = move(resident, id, "10:00", "11:00");
    var same = move(resident, id, "16:00", "17:00");

    assertThat(cheaper.code()).isEqualTo("venue.price-differs");
    assertThat(same.expect(200).text("/state")).isEqualTo("confirmed");
  }

  @Test
  void aPaidBookingIsNotReturnedToHandling() {
    var id = id(ask("library", "15:00", "16:00", null));
    town.operator().put(path(id) + "/decision", "{\"decision\":\"accept\",\"revision\":1}");
    paid(id);

    var returned =
        town.operator().put(path(id) + "/decision", "{\"decision\":\"return\",\"revision\":3}");

    assertThat(returned.code()).isEqualTo("venue.paid-already");
  }

  @Test
  void aNewPriceDoesNotChangeWhatWasAgreed() {
    var id = id(ask("dance-room", "15:00", "16:00", null));

    town.configure("dance-room", room("").replace("3001", "9000"));
    var fee = town.operator().get(path(id)).body().path("feeFen").asInt();
    town.configure("dance-room", room(""));

    assertThat(fee).isEqualTo(3001);
  }

  private static Answer ask(String zone, String from, String to, String organiser) {
    return book(town.resident(), UUID.randomUUID(), zone, from, to, organiser);
  }

  private static Answer book(
      Client who, UUID id, String zone, String from, String to, String organiser) {
    var more = organiser == null ? "" : ",\"organiser\":" + organiser;
    return who.put(
        path(id),
        "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"people\":5%s}"
            .formatted(zone, at(from), at(to), more));
  }

  private static Answer move(Client who, UUID id, String from, String to) {
    return who.put(
        path(id) + "/time", "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(at(from), at(to)));
  }

  private static boolean paid(UUID id) {
    return paid(id, "payment of " + id, 13001);
  }

  private static boolean paid(UUID id, String payment, long fen) {
    var number = UUID.nameUUIDFromBytes((id + payment).getBytes(StandardCharsets.UTF_8));
    return town.deployment().reservations().paid(ID, id, number, new Money(fen));
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.expect(200).text("/id"));
  }

  private static String state(UUID reservation) {
    return town.operator().get(path(reservation)).text("/state");
  }

  private static String path(UUID reservation) {
    return COMMUNITY + "reservations/" + reservation;
  }

  private static Instant at(String time) {
    return Town.at(day, time);
  }
}
