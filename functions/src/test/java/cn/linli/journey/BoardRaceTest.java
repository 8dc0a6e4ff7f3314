package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several want something of the same offer at once. */
class BoardRaceTest {
  private static final Marketplace MARKET = new Marketplace();
  private static final Town TOWN = MARKET.town;

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static long ok(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).count();
  }

  @Test
  void ofTwoReviewersOneDecidesAndAWithdrawalEndsItEitherWay() throws Exception {
    var offer = MARKET.posted();
    var operator = TOWN.operator();
    var other = new Hotline(TOWN).staff("operator");
    var owner = MARKET.owner();
    TOWN.weather().conflicts(4);

    var answers =
        AtOnce.all(
            List.of(
                () -> offer.decided(operator, "publish", 1),
                () -> offer.decided(other, "send-back", 1),
                () -> owner.put(offer.path() + "/withdrawal", null)));
    TOWN.weather().clear();

    assertThat(ok(answers.subList(0, 2))).isLessThanOrEqualTo(1);
    assertThat(answers.get(2).status()).isEqualTo(200);
    assertThat(offer.state()).isEqualTo("withdrawn");
    assertThat(offer.lists()).isEmpty();
    assertThat(offer.isShown()).isFalse();
  }

  @Test
  void ofPublishingAndSendingBackExactlyOneHappens() throws Exception {
    var offer = MARKET.posted();
    var desk = Stream.generate(() -> new Hotline(TOWN).staff("operator")).limit(6).toList();
    TOWN.weather().conflicts(4);

    var answers =
        AtOnce.all(
            IntStream.range(0, desk.size())
                .mapToObj(
                    i ->
                        (Callable<Answer>)
                            () ->
                                offer.decided(desk.get(i), i % 2 == 0 ? "publish" : "send-back", 1))
                .toList());
    TOWN.weather().clear();

    var state = offer.state();
    boolean isPublished = state.equals("published");
    assertThat(state).isIn("published", "sent-back");
    assertThat(answers).extracting(Answer::code).containsOnly("ok", "board.changed-meanwhile");
    for (int i = 0; i < answers.size(); i++) {
      // The same decision at the same revision is the same one.
      assertThat(answers.get(i).status() == 200).isEqualTo((i % 2 == 0) == isPublished);
    }
    assertThat(offer.lists()).isEqualTo(isPublished ? List.of("#shown#demand") : List.of());
    assertThat(offer.isShown()).isEqualTo(isPublished);
  }

  @Test
  void itsEndAVetoAndAWithdrawalLeaveItNowhere() throws Exception {
    var offer = MARKET.published();
    TOWN.skips(Duration.ofDays(30));
    TOWN.passes(Duration.ofSeconds(1));
    var events = new Events(TOWN);
    var due =
        events.made("board.fell-due", Map.of("task", "board.over", "ref", offer.id().toString()));
    var owner = MARKET.owner();
    TOWN.weather().conflicts(4);

    AtOnce.all(
        List.of(
            () -> {
              events.deliver("onTicketDue", due);
              return TOWN.anybody().get(offer.path());
            },
            offer::vetoed,
            () -> owner.put(offer.path() + "/withdrawal", null)));
    TOWN.weather().clear();
    events.deliver("onTicketDue", due);

    assertThat(offer.state()).isIn("over", "vetoed", "withdrawn");
    assertThat(offer.lists()).isEmpty();
    assertThat(offer.isShown()).isFalse();
  }

  @Test
  void oneAsksTenTimesADayHoweverManyAtOnce() throws Exception {
    var offers = List.of(MARKET.published(), MARKET.published());
    var who = TOWN.resident();

    var answers =
        AtOnce.all(
            IntStream.range(0, 16)
                .mapToObj(
                    i -> new Marketplace.Talk(offers.get(i % 2), UUID.randomUUID(), who.person()))
                .map(talk -> (Callable<Answer>) () -> talk.ask(who, false))
                .toList());
    // Whoever lost too many races was asked to come again, and may until there are ten.
    int more = 0;
    while (new Marketplace.Talk(offers.getFirst(), UUID.randomUUID(), null).ask(who, false).status()
        == 200) {
      more++;
    }

    assertThat(ok(answers) + more).isEqualTo(10);
    assertThat(who.get(Marketplace.HERE + "my-contacts?limit=100").expect(200).body().path("items"))
        .hasSize(10);
  }

  @Test
  void isAcceptedOrDeclinedAndEveryWordIsOnceOnRecord() throws Exception {
    var talk = MARKET.published().asked(TOWN.resident(), true);
    var answers =
        AtOnce.all(List.of(() -> talk.answered(true, true), () -> talk.answered(false, true)));
    assertThat(ok(answers)).isEqualTo(1);
    var going = MARKET.published().asked(TOWN.resident(), true);
    going.answered(true, true).expect(200);
    var same = UUID.randomUUID();
    var asker = going.asker();
    var owner = MARKET.owner();

    var said =
        AtOnce.all(
            List.of(
                () -> going.said(asker, same, "周三"),
                () -> going.said(asker, same, "周三"),
                () -> going.said(owner, UUID.randomUUID(), "周四"),
                () -> going.said(owner, UUID.randomUUID(), "周五")));

    assertThat(ok(said)).isEqualTo(4);
    assertThat(going.read(asker).expect(200).body().path("items")).hasSize(3);
  }
}
