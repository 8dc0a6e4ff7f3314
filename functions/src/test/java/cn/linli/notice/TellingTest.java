package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import cn.linli.town.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Who is told what, and when. */
class TellingTest {
  private final Office office = new Office();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void close() {
    office.close();
  }

  private Told confirmed(int revision) {
    return office.reservation("placed", id, revision, office.wang, "confirmed");
  }

  @Test
  void tenTimesTheSameEventAtOnceIsOneNoticeAndOneMessage() {
    office.accepts(office.wang, "booking", 10);
    var event = confirmed(1);

    AtOnce.times(10, () -> office.hears(event));
    var owed = office.items("outbox");
    assertThat(owed).hasSize(1);
    var send = Json.MAPPER.readValue(owed.getFirst().get("body").s(), Told.class);
    AtOnce.times(10, () -> office.hears(send));
    office.settles();
    office.passes(Duration.ofMinutes(5));

    assertThat(office.inbox(office.wang)).hasSize(1);
    assertThat(office.unread(office.wang)).isEqualTo(1);
    assertThat(office.messages().sent()).hasSize(1);
    assertThat(office.steps("reservation", id).getFirst()).isEqualTo("mini-program sent");
  }

  @Test
  void aStateThatWasOvertakenIsNotTold() {
    office.lives(office.reservation("rejected", id, 3, office.wang, "rejected"));
    office.lives(confirmed(2));

    assertThat(office.inbox(office.wang)).extracting("kind").containsExactly("booking.rejected");
  }

  @Test
  void whatSomebodyDidThemselvesTheyAreNotTold() {
    var cancelled = office.reservation("cancelled", id, 2, office.wang, "cancelled");
    ((ObjectNode) cancelled.data()).put("by", office.wang.toString());

    office.lives(cancelled);

    assertThat(office.inbox(office.wang)).isEmpty();
  }

  @Test
  void whatCanWaitIsPushedInTheMorning() {
    office.accepts(office.wang, "booking", 1);
    office.clock.advance(Duration.between(office.clock.instant(), at("2026-12-01T15:30:00Z")));

    office.lives(confirmed(1));
    assertThat(office.inbox(office.wang)).as("at once").hasSize(1);
    office.passes(Duration.ofHours(7));
    assertThat(office.messages().sent()).as("at half past six").isEmpty();
    office.passes(Duration.ofMinutes(41));

    assertThat(office.messages().sent()).hasSize(1);
  }

  @Test
  void anOfferThatLapsedAtNightIsNotPushed() {
    office.accepts(office.wang, "booking", 2);
    office.clock.advance(Duration.between(office.clock.instant(), at("2026-12-01T15:30:00Z")));
    office.lives(office.reservation("offered", id, 2, office.wang, "offered"));
    office.passes(Duration.ofHours(1));
    office.lives(office.reservation("lapsed", id, 3, office.wang, "lapsed"));

    office.passes(Duration.ofHours(8));

    assertThat(office.messages().sent())
        .extracting(sent -> sent.values().get("phrase3"))
        .containsExactly("已失效");
    assertThat(office.deliveries("reservation", id).getLast().channels().getFirst().reason())
        .isEqualTo("overtaken");
  }

  @Test
  void whatCannotWaitIsPushedAtNight() {
    office.accepts(office.wang, "booking", 1);
    office.clock.advance(Duration.between(office.clock.instant(), at("2026-12-01T15:30:00Z")));

    office.lives(office.reservation("cancelled", id, 2, office.wang, "cancelled"));

    assertThat(office.messages().sent()).hasSize(1);
  }

  @Test
  void peopleAreTheirOwnMastersButForWhatMustBeTold() {
    wants(List.of(Group.BOOKINGS), List.of(), LocalTime.of(22, 0), LocalTime.of(7, 0));
    office.accepts(office.wang, "booking", 2);

    office.lives(confirmed(1));
    assertThat(office.inbox(office.wang)).isEmpty();
    office.lives(office.reservation("cancelled", id, 2, office.wang, "cancelled"));

    assertThat(office.inbox(office.wang)).extracting("kind").containsExactly("booking.cancelled");
    assertThat(office.messages().sent()).as("only in the inbox").isEmpty();
  }

  @Test
  void aSilentChannelIsNotTriedAndWhoWantsNoQuietHoursHasNone() {
    wants(List.of(), List.of(Channel.OFFICIAL_ACCOUNT), null, null);
    office.follows(office.wang, true);
    office.accepts(office.wang, "booking", 1);
    office.clock.advance(Duration.between(office.clock.instant(), at("2026-12-01T15:30:00Z")));

    office.lives(confirmed(1));
    office.lives(office.reservation("rescheduled", id, 2, office.wang, "confirmed"));

    assertThat(office.messages().sent()).extracting("channel").containsExactly("mini-program");
  }

  private void wants(List<Group> muted, List<Channel> silent, LocalTime from, LocalTime until) {
    var command = new Commands.PutPreferences(Office.HOME, muted, silent, false, from, until, 0);
    new Choosing(office.room).put(office.caller(office.wang), command);
  }

  @Test
  void isRemindedUnlessItWasCalledOff() {
    var other = UUID.randomUUID();
    office.lives(confirmed(1));
    office.lives(office.reservation("placed", other, 1, office.wang, "confirmed"));
    office.lives(office.reservation("cancelled", other, 2, office.wang, "cancelled"));

    office.passes(Duration.ofHours(46));

    assertThat(office.inbox(office.wang))
        .filteredOn(notice -> notice.kind().endsWith("-reminder"))
        .singleElement()
        .satisfies(notice -> assertThat(notice.link()).endsWith(id.toString()));
  }

  @Test
  void aDeskIsToldButNotWhoeverDidIt() {
    var zhou = office.person("zhou");
    var alert =
        Map.of("alert", id, "kind", "forced", "at", office.clock.instant(), "by", office.wang);

    office.lives(office.told("access.alert-raised", alert));

    assertThat(office.inbox(zhou)).extracting("kind").containsExactly("access.alarm");
    assertThat(office.inbox(office.wang)).isEmpty();
  }

  @Test
  void whoeverIsConcernedTwiceIsToldOnceAsTheirOwnMatter() {
    var street = office.person("street");
    var data =
        Map.of(
            "ticket",
            id,
            "step",
            "escalated",
            "state",
            "working",
            "desk",
            "operator",
            "handler",
            office.wang,
            "due",
            office.clock.instant(),
            "revision",
            4);

    office.lives(office.told("ticket.changed", data));

    assertThat(office.inbox(office.wang)).extracting("kind").containsExactly("ticket.overdue");
    assertThat(office.inbox(street)).extracting("kind").containsExactly("ticket.escalated");
  }

  @Test
  void anOwnerIsToldAtHomeWhatAnotherCommunityVetoed() {
    var there = new CommunityId("xingfu-li");
    var veto =
        office.told(
            "merchant.vetoed",
            Map.of("merchant", id, "about", "merchant", "owner", office.wang, "home", Office.HOME));

    office.lives(new Told(veto.id(), veto.type(), there, veto.at(), veto.data()));

    assertThat(office.inbox(office.wang)).extracting("kind").containsExactly("merchant.vetoed");
  }

  @Test
  void howSomebodyCanBeReachedIsInTheirExport() {
    office.accepts(office.wang, "booking", 2);

    var export = Json.MAPPER.valueToTree(office.door.of(office.wang, List.of(Office.HOME)));

    assertThat(export.at("/0/credits/0/messages").asInt()).isEqualTo(2);
  }

  @Test
  void nobodyIsToldWhoIsGone() {
    office.lives(confirmed(1));
    var erased = Map.of("person", office.wang, "communities", List.of(Office.HOME));
    office.door.onPersonErased().accept(office.told("identity.person-erased", erased));

    office.lives(office.reservation("rescheduled", id, 2, office.wang, "confirmed"));

    assertThat(office.inbox(office.wang)).isEmpty();
    assertThat(office.unread(office.wang)).isZero();
    assertThat(office.items("notice").toString()).doesNotContain("舞蹈室");
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
