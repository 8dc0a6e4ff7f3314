package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What makes something pointless that people were told, and what does not. */
class OvertakingTest {
  private final Office office = new Office();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void close() {
    office.close();
  }

  private Told ticket(String step, String state, int revision) {
    return office.told(
        "ticket.changed",
        Map.of(
            "ticket", id,
            "step", step,
            "state", state,
            "desk", "operator",
            "reporter", office.wang,
            "due", office.clock.instant().plus(Duration.ofDays(3)),
            "revision", revision));
  }

  private Told claim(PersonId owner, String home, String state, int revision) {
    var data = new HashMap<String, Object>();
    data.put("claim", id);
    data.put("campaign", id);
    data.put("order", id);
    data.put("home", home);
    data.put("owner", owner);
    data.put("person", office.wang);
    data.put("state", state);
    data.put("revision", revision);
    return office.told("aftersale.claim-changed", data);
  }

  private Told order(String type, Map<String, ?> more) {
    var data = new HashMap<String, Object>(more);
    data.put("order", id);
    data.put("campaign", id);
    data.put("person", office.wang);
    return office.told("groupbuy." + type, data);
  }

  private Told pickUpEnds() {
    return order("pick-up-ending", Map.of("until", Instant.parse("2026-12-02T12:00:00Z")));
  }

  private List<String> words() {
    return office.messages().sent().stream().map(sent -> sent.values().get("phrase3")).toList();
  }

  private List<String> kinds(PersonId person) {
    return office.inbox(person).stream().map(Notice.View::kind).toList();
  }

  @Test
  void aNoteAmongTheStaffTakesNothingBack() {
    office.accepts(office.wang, "ticket", 1);
    office.atNight();
    office.lives(ticket("answered", "answered", 4));
    office.lives(ticket("noted", "answered", 5));

    office.passes(Duration.ofHours(8));

    assertThat(words()).containsExactly("已答复");
  }

  @Test
  void whatHappensToATicketStillTakesBackWhatWasTrueBefore() {
    office.accepts(office.wang, "ticket", 1);
    office.atNight();
    office.lives(ticket("answered", "answered", 4));
    office.lives(ticket("noted", "answered", 5));
    office.lives(ticket("closed", "closed", 6));

    office.passes(Duration.ofHours(8));

    assertThat(words()).isEmpty();
  }

  @Test
  void wordsAboutAClaimAreNotTheClaimOnceMore() {
    var owner = office.person("owner");
    office.lives(claim(owner, "heping-li", "open", 1));
    office.clock.advance(Duration.ofMinutes(1));
    office.lives(claim(owner, "heping-li", "open", 2));
    office.lives(claim(owner, "heping-li", "open", 3));

    assertThat(kinds(owner)).containsExactly("claim.opened");
  }

  @Test
  void whatAnotherPlaceIsToldIsTakenBackThereToo() {
    var owner = office.person("owner");
    office.accepts(owner, "order", 1);
    office.atNight();
    office.lives(claim(owner, "xingfu-li", "open", 1));
    office.lives(claim(owner, "xingfu-li", "accepted", 2));

    office.passes(Duration.ofHours(8));

    assertThat(office.messages().sent()).isEmpty();
    var there = new CommunityId("xingfu-li");
    assertThat(office.room.heads().state(there, "claim/" + id)).isEqualTo(2);
  }

  @Test
  void whoHasCollectedIsNotUrgedToCollect() {
    office.accepts(office.wang, "order", 2);
    office.atNight();
    office.lives(pickUpEnds());
    office.clock.advance(Duration.ofMinutes(1));
    office.lives(order("order-changed", Map.of("state", "collected", "revision", 4)));

    office.passes(Duration.ofHours(8));

    assertThat(words()).containsExactly("已提货");
  }

  @Test
  void aStepThatIsDoneAgainTellsNobodyAgain() {
    var from = Map.of("from", office.clock.instant(), "until", office.clock.instant());
    office.lives(order("order-succeeded", from));
    office.clock.advance(Duration.ofMinutes(1));
    office.lives(order("order-succeeded", from));
    office.lives(pickUpEnds());
    office.clock.advance(Duration.ofMinutes(1));
    office.lives(pickUpEnds());

    assertThat(kinds(office.wang)).containsExactly("order.pick-up-ending", "order.succeeded");
  }

  @Test
  void aDeskWhereNobodySitsTakesBackNevertheless() {
    office.accepts(office.wang, "booking", 1);
    office.atNight();
    office.lives(office.reservation("offered", id, 2, office.wang, "offered"));
    office.people.clear();
    office.lives(office.reservation("requested", id, 3, office.wang, "pending"));
    office.people.put(office.wang, "wang");

    office.passes(Duration.ofHours(8));

    assertThat(office.messages().sent()).isEmpty();
  }

  @Test
  void aReminderThatWaitsForTheMorningIsNotSentOfWhatWasCalledOff() {
    office.follows(office.wang, true);
    var other = UUID.randomUUID();
    office.lives(early(id, "placed", 1, "confirmed"));
    office.lives(early(other, "placed", 1, "confirmed"));
    office.passes(Duration.ofHours(20).plusMinutes(35));
    assertThat(kinds(office.wang)).contains("booking.confirmed-reminder");
    office.lives(early(other, "cancelled", 2, "cancelled"));

    office.passes(Duration.ofMinutes(45));

    assertThat(words()).filteredOn("提醒"::equals).as("of the one that takes place").hasSize(1);
    assertThat(office.messages().sent())
        .filteredOn(sent -> sent.values().get("phrase3").equals("提醒"))
        .allSatisfy(sent -> assertThat(sent.page()).endsWith(id.toString()));
  }

  /** It begins at half past eight in the morning: two hours before are quiet. */
  private Told early(UUID which, String what, int revision, String state) {
    return office.told(
        "venue.reservation-" + what,
        Map.of(
            "reservation",
            which,
            "revision",
            revision,
            "zone",
            "dance-room",
            "person",
            office.wang,
            "start",
            Instant.parse("2026-12-02T00:30:00Z"),
            "end",
            Instant.parse("2026-12-02T01:30:00Z"),
            "state",
            state));
  }

  @Test
  void whoSignsUpForASessionIsToldWhenThatBegins() {
    var first = office.clock.instant().plus(Duration.ofDays(2));
    var third = first.plus(Duration.ofDays(14));
    office.gist =
        new Needs.Gist("书法课", office.wang, List.of(first, first.plus(Duration.ofDays(7)), third));
    var data =
        Map.of(
            "signUp",
            id,
            "activity",
            id,
            "session",
            2,
            "person",
            office.wang,
            "state",
            "confirmed",
            "revision",
            1);

    office.lives(office.told("signup.changed", data));

    assertThat(office.inbox(office.wang)).extracting("when").containsExactly(third);
  }

  @Test
  void aDeskOfMoreThanAPageIsToldWholeAlsoByWhoeverDiedOverIt() {
    var desk = new ArrayList<PersonId>();
    for (int seat = 0; seat < 130; seat++) {
      desk.add(office.person("seat" + seat));
    }
    var alert = Map.of("alert", id, "kind", "forced", "at", office.clock.instant());
    office.deaths.at(105, true);

    office.lives(office.told("access.alert-raised", alert));

    assertThat(office.deaths.count()).isEqualTo(1);
    assertThat(desk)
        .allSatisfy(person -> assertThat(kinds(person)).containsExactly("access.alarm"));
  }
}
