package cn.linli.poll;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** Takes contests and polls from their author's desk to the public, and ends them. */
final class Proposing {
  private final Hall hall;

  Proposing(Hall hall) {
    this.hall = hall;
  }

  /** Writes a proposal, as long as nobody has published it. */
  MatterView put(Principal caller, Matter.Draft draft) {
    var stored = hall.matters().find(draft.key());
    if (stored.filter(matter -> !matter.author().equals(caller.person())).isPresent()) {
      throw PollError.ID_REUSED.refusal();
    }
    if (stored.filter(matter -> isReplay(matter, draft)).isPresent()) {
      return MatterView.toStaff(stored.get());
    }
    var next =
        stored.map(matter -> matter.as(draft)).orElseGet(() -> draft.asMatter(caller.person(), 1));
    if (draft.revision() != next.revision() - 1) {
      throw PollError.CHANGED_MEANWHILE.refusal();
    }
    hall.vetting().requireAllowed(draft.key().community(), draft.texts());
    var writes = hall.writes();
    hall.put(writes, stored.orElse(null), next, PollError.CHANGED_MEANWHILE.refusal());
    hall.vetting().ask(writes, next);
    writes.commit();
    return MatterView.toStaff(next);
  }

  /** The same again, unless it was sent back since and is proposed unchanged. */
  private static boolean isReplay(Matter matter, Matter.Draft draft) {
    boolean again = matter.state() == State.SENT_BACK && draft.revision() == matter.revision();
    return draft.isSame(matter) && !again;
  }

  /** Somebody who is not its author publishes it, or sends it back. */
  MatterView decide(Principal caller, Commands.Verdict verdict) {
    return Stale.again(() -> decideOnce(caller, verdict));
  }

  private MatterView decideOnce(Principal caller, Commands.Verdict verdict) {
    var matter = hall.matter(verdict.key());
    if (matter.author().equals(caller.person())) {
      throw PollError.OWN.refusal();
    }
    var wanted = verdict.publishes() ? State.PUBLISHED : State.SENT_BACK;
    if (matter.state() == wanted && matter.revision() == verdict.revision() + 1) {
      return MatterView.toStaff(matter);
    }
    if (matter.revision() != verdict.revision()) {
      throw PollError.CHANGED_MEANWHILE.refusal();
    }
    var writes = hall.writes();
    var next =
        verdict.publishes() ? publish(writes, matter) : sendBack(writes, matter, verdict.reason());
    note(writes, caller, next, verdict.reason());
    writes.commit();
    return MatterView.toStaff(next);
  }

  private Matter sendBack(WriteSet writes, Matter matter, String reason) {
    var next = matter.to(State.SENT_BACK, reason);
    hall.put(writes, matter, next, PollError.CHANGED_MEANWHILE.refusal());
    return next;
  }

  private Matter publish(WriteSet writes, Matter matter) {
    if (!hall.now().isBefore(matter.terms().joinUntil())) {
      throw PollError.NOT_NOW.refusal("nobody could take part any more");
    }
    hall.vetting().requirePassable(matter.key().community(), matter.subject());
    var next = matter.published(hall.now());
    hall.put(writes, matter, next, PollError.CHANGED_MEANWHILE.refusal());
    hall.boxes().create(writes, next.key());
    if (next.key().kind() == Kind.CONTEST) {
      hall.rooms().create(writes, next.key());
    }
    hall.tasks().closeInTime(writes, next);
    return next;
  }

  /** The committee says no, until it is over. */
  MatterView veto(Principal caller, Commands.Ending ending) {
    return end(caller, ending, State.VETOED);
  }

  /** The operator ends it before its time. */
  MatterView cancel(Principal caller, Commands.Ending ending) {
    return end(caller, ending, State.CANCELLED);
  }

  private MatterView end(Principal caller, Commands.Ending ending, State state) {
    return Stale.again(
        () -> {
          var matter = hall.matter(ending.key());
          if (matter.state() == state) {
            return MatterView.toStaff(matter);
          }
          var next = matter.to(state, ending.reason());
          if (matter.isPublished() && !hall.now().isBefore(matter.terms().until())) {
            throw PollError.NOT_NOW.refusal("its time is over");
          }
          var writes = hall.writes();
          hall.put(writes, matter, next, new Stale());
          if (matter.isPublished()) {
            hall.boxes().close(writes, matter.key());
          }
          note(writes, caller, next, ending.reason());
          writes.commit();
          return MatterView.toStaff(next);
        });
  }

  /** Who decided what and why, for ever. */
  private void note(WriteSet writes, Principal caller, Matter next, String reason) {
    var key = next.key();
    hall.audit()
        .add(
            writes,
            key.community(),
            caller.person(),
            key.kind() + "-" + next.state(),
            key.id().toString(),
            null,
            reason);
  }
}
