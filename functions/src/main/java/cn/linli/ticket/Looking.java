package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Does what has fallen due about a ticket, by its own clock. */
final class Looking {
  /** Whoever says that something is due has a clock of their own. */
  private static final Duration APART = Duration.ofMinutes(1);

  private static final Duration LATER = Duration.ofSeconds(30);

  private final Office office;

  Looking(Office office) {
    this.office = office;
  }

  void look(CommunityId community, UUID ticket) {
    var key = new Ticket.Key(community, ticket);
    boolean isThere = office.tickets().find(key).isPresent();
    if (isThere) {
      Stale.again(() -> lookOnce(key));
    }
  }

  private boolean lookOnce(Ticket.Key key) {
    var ticket = office.ticket(key);
    var due = ticket.nextLook();
    var now = office.now();
    if (due == null) {
      return false;
    }
    var writes = office.writes();
    if (now.isBefore(due)) {
      // What is farther away has a deadline of its own.
      if (now.plus(APART).isAfter(due)) {
        office.tasks().look(writes, key, due.plus(LATER));
        writes.commit();
      }
      return false;
    }
    var step = step(ticket, now);
    office.put(
        writes, ticket, next(ticket, step, now), office.done(ticket, step, null, null, null));
    writes.commit();
    return true;
  }

  private static Ticket next(Ticket ticket, Step step, Instant now) {
    return switch (ticket.stage()) {
      case Stage.Waiting waiting -> told(ticket, step);
      case Stage.Working working -> told(ticket, step);
      case Stage.Asked asked -> ticket.goesOn(now);
      case Stage.Answered answered -> ticket.closed(lapsed(ticket), now);
      case Stage.Closed closed -> ticket;
    };
  }

  /** Who said that it was not solved, and did not send it back, has rated it. */
  private static Ending lapsed(Ticket ticket) {
    return ticket.score() == null ? Ending.LAPSED : Ending.RATED;
  }

  private static Ticket told(Ticket ticket, Step step) {
    if (step == Step.REMINDED) {
      return ticket.reminded();
    }
    return step == Step.PRESSED ? ticket.pressed() : ticket.escalated();
  }

  private static Step step(Ticket ticket, Instant now) {
    return switch (ticket.stage()) {
      case Stage.Waiting waiting -> stepInTime(ticket.course(), now);
      case Stage.Working working -> stepInTime(ticket.course(), now);
      case Stage.Asked asked -> Step.REPLY_LAPSED;
      case Stage.Answered answered -> Step.CLOSED;
      case Stage.Closed closed -> Step.CLOSED;
    };
  }

  private static Step stepInTime(Course course, Instant now) {
    return switch (course.told()) {
      // Whoever looks late does not say first that it will be due.
      case NOTHING -> course.isOverdue(now) ? Step.ESCALATED : Step.REMINDED;
      case REMINDED -> Step.ESCALATED;
      case ESCALATED, PRESSED -> Step.PRESSED;
    };
  }
}
