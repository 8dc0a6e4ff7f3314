package cn.linli.access;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/** The booker names others who may come in too; each gets a passcode of their own. */
final class Helping {
  private static final int MOST_AT_ONCE = 5;
  private static final int MOST_EVER = 20;

  private final Site site;
  private final Entries entries;
  private final Invitations invitations;

  Helping(Site site) {
    this.site = site;
    this.entries = new Entries(site);
    this.invitations = new Invitations(site.keys());
  }

  /** Names somebody by a label; the invitation is for the booker to pass on. */
  Invitations.View invite(Principal caller, Commands.Invite command) {
    return Stale.again(
        () -> {
          var use = entries.use(command.community(), command.reservation(), caller.person());
          var plan = requireBooker(use).plan();
          var known = find(plan, command.helper());
          if (known != null) {
            return replayed(known, command.label());
          }
          requireLive(plan);
          requireRoom(plan);
          var invited = Holder.invited(plan, command.helper(), command.label());
          var writes = new WriteSet(site.dynamo());
          site.holders().put(writes, invited);
          site.people().note(writes, command.community(), caller.person(), plan.grant());
          writes.commit();
          return invitations.view(invited);
        });
  }

  private Invitations.View replayed(Holder known, String label) {
    if (!label.equals(known.label())) {
      throw AccessError.HELPER_ID_REUSED.refusal();
    }
    return invitations.view(known);
  }

  private static void requireRoom(Plan plan) {
    var helpers = plan.holders().stream().filter(holder -> holder.number() > 0).toList();
    long now = helpers.stream().filter(holder -> holder.state() != Holder.State.REMOVED).count();
    if (now >= MOST_AT_ONCE || helpers.size() >= MOST_EVER) {
      throw AccessError.TOO_MANY_HELPERS.refusal();
    }
  }

  /** Whoever was handed the invitation takes it; from then on it is theirs alone. */
  Entries.Entry accept(Principal caller, Commands.AcceptInvitation command) {
    var of = new Commands.OfReservation(command.community(), command.reservation());
    Stale.again(() -> acceptOnce(caller.person(), command));
    return entries.get(caller, of);
  }

  private Holder acceptOnce(PersonId person, Commands.AcceptInvitation command) {
    var plan =
        site.grants()
            .find(command.community(), command.reservation())
            .map(site::plan)
            .orElseThrow(AccessError.GRANT_NOT_FOUND::refusal);
    var holder = find(plan, command.helper());
    if (holder == null || !invitations.isRight(holder, command.invitation())) {
      throw AccessError.GRANT_NOT_FOUND.refusal();
    }
    if (holder.isAdmitted() && holder.person().equals(person)) {
      return holder;
    }
    requireLive(plan);
    if (holder.state() != Holder.State.INVITED) {
      throw AccessError.INVITATION_USED.refusal();
    }
    if (plan.holders().stream().anyMatch(other -> other.isAdmittedAs(person))) {
      throw AccessError.HOLDS_ALREADY.refusal();
    }
    site.needs().requireActive().accept(person);
    var admitted = holder.as(Holder.State.ADMITTED, person, holder.label());
    commit(plan, admitted, person);
    return admitted;
  }

  /** Ends somebody's access at once: the booker's doing, or their own. */
  Invitations.View remove(Principal caller, Commands.OfInvited command) {
    return Stale.again(
        () -> {
          var use = entries.use(command.community(), command.reservation(), caller.person());
          var holder = find(use.plan(), command.helper());
          boolean may = use.holder().number() == 0 || use.holder().equals(holder);
          if (holder == null || !may) {
            throw AccessError.GRANT_NOT_FOUND.refusal();
          }
          if (holder.state() != Holder.State.REMOVED) {
            holder = holder.as(Holder.State.REMOVED, holder.person(), holder.label());
            commit(use.plan(), holder, null);
          }
          return invitations.view(holder);
        });
  }

  /**
   * @param joined whose the holder is from now on, or null
   */
  private void commit(Plan plan, Holder next, PersonId joined) {
    var writes = new WriteSet(site.dynamo());
    site.holders().put(writes, next);
    if (joined != null) {
      site.people().note(writes, next.community(), joined, plan.grant());
    }
    boolean later = next.places().isEmpty() && site.now().isBefore(plan.grant().installFrom());
    if (!later) {
      site.grants().put(writes, plan.grant().hurried());
      site.tasks().settle(writes, plan.grant());
    }
    writes.commit();
  }

  private static Entries.Use requireBooker(Entries.Use use) {
    if (use.holder().number() != 0) {
      throw AccessError.GRANT_NOT_FOUND.refusal();
    }
    return use;
  }

  private void requireLive(Plan plan) {
    if (!plan.grant().stands() || !plan.now().isBefore(plan.grant().time().end())) {
      throw AccessError.GRANT_OVER.refusal();
    }
  }

  private static Holder find(Plan plan, UUID helper) {
    return plan.holders().stream()
        .filter(holder -> helper.equals(holder.helper()))
        .findFirst()
        .orElse(null);
  }
}
