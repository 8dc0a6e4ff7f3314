package cn.linli.notice;

import cn.linli.notice.Delivery.State;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when a message was not sent for certain. */
final class Failing {
  private static final Logger LOG = LoggerFactory.getLogger(Failing.class);
  private static final int MOST_ATTEMPTS = 6;
  private static final String USED_UP = "errcode-45009";
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private final Mailroom room;

  Failing(Mailroom room) {
    this.room = room;
  }

  /** Writes down what became of it; whether the next channel may be tried now. */
  boolean failed(Delivery sending, Channel channel, MessageFailure failure) {
    return switch (failure.kind()) {
      case UNWANTED -> unreachable(sending, channel, failure.getMessage());
      case REFUSED -> refused(sending, channel, failure.getMessage());
      case LATER -> later(sending, channel, failure.getMessage());
      case UNKNOWN -> unknown(sending, channel, failure.getMessage());
    };
  }

  /** They do not let us: the next channel, and it is remembered. */
  boolean unreachable(Delivery now, Channel channel, String reason) {
    var writes = room.writes();
    room.deliveries().put(writes, now.over(channel, State.FAILED, reason));
    var person = now.key().person();
    switch (channel) {
      case MINI_PROGRAM -> room.reaches().add(writes, person, Map.of(), List.of(now.template()));
      case OFFICIAL_ACCOUNT -> room.reaches().unfollowed(writes, person, room.now());
    }
    writes.commit();
    return true;
  }

  private boolean refused(Delivery sending, Channel channel, String reason) {
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.error("notice not sent: refused with {}, {} on {}", reason, sending.template(), channel);
    var writes = giveBack(sending, channel);
    room.deliveries().put(writes, sending.over(channel, State.FAILED, reason));
    writes.commit();
    return true;
  }

  /** Nothing was taken. */
  private boolean later(Delivery sending, Channel channel, String reason) {
    var writes = giveBack(sending, channel);
    if (reason.equals(USED_UP)) {
      room.quotas().usedUp(writes, channel, room.now());
    }
    boolean isGivenUp = sending.attempts() >= MOST_ATTEMPTS;
    if (sending.template() == Template.DIGEST && reason.equals(USED_UP)) {
      // What people have to know needs what is left of the day's messages.
      room.deliveries().put(writes, sending.over(channel, State.SKIPPED, "quota"));
      isGivenUp = true;
    } else if (isGivenUp) {
      // A filter of the template counts these words, and an alarm looks at the count.
      LOG.error(
          "notice not sent: given up after {}, {} on {}", reason, sending.template(), channel);
      room.deliveries().put(writes, sending.over(channel, State.FAILED, reason));
    } else {
      room.deliveries().put(writes, sending.owedAgain(channel, reason));
      room.tasks().send(writes, sending.key(), room.now().plus(pause(sending.attempts())));
    }
    writes.commit();
    return isGivenUp;
  }

  /** A minute, four, sixteen, an hour, four hours. */
  private static Duration pause(int attempts) {
    return FIRST_PAUSE.multipliedBy(1L << (2 * (attempts - 1)));
  }

  /** Only a message that WeChat knows by its key may go out once more. */
  private boolean unknown(Delivery sending, Channel channel, String reason) {
    LOG.warn("notice without outcome: {} of {} on {}", reason, sending.template(), channel);
    var writes = room.writes();
    if (channel == Channel.OFFICIAL_ACCOUNT && sending.attempts() < 3) {
      room.deliveries().put(writes, sending.owedUnsurely(channel, reason));
      room.tasks().send(writes, sending.key(), room.now().plus(FIRST_PAUSE));
    } else {
      room.deliveries().put(writes, sending.ended(channel, State.UNKNOWN, reason));
    }
    writes.commit();
    return false;
  }

  private WriteSet giveBack(Delivery sending, Channel channel) {
    var writes = room.writes();
    if (channel == Channel.MINI_PROGRAM) {
      var one = Map.of(sending.template(), 1);
      room.reaches().add(writes, sending.key().person(), one, List.of());
    }
    return writes;
  }
}
