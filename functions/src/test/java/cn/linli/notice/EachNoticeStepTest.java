package cn.linli.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A notice from the event to its end, as often as there are commits: each time the process dies at
 * another one, before it is done or after.
 */
class EachNoticeStepTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void diesAtEachStepAndThePersonIsToldOnceAndPushedAtMostOnce(boolean after) {
    int commit = 0;
    int deaths;
    do {
      commit++;
      deaths = live(commit, after);
    } while (deaths > 0);

    assertThat(commit).as("commits, and one that never came").isGreaterThan(3);
  }

  private static int live(int commit, boolean after) {
    try (var office = new Office()) {
      office.accepts(office.wang, "booking", 1);
      var id = UUID.randomUUID();
      var event = office.reservation("placed", id, 1, office.wang, "confirmed");
      office.deaths.at(commit, after);

      office.lives(event);
      office.passes(Duration.ofMinutes(5));
      office.passes(Duration.ofMinutes(5));

      var when = "dead %s commit %d".formatted(after ? "after" : "before", commit);
      assertThat(office.inbox(office.wang)).as(when).hasSize(1);
      assertThat(office.unread(office.wang)).as(when).isEqualTo(1);
      var step = office.steps("reservation", id).getFirst();
      assertThat(step).as(when).isIn("mini-program sent", "mini-program unknown no-outcome");
      // Whoever dies over it may have sent it, and does not send it again.
      int least = step.equals("mini-program sent") ? 1 : 0;
      assertThat(office.messages().sent()).as(when).hasSizeBetween(least, 1);
      return office.deaths.count();
    }
  }

  @Test
  void oneThatDiedOverATemplateMessageSendsItAgainUnderItsKey() {
    try (var office = new Office()) {
      office.follows(office.wang, true);
      var id = UUID.randomUUID();
      office.deaths.at(3, false);

      office.lives(office.reservation("placed", id, 1, office.wang, "confirmed"));
      office.passes(Duration.ofMinutes(3));

      assertThat(office.messages().sent()).as("WeChat knew the key").hasSize(1);
      assertThat(office.steps("reservation", id).getLast())
          .isIn("official-account sent", "official-account unknown no-outcome");
    }
  }

  @Test
  void whoDiesOverATemplateMessageAgainAndAgainDoesNotSendItBeyondItsKey() {
    try (var office = new Office()) {
      office.follows(office.wang, true);
      var id = UUID.randomUUID();
      office.hears(office.reservation("placed", id, 1, office.wang, "confirmed"));
      var occasion = new Occasion(Office.HOME, "reservation/" + id, 1);
      var key = new Delivery.Key(occasion, "booking.confirmed", office.wang);
      dies(office, key, 2);
      office.clock.advance(Duration.ofMinutes(6));
      dies(office, key, 3);
      office.clock.advance(Duration.ofMinutes(6));
      office.messages().forgetKeys();

      new Sending(office.room).send(key);

      assertThat(office.messages().sent()).hasSize(1);
      assertThat(office.steps("reservation", id).getLast())
          .isEqualTo("official-account unknown no-outcome");
    }
  }

  private static void dies(Office office, Delivery.Key key, int commit) {
    office.deaths.at(commit, false);
    var sending = new Sending(office.room);
    assertThatThrownBy(() -> sending.send(key)).isInstanceOf(Died.class);
  }
}
