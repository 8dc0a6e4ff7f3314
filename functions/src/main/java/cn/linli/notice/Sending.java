package cn.linli.notice;

import cn.linli.notice.Delivery.State;
import cn.linli.notice.Messenger.Message;
import cn.linli.shared.dynamo.Stale;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The worker that brings a notice to its channels, one after the other. It is written down that
 * WeChat may hear of it before WeChat does: whoever finds that and no outcome does not send again,
 * unless WeChat knows the message by its key.
 */
final class Sending {
  /** Longer than any function lives that could still be sending. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So long WeChat knows a template message by its key. */
  private static final Duration KEY_KNOWN = Duration.ofMinutes(9);

  private static final int MOST_ATTEMPTS = 6;

  private final Mailroom room;

  Sending(Mailroom room) {
    this.room = room;
  }

  void send(Delivery.Key key) {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = Stale.again(() -> step(key));
    }
  }

  /** Whether there is more to do now. */
  private boolean step(Delivery.Key key) {
    var delivery = room.deliveries().find(key).orElse(null);
    var channel = delivery == null ? null : delivery.open().orElse(null);
    if (channel == null) {
      return false;
    }
    if (delivery.isSending()) {
      return found(delivery, channel);
    }
    var pointless = pointless(delivery);
    if (pointless.isPresent()) {
      put(delivery.skipped(pointless.get()));
      return false;
    }
    return attempt(delivery, channel);
  }

  private Optional<String> pointless(Delivery delivery) {
    if (delivery.until() != null && !room.now().isBefore(delivery.until())) {
      return Optional.of("too-late");
    }
    var occasion = delivery.key().occasion();
    boolean isOvertaken =
        delivery.overtakable()
            && room.heads().state(occasion.community(), occasion.subject()) > occasion.state();
    return isOvertaken ? Optional.of("overtaken") : Optional.empty();
  }

  /** Somebody is sending it, or died over it. */
  private boolean found(Delivery delivery, Channel channel) {
    var lookAgain = delivery.since().plus(PATIENCE);
    if (room.now().isBefore(lookAgain)) {
      var writes = room.writes();
      room.tasks().send(writes, delivery.key(), lookAgain);
      writes.commit();
      return false;
    }
    boolean knowsTheKey =
        channel == Channel.OFFICIAL_ACCOUNT
            && !isForgotten(delivery.unsureSince())
            && delivery.attempts() < MOST_ATTEMPTS;
    put(
        knowsTheKey
            ? delivery.owedUnsurely(channel, "no-outcome")
            : delivery.ended(channel, State.UNKNOWN, "no-outcome"));
    return knowsTheKey;
  }

  /** Whether WeChat may have taken it so long ago that it would take it once more. */
  private boolean isForgotten(Instant unsure) {
    return unsure != null && !room.now().isBefore(unsure.plus(KEY_KNOWN));
  }

  private boolean attempt(Delivery delivery, Channel channel) {
    if (isForgotten(delivery.unsure())) {
      put(delivery.ended(channel, State.UNKNOWN, "no-outcome"));
      return false;
    }
    if (delivery.template() == Template.DIGEST && room.quotas().isUsedUp(channel, room.now())) {
      put(delivery.over(channel, State.SKIPPED, "quota"));
      return true;
    }
    var message = message(delivery, channel);
    if (message.isEmpty()) {
      return true;
    }
    var sending = delivery.sending(channel, room.now());
    try {
      begin(sending, channel);
    } catch (Over noCredit) {
      put(delivery.over(channel, State.SKIPPED, "no-consent"));
      return true;
    }
    try {
      room.needs().messenger().get().send(message.get());
    } catch (MessageFailure failure) {
      return new Failing(room).failed(sending, channel, failure);
    }
    put(sending.ended(channel, State.SENT, ""));
    return false;
  }

  private void begin(Delivery sending, Channel channel) {
    var writes = room.writes();
    room.deliveries().put(writes, sending);
    if (channel == Channel.MINI_PROGRAM) {
      room.reaches().spend(writes, sending.key().person(), sending.template(), new Over());
    }
    writes.commit();
  }

  /** The message, or nothing when there cannot be one: then the channel is over. */
  private Optional<Message> message(Delivery delivery, Channel channel) {
    var messenger = room.needs().messenger().get();
    var key = delivery.key();
    var template = room.ids().id(channel, delivery.template());
    if (template.isEmpty()) {
      put(delivery.over(channel, State.SKIPPED, "no-template"));
      return Optional.empty();
    }
    var notice = room.notices().find(key.community(), key.person(), delivery.notice());
    if (notice.isEmpty()) {
      put(delivery.skipped("gone"));
      return Optional.empty();
    }
    var openid = room.needs().openids().of(key.person(), channel, messenger.app(channel));
    if (openid.isEmpty()) {
      new Failing(room).unreachable(delivery, channel, "no-account");
      return Optional.empty();
    }
    return Optional.of(
        new Message(
            channel,
            openid.get(),
            template.get(),
            notice.get().text().link(),
            values(delivery, channel, notice.get()),
            UUID.nameUUIDFromBytes((channel + key.ref()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")));
  }

  private Map<String, String> values(Delivery delivery, Channel channel, Notice notice) {
    var calendar = room.needs().calendars().apply(notice.community());
    return Forms.get().form(delivery.template()).values(channel, notice, calendar);
  }

  private void put(Delivery next) {
    var writes = room.writes();
    room.deliveries().put(writes, next);
    writes.commit();
  }
}
