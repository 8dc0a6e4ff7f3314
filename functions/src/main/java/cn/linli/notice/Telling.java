package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * Tells one person: into the inbox at once, and the channels are owed. All in one transaction,
 * whose first condition is that nobody told them before.
 */
final class Telling {
  /** Not all at the same minute. */
  private static final int SPREAD_MINUTES = 10;

  private final Mailroom room;

  Telling(Mailroom room) {
    this.room = room;
  }

  void tell(Tale tale, PersonId person) {
    try {
      Stale.again(
          attempt -> {
            // What was marked read meanwhile only moves the time; whoever is gone stays gone.
            if (attempt == 1 || !isGone(tale.occasion().community(), person)) {
              tellNow(tale, person);
            }
            return null;
          });
    } catch (Over told) {
      // The same event once more, the same said once more, or one that was overtaken.
    }
  }

  private boolean isGone(CommunityId community, PersonId person) {
    return room.marks().get(community, person).isGone();
  }

  /** Nobody is told, but whatever came before is overtaken. */
  void overtake(Occasion occasion) {
    var writes = room.writes();
    room.heads().move(writes, occasion, room.now(), new Over());
    try {
      writes.commit();
    } catch (Over later) {
      // It was overtaken itself.
    }
  }

  private void tellNow(Tale tale, PersonId person) {
    var community = tale.occasion().community();
    var preferences = room.preferences(community, person);
    if (!preferences.wants(tale.group()) && !tale.manner().must()) {
      if (tale.manner().overtakes()) {
        overtake(tale.occasion());
      }
      return;
    }
    var notice = notice(tale, person);
    var delivery = delivery(tale, notice, preferences);
    var writes = room.writes();
    room.deliveries().create(writes, delivery, new Over());
    if (tale.manner().once()) {
      room.once().create(writes, tale, person, room.now(), new Over());
    }
    if (tale.manner().overtakes()) {
      room.heads().move(writes, tale.occasion(), room.now(), new Over());
    }
    room.notices().create(writes, notice);
    room.counts().add(writes, notice);
    room.marks().requireBefore(writes, notice);
    owe(writes, tale, delivery, preferences);
    writes.commit();
  }

  private Notice notice(Tale tale, PersonId person) {
    var which = UUID.randomUUID().toString().substring(0, 8);
    return new Notice(
        tale.occasion().community(),
        person,
        Notice.id(room.now(), which),
        tale.kind(),
        tale.group(),
        tale.text(),
        tale.occasion().subject(),
        tale.when(),
        tale.fen(),
        null);
  }

  private Delivery delivery(Tale tale, Notice notice, Preferences preferences) {
    return new Delivery(
        new Delivery.Key(tale.occasion(), tale.kind(), notice.person()),
        notice.id(),
        tale.template(),
        tale.manner().overtakable(),
        tale.until(),
        steps(tale, notice.person(), preferences),
        0,
        null,
        null,
        room.now(),
        1);
  }

  private Map<Channel, Delivery.Step> steps(Tale tale, PersonId person, Preferences preferences) {
    var steps = new EnumMap<Channel, Delivery.Step>(Channel.class);
    var reach = room.reaches().get(person);
    for (var channel : Channel.values()) {
      steps.put(channel, step(channel, tale, reach, preferences));
    }
    return steps;
  }

  private Delivery.Step step(Channel channel, Tale tale, Reach reach, Preferences preferences) {
    if (preferences.silent().contains(channel) || !preferences.wants(tale.group())) {
      return new Delivery.Step(Delivery.State.SKIPPED, "unwanted");
    }
    if (room.ids().isWithout(channel)) {
      return new Delivery.Step(Delivery.State.SKIPPED, "no-template");
    }
    boolean can =
        switch (channel) {
          case MINI_PROGRAM -> reach.hasCredit(tale.template());
          case OFFICIAL_ACCOUNT -> reach.mayFollow(room.now());
        };
    return can ? Delivery.Step.OWED : new Delivery.Step(Delivery.State.SKIPPED, "no-consent");
  }

  private void owe(WriteSet writes, Tale tale, Delivery delivery, Preferences preferences) {
    if (delivery.open().isPresent()) {
      room.tasks().send(writes, delivery.key(), pushAt(tale, delivery, preferences));
    }
    if (tale.remindAt() != null && tale.remindAt().isAfter(room.now())) {
      room.tasks().remind(writes, delivery.key(), tale.remindAt());
    }
  }

  private Instant pushAt(Tale tale, Delivery delivery, Preferences preferences) {
    var now = room.now();
    if (tale.manner().urgent()) {
      return now;
    }
    var calendar = room.needs().calendars().apply(tale.occasion().community());
    var at = preferences.quiet().next(now, calendar);
    var spread = Math.floorMod(delivery.key().ref().hashCode(), SPREAD_MINUTES);
    return at.equals(now) ? now : at.plus(Duration.ofMinutes(spread));
  }
}
