package cn.linli.access;

import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cards and fingers have one window each. It is moved to a booking shortly before, unless the
 * person is still in another one, and closed where the booking that has it ends early or the card
 * is taken off our books.
 */
final class Cards {
  private static final Duration AHEAD = Duration.ofMinutes(30);

  private Cards() {}

  /** When cards may have to be moved for a window. */
  static List<Instant> times(TimeRange window) {
    return List.of(window.start().minus(AHEAD), window.start());
  }

  static List<Step> steps(Plan plan, Holder holder) {
    var wanted = plan.wanted(holder);
    var steps = new ArrayList<Step>();
    for (var card : plan.cards().getOrDefault(holder.number(), List.of())) {
      var door = wanted.get(card.lock());
      if (door != null && !card.removed()) {
        var window = plan.window(door);
        if (isDue(plan, card, window)) {
          steps.add(new Step.Move(holder.number(), card, window));
        }
      } else if (isToClose(plan, card)) {
        steps.add(new Step.Close(holder.number(), card, over(plan.now())));
      }
    }
    return steps;
  }

  private static boolean isDue(Plan plan, Enrolment card, TimeRange window) {
    boolean has = isOurs(plan, card) && window.equals(card.window());
    boolean inAnother =
        !isOurs(plan, card) && card.window() != null && card.window().contains(plan.now());
    var from = inAnother ? window.start() : window.start().minus(AHEAD);
    return !has && !plan.now().isBefore(from);
  }

  private static boolean isToClose(Plan plan, Enrolment card) {
    return isOurs(plan, card) && card.opens(plan.now());
  }

  private static boolean isOurs(Plan plan, Enrolment card) {
    return plan.grant().reservation().equals(card.movedFor());
  }

  private static TimeRange over(Instant now) {
    var minute = now.truncatedTo(ChronoUnit.MINUTES);
    return new TimeRange(minute.minus(Duration.ofMinutes(2)), minute.minus(Duration.ofMinutes(1)));
  }

  /** Before the lock is asked: the window may be that of this reservation from now on. */
  static void touch(WriteSet writes, EnrolmentTable table, Plan plan) {
    for (var step : plan.steps()) {
      if (step instanceof Step.Move move && !isTouched(plan, move.enrolment())) {
        table.put(writes, move.enrolment().moved(plan.grant().reservation(), null));
      }
    }
  }

  private static boolean isTouched(Plan plan, Enrolment card) {
    return isOurs(plan, card) && card.window() == null;
  }

  /** What was taken off our books and opens nothing any more is forgotten. */
  static void forget(WriteSet writes, EnrolmentTable table, Plan plan) {
    plan.cards().values().stream()
        .flatMap(List::stream)
        .filter(card -> card.removed() && isOurs(plan, card) && !card.opens(plan.now()))
        .forEach(card -> table.delete(writes, card));
  }

  /** After the lock was asked; the plan has the cards as they are stored now. */
  static Map<Integer, List<Enrolment>> after(
      WriteSet writes, EnrolmentTable table, Plan plan, List<Result> results) {
    var cards = new HashMap<Integer, List<Enrolment>>();
    plan.cards()
        .forEach(
            (holder, held) ->
                cards.put(
                    holder,
                    held.stream().map(card -> after(writes, table, card, plan, results)).toList()));
    return cards;
  }

  private static Enrolment after(
      WriteSet writes, EnrolmentTable table, Enrolment card, Plan plan, List<Result> results) {
    for (var result : results) {
      var moved = moved(card, plan, result);
      if (moved.removed() && !moved.opens(plan.now())) {
        table.delete(writes, card);
        return moved;
      }
      if (!moved.equals(card)) {
        table.put(writes, moved);
        return moved;
      }
    }
    return card;
  }

  private static Enrolment moved(Enrolment card, Plan plan, Result result) {
    return switch (result) {
      case Result.Done(Step.Move move) when move.enrolment().id().equals(card.id()) ->
          card.moved(plan.grant().reservation(), move.window());
      case Result.Done(Step.Close close) when close.enrolment().id().equals(card.id()) ->
          card.moved(null, null);
      case Result.Done done -> card;
      case Result.Instead instead -> card;
      case Result.Another another -> card;
      case Result.Failed failed -> card;
    };
  }
}
