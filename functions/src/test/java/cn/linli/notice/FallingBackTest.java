package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried when WeChat takes a message, and when it does not. */
class FallingBackTest {
  private static final String TEMPLATE_SEND = "/cgi-bin/message/template/send";

  private final Office office = new Office();
  private final WeChatSimulator wechat = office.wechat();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void close() {
    office.close();
  }

  private void booked() {
    office.lives(office.reservation("placed", id, 1, office.wang, "confirmed"));
  }

  @Test
  void aMessageThatSomebodyAcceptedIsSentAndSpendsTheirCredit() {
    office.accepts(office.wang, "booking", 1);

    booked();
    office.lives(office.reservation("rescheduled", id, 2, office.wang, "confirmed"));

    assertThat(office.messages().sent()).hasSize(1);
    var sent = office.messages().sent().getFirst();
    assertThat(sent.page()).isEqualTo("pages/reservation/detail?id=" + id);
    assertThat(sent.values()).containsEntry("thing1", "场地预约成功").containsEntry("phrase3", "已确认");
    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(1);
    assertThat(office.inbox(office.wang)).hasSize(2);
  }

  @Test
  void scenario58ARefusedMessageFallsBackOnceWithoutARetryStorm() {
    office.accepts(office.wang, "booking", 5);
    office.messages().forget(Office.openid("wang"), Office.template("booking"));
    office.follows(office.wang, true);

    booked();
    office.lives(office.reservation("rescheduled", id, 2, office.wang, "confirmed"));
    office.passes(Duration.ofHours(3));

    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).as("once for ever").isEqualTo(1);
    assertThat(wechat.calls(TEMPLATE_SEND)).as("one for each notice").isEqualTo(2);
    assertThat(office.messages().sent()).extracting("channel").containsOnly("official-account");
    assertThat(office.inbox(office.wang)).hasSize(2);
    assertThat(wechat.refreshes()).as("a token for each app").isLessThanOrEqualTo(2);
  }

  @Test
  void whoDoesNotFollowIsAskedOnceAWeek() {
    booked();
    office.lives(office.reservation("rescheduled", id, 2, office.wang, "confirmed"));

    assertThat(wechat.calls(TEMPLATE_SEND)).isEqualTo(1);
    assertThat(office.steps("reservation", id))
        .containsExactly("mini-program skipped no-consent", "official-account skipped no-consent");
    office.passes(Duration.ofDays(8));
    office.lives(office.reservation("rescheduled", id, 3, office.wang, "confirmed"));
    assertThat(wechat.calls(TEMPLATE_SEND)).isEqualTo(2);
  }

  @Test
  void aBusyWeChatIsAskedAgainMoreAndMoreSeldomAndTheCreditIsKept() {
    office.accepts(office.wang, "booking", 1);
    wechat.switches().set(WeChatSimulator.SUBSCRIBE_SEND, Misbehaviour.error("45009").times(2));

    booked();
    assertThat(office.steps("reservation", id).getFirst())
        .isEqualTo("mini-program owed errcode-45009");
    office.passes(Duration.ofMinutes(1));
    office.passes(Duration.ofMinutes(2));
    assertThat(office.messages().sent()).isEmpty();
    office.passes(Duration.ofMinutes(2));

    assertThat(office.messages().sent()).hasSize(1);
    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(3);
  }

  @Test
  void aWeChatThatTakesNothingForHoursIsGivenUp() {
    office.accepts(office.wang, "booking", 1);
    wechat.switches().set(WeChatSimulator.SUBSCRIBE_SEND, Misbehaviour.error("45009"));

    booked();
    for (int hour = 0; hour < 40; hour++) {
      office.passes(Duration.ofMinutes(30));
    }

    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(6);
    assertThat(office.steps("reservation", id).getFirst())
        .isEqualTo("mini-program failed errcode-45009");
    assertThat(office.inbox(office.wang)).extracting("kind").contains("booking.confirmed");
  }

  @Test
  void aMessageOfWhichNobodyKnowsWhetherItArrivedIsNotSentAgain() {
    office.accepts(office.wang, "booking", 2);
    office.follows(office.wang, true);
    wechat
        .switches()
        .set(WeChatSimulator.SUBSCRIBE_SEND, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK));

    booked();
    office.passes(Duration.ofMinutes(2));
    office.passes(Duration.ofHours(1));

    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(1);
    assertThat(office.messages().sent()).hasSize(1);
    assertThat(office.steps("reservation", id).getFirst()).startsWith("mini-program unknown");
    assertThat(office.steps("reservation", id).getLast())
        .isEqualTo("official-account skipped done");
  }

  @Test
  void aTemplateWithoutAnIdOrThatWeChatDoesNotKnowFallsBackToTheInbox() {
    office.accepts(office.wang, "booking", 1);
    office.messages().templates().remove("mini-program", Office.template("booking"));

    booked();

    assertThat(office.steps("reservation", id))
        .containsExactly(
            "mini-program failed errcode-40037", "official-account failed errcode-43004");
    assertThat(office.inbox(office.wang)).hasSize(1);
  }

  @Test
  void theCheckOfTemplatesSaysWhatDiffers() {
    assertThat(new Checking(office.room).check().fits()).isTrue();

    office.messages().templates().remove("mini-program", Office.template("booking"));
    office.messages().templates().put("mini-program", Office.template("money"), "{{thing1.DATA}}");

    var report = new Checking(office.room).check();
    assertThat(report.fits()).isFalse();
    assertThat(report.templates())
        .filteredOn(line -> !line.state().equals("fits"))
        .extracting("template", "state", "lacking")
        .containsExactlyInAnyOrder(
            tuple("booking", "unknown", List.of()),
            tuple("money", "lacks-fields", List.of("amount2", "phrase3", "thing4")));
  }

  @Test
  void whatWeChatSaysTwiceIsCountedOnce() {
    var openid = Office.openid("wang");
    var one = Map.of(Office.template("booking"), 1);

    office.door.consented(openid, "push-1", one, List.of());
    office.door.consented(openid, "push-1", one, List.of());
    office.door.consented(openid, "push-2", one, List.of());
    assertThat(office.room.reaches().get(office.wang).credits()).containsEntry(Template.BOOKING, 2);

    office.door.consented(openid, "push-3", Map.of(), List.of(Office.template("booking")));
    assertThat(office.room.reaches().get(office.wang).hasCredit(Template.BOOKING)).isFalse();
  }

  @Test
  void whoFollowsAgainIsTriedAgain() {
    booked();
    office.follows(office.wang, true);
    office.lives(office.reservation("rescheduled", id, 2, office.wang, "confirmed"));
    assertThat(wechat.calls(TEMPLATE_SEND)).as("believed for a week").isEqualTo(1);

    office.lives(followed(office.wang));
    office.lives(office.reservation("rescheduled", id, 3, office.wang, "confirmed"));

    assertThat(office.messages().sent()).extracting("channel").containsExactly("official-account");
    var stranger = office.person("stranger");
    office.lives(followed(stranger));
    assertThat(office.items("notice").toString()).doesNotContain("P#" + stranger);
  }

  private Told followed(PersonId person) {
    var data = Map.of("follower", id, "person", person, "followed", true, "revision", 1);
    return office.told("officialaccount.follower-changed", data);
  }

  @Test
  void aTemplateMessageThatMayHaveArrivedIsNotSentWhenWeChatHasForgottenItsKey() {
    office.follows(office.wang, true);
    wechat
        .switches()
        .set(TEMPLATE_SEND, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));
    booked();
    wechat.switches().set(TEMPLATE_SEND, Misbehaviour.error("45009").times(1));
    office.passes(Duration.ofMinutes(2));
    assertThat(office.steps("reservation", id).getLast())
        .isEqualTo("official-account owed errcode-45009");

    office.messages().forgetKeys();
    office.passes(Duration.ofMinutes(20));

    assertThat(office.messages().sent()).hasSize(1);
    assertThat(office.steps("reservation", id).getLast())
        .isEqualTo("official-account unknown no-outcome");
  }

  @Test
  void aTemplateMessageThatMayHaveArrivedIsSentUnderItsKeyMeanwhile() {
    office.follows(office.wang, true);
    wechat
        .switches()
        .set(TEMPLATE_SEND, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));

    booked();
    office.passes(Duration.ofMinutes(2));

    assertThat(office.messages().sent()).hasSize(1);
    assertThat(wechat.calls(TEMPLATE_SEND)).isEqualTo(2);
    assertThat(office.steps("reservation", id).getLast()).isEqualTo("official-account sent");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void aGatewayThatAnswersForWeChatMakesNobodySendTwice(int status) {
    office.accepts(office.wang, "booking", 1);
    wechat.switches().set(WeChatSimulator.SUBSCRIBE_SEND, Misbehaviour.status(status).times(1));

    booked();
    office.passes(Duration.ofHours(6));

    assertThat(wechat.calls(WeChatSimulator.SUBSCRIBE_SEND)).isEqualTo(1);
    assertThat(office.steps("reservation", id).getFirst()).startsWith("mini-program unknown");
    assertThat(office.inbox(office.wang)).isNotEmpty();
  }
}
