package cn.linli.ticket;

import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;

/** What everything in this context stands on. */
record Office(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    TicketTable tickets,
    WordsTable words,
    CallerTable callers,
    SaidTable said,
    TrailTable trail,
    ListTable lists,
    CategoryTable categories,
    DayTable days,
    FigureTable figures,
    QuestionTable questions,
    ShelfTable shelf,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Office of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Office(
        dynamo,
        clock,
        needs,
        new TicketTable(dynamo),
        new WordsTable(dynamo),
        new CallerTable(dynamo, needs.keys()),
        new SaidTable(dynamo),
        new TrailTable(dynamo),
        new ListTable(dynamo),
        new CategoryTable(dynamo),
        new DayTable(dynamo),
        new FigureTable(dynamo),
        new QuestionTable(dynamo),
        new ShelfTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  ZoneId zone(CommunityId community) {
    return needs.communities().calendar(community);
  }

  LocalDate today(CommunityId community) {
    return LocalDate.ofInstant(now(), zone(community));
  }

  Ticket ticket(Ticket.Key key) {
    return tickets.find(key).orElseThrow(TicketError.TICKET_NOT_FOUND::refusal);
  }

  /** Refuses whoever has not the desk of this role in a community. */
  void requireDesk(PersonId person, CommunityId community, Role role) {
    var held = needs.people().rolesIn(person, community);
    if (!held.contains(role)) {
      throw TicketError.NO_SUCH_HANDLER.refusal();
    }
  }

  /**
   * Adds a ticket's next revision to what a use case writes, with its places in the lists and
   * figures, what was done, and when somebody looks next; and tells of it.
   *
   * @param before null for a new one
   */
  Ticket put(WriteSet writes, Ticket before, Ticket changed, Trail done) {
    var next = before == null ? changed : changed.revised();
    var calendar = zone(next.key().community());
    tickets.put(writes, next);
    lists.move(writes, before, next, calendar);
    figures.move(writes, before, next, calendar);
    trail.create(writes, done);
    var look = next.nextLook();
    if (look != null && (before == null || !look.equals(before.nextLook()))) {
      tasks.look(writes, next.key(), look);
    }
    if (next.origin().kind() == Kind.CALL && next.stage() instanceof Stage.Closed) {
      callers.delete(writes, next.key());
    }
    outbox.add(writes, changed(next, done));
    return next;
  }

  /** What was done, to be written with the revision that it makes. */
  Trail done(Ticket before, Step step, PersonId by, String detail, String reason) {
    return new Trail(before.key(), before.revision() + 1, step, by, null, detail, reason, now());
  }

  private static Event changed(Ticket next, Trail done) {
    var step = done.step();
    var data = new HashMap<String, Object>();
    data.put("ticket", next.key().id());
    data.put("kind", next.origin().kind().toString());
    data.put("category", next.origin().category());
    data.put("step", step.toString());
    var side = Views.side(done, next);
    data.put("side", side);
    // A desk is told but for whoever did it: who is missing there would be the one who hides.
    boolean isHidden = next.origin().hidden() && side.equals("reporter");
    if (done.by() != null && !isHidden) {
      data.put("by", done.by());
    }
    data.put("state", next.stage().spelling());
    data.put("desk", next.stage().desk().toString());
    if (next.origin().reporter() != null) {
      data.put("reporter", next.origin().reporter());
    }
    if (next.stage().handlerOrNull() != null) {
      data.put("handler", next.stage().handlerOrNull());
    }
    data.put("due", next.course().due());
    data.put("late", next.course().late());
    data.put("reopened", next.course().reopened());
    data.put("solved", next.isSolved());
    if (next.answeredAt() != null) {
      data.put("answeredAt", next.answeredAt());
    }
    if (step == Step.RATED) {
      data.put("score", next.score().stars());
    }
    data.put("revision", next.revision());
    return new Event("ticket.changed", 1, next.key().community(), data);
  }
}
