package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scenarios 9 and 10: zones where the staff decide. */
class ApprovalJourneyTest {
  private static Town town;
  private static LocalDate day;

  @BeforeAll
  static void open() {
    town = Town.another();
    day = town.quietDay();
    approve("library", "hold");
    approve("dance-room", "queue");
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @AfterEach
  void nextDay() {
    town.weather().clear();
    day = town.quietDay();
  }

  private static void approve(String zone, String requests) {
    approve(zone, requests, 1);
  }

  private static void approve(String zone, String requests, int revision) {
    town.operator()
        .put(
            "/communities/heping-li/zones/" + zone,
            """
            {"name": "间", "parent": "whole", "capacity": 30, "revision": %d, "rules":
             {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
              "cancelBeforeMinutes": 120, "perPerson": {"daily": 2},
              "approval": {"requests": "%s", "decideWithinMinutes": 60}}}
            """
                .formatted(revision, requests))
        .expect(200);
  }

  @Test
  void scenario9ARequestThatHoldsStandsAgainstTheNext() {
    var one = town.resident();
    var id = ask(one, "library", "10:00");

    var other = town.resident().book("library", Town.at(day, "10:00"), Town.at(day, "11:00"));
    var whole = town.resident().book("whole", Town.at(day, "10:00"), Town.at(day, "12:00"));

    assertThat(other.code()).isEqualTo("venue.slot-taken");
    assertThat(whole.code()).isEqualTo("venue.slot-taken");
    assertThat(pendingIds()).contains(id.toString());
    assertThat(decide(town.operator(), id, "accept").expect(200).text("/state"))
        .isEqualTo("confirmed");
    assertThat(pendingIds()).doesNotContain(id.toString());
  }

  @Test
  void scenario9RequestsThatQueueWaitAndNoneIsAcceptedSilently() {
    var first = ask(town.resident(), "dance-room", "10:00");
    var second = ask(town.resident(), "dance-room", "10:30");

    assertThat(pendingIds()).contains(first.toString(), second.toString());
    decide(town.operator(), second, "accept").expect(200);
    var late = town.resident().book("dance-room", Town.at(day, "10:00"), Town.at(day, "11:00"));

    assertThat(late.code()).isEqualTo("venue.slot-taken");
  }

  @Test
  void scenario10OfTwoApprovalsOneSucceedsAndTheOtherResidentIsTold() throws Exception {
    for (int round = 0; round < 5; round++) {
      day = town.quietDay();
      var ones = town.resident();
      var others = town.resident();
      var one = ask(ones, "dance-room", "10:00");
      var other = ask(others, "dance-room", "10:30");
      var operator = town.operator();
      var committee = town.committee();
      town.weather().conflicts(30);

      var answers =
          AtOnce.all(
              List.of(
                  () -> decide(operator, one, "accept", 1),
                  () -> decide(committee, other, "accept", 1)));

      town.weather().clear();
      assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
      assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Answer::code))
          .containsOnly("venue.slot-taken");
      assertThat(List.of(state(ones, one), state(others, other)))
          .containsExactlyInAnyOrder("confirmed", "rejected");
    }
  }

  @Test
  void nobodyCanAcceptTwiceByReturningToHandling() {
    var one = ask(town.resident(), "dance-room", "10:00");
    var other = ask(town.resident(), "dance-room", "10:30");
    var operator = town.operator();
    decide(operator, one, "accept").expect(200);

    decide(operator, one, "return").expect(200);
    decide(operator, other, "accept").expect(200);

    assertThat(decide(operator, one, "accept").code()).isEqualTo("venue.slot-taken");
    assertThat(decide(operator, other, "accept").expect(200).text("/state")).isEqualTo("confirmed");
  }

  @Test
  void nobodyDecidesAboutTheirOwnRequest() {
    var resident = town.resident();
    var id = ask(resident, "library", "10:00");
    town.committee()
        .put(
            "/communities/heping-li/people/" + resident.person() + "/roles/operator",
            "{\"reason\":\"新同事\"}")
        .expect(200);

    assertThat(decide(resident, id, "accept").code()).isEqualTo("venue.own-request");
    assertThat(state(resident, id)).isEqualTo("pending");
  }

  @Test
  void rejectingNeedsAReasonFreesTheSlotsAndCanBeReturned() {
    var resident = town.resident();
    var id = ask(resident, "library", "14:00");
    var operator = town.operator();

    assertThat(decide(operator, id, "reject").text("/errors/0/pointer")).isEqualTo("/reason");
    var rejected = reject(operator, id).expect(200);

    assertThat(rejected.text("/endReason")).isEqualTo("设备检修");
    assertThat(reject(operator, id).body()).isEqualTo(rejected.body());
    assertThat(decide(operator, id, "accept").code()).isEqualTo("venue.decided-already");
    var next = ask(town.resident(), "library", "14:00");
    assertThat(decide(operator, id, "return").code()).isEqualTo("venue.slot-taken");
    reject(operator, next).expect(200);
    assertThat(decide(operator, id, "return").expect(200).text("/state")).isEqualTo("pending");
  }

  @Test
  void onlyStaffDecideAndOnlyWhereTheZoneAsksForIt() {
    var resident = town.resident();
    var id = ask(resident, "library", "16:00");
    var booked =
        resident.book("multimedia-room", Town.at(day, "16:00"), Town.at(day, "17:00")).expect(200);

    assertThat(decide(resident, id, "accept").status()).isEqualTo(403);
    assertThat(decide(town.neighbour(), id, "accept").status()).isEqualTo(404);
    assertThat(decide(town.operator(), UUID.fromString(booked.text("/id")), "return").code())
        .isEqualTo("venue.not-by-request");
    assertThat(resident.get("/communities/heping-li/pending-reservations").status()).isEqualTo(403);
  }

  @Test
  void aRequestNobodyDecidesAboutLapsesByItself() {
    var resident = town.resident();
    var person = town.keyOf(resident);
    var id = ask(resident, "library", "18:00");

    town.deployment().tick();
    town.passes(Duration.ofMinutes(61));

    assertThat(decide(town.operator(), id, "accept").code()).isEqualTo("venue.decided-too-late");
    var again = decide(town.operator(), id, "return").expect(200);
    assertThat(Instant.parse(again.text("/decideBy"))).isAfter(town.now());
    town.deployment().tick();
    assertThat(state(town.operator(), id)).isEqualTo("pending");
    town.passes(Duration.ofMinutes(61));
    town.deployment().tick();
    assertThat(state(town.logIn(person), id)).isEqualTo("lapsed");
    assertThat(pendingIds()).doesNotContain(id.toString());
    ask(town.resident(), "library", "18:00");
    assertThat(decide(town.operator(), id, "return").code()).isEqualTo("venue.slot-taken");
  }

  @Test
  void nobodyDecidesAboutWhatTheyHaveNotSeen() {
    var resident = town.resident();
    var id = ask(resident, "library", "09:00");
    var path = "/communities/heping-li/reservations/" + id + "/time";
    var later =
        "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(Town.at(day, "18:00"), Town.at(day, "20:00"));
    resident.put(path, later).expect(200);

    assertThat(decide(town.operator(), id, "accept", 1).code())
        .isEqualTo("venue.changed-meanwhile");
    assertThat(decide(town.operator(), id, "accept", 2).expect(200).text("/state"))
        .isEqualTo("confirmed");
    assertThat(decide(town.operator(), id, "accept", 2).status()).isEqualTo(200);
  }

  @Test
  void aRequestThatHoldsIsNoReasonToRejectTheOneThatQueues() {
    var queued = ask(town.resident(), "dance-room", "12:00");
    approve("dance-room", "hold", 2);
    try {
      ask(town.resident(), "dance-room", "12:00");

      assertThat(decide(town.operator(), queued, "accept").code()).isEqualTo("venue.slot-taken");
      assertThat(state(town.operator(), queued)).isEqualTo("pending");
    } finally {
      approve("dance-room", "queue", 3);
    }
  }

  @Test
  void returningKeepsToThePersonsLimit() {
    var resident = town.resident();
    var first = ask(resident, "library", "09:00");
    ask(resident, "library", "11:00");
    reject(town.operator(), first).expect(200);
    ask(resident, "library", "13:00");

    assertThat(decide(town.operator(), first, "return").code()).isEqualTo("venue.person-limit");
  }

  private static UUID ask(Client who, String zone, String from) {
    var id = UUID.randomUUID();
    var start = Town.at(day, from);
    var answer = who.book(id, zone, start, start.plus(Duration.ofHours(1))).expect(200);
    assertThat(answer.text("/state")).isEqualTo("pending");
    return id;
  }

  private static Answer decide(Client who, UUID id, String decision) {
    return decide(who, id, decision, revision(id));
  }

  private static Answer decide(Client who, UUID id, String decision, int revision) {
    return who.put(
        "/communities/heping-li/reservations/" + id + "/decision",
        "{\"decision\":\"%s\",\"revision\":%d}".formatted(decision, revision));
  }

  private static Answer reject(Client who, UUID id) {
    return who.put(
        "/communities/heping-li/reservations/" + id + "/decision",
        "{\"decision\":\"reject\",\"revision\":%d,\"reason\":\"设备检修\"}".formatted(revision(id)));
  }

  private static int revision(UUID id) {
    return town.operator()
        .get("/communities/heping-li/reservations/" + id)
        .expect(200)
        .body()
        .path("revision")
        .asInt();
  }

  private static String state(Client who, UUID id) {
    return who.get("/communities/heping-li/reservations/" + id).expect(200).text("/state");
  }

  private static List<String> pendingIds() {
    return town.operator()
        .get("/communities/heping-li/pending-reservations?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }
}
