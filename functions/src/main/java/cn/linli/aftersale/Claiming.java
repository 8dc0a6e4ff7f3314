package cn.linli.aftersale;

import cn.linli.groupbuy.Claimable;
import cn.linli.groupbuy.GroupBuyError;
import cn.linli.payment.App;
import cn.linli.payment.TransferParameters;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/** What residents do with their claims. */
final class Claiming {
  private final Office office;
  private final Saying saying;
  private final Covering covering;
  private final Compensating compensating;
  private final ClaimViews views;

  Claiming(Office office) {
    this.office = office;
    this.saying = new Saying(office);
    this.covering = new Covering(office);
    this.compensating = new Compensating(office);
    this.views = new ClaimViews(office);
  }

  /** Opens a claim; a late one goes to the panel at once. The same again is the same claim. */
  ClaimView open(Principal caller, Commands.OpenClaim command) {
    office.needs().people().requireActive(caller.person());
    return views.toResident(Stale.again(() -> openOnce(caller, command)));
  }

  private Claim openOnce(Principal caller, Commands.OpenClaim command) {
    var known = office.claims().find(command.community(), command.claim());
    if (known.isPresent()) {
      return known
          .filter(claim -> isThat(claim, caller, command))
          .orElseThrow(AftersaleError.ID_REUSED::refusal);
    }
    var order =
        office
            .needs()
            .groupBuys()
            .claimable(command.community(), command.campaign(), command.order());
    if (!order.person().equals(caller.person())) {
      throw GroupBuyError.ORDER_NOT_FOUND.refusal();
    }
    return write(command);
  }

  private boolean isThat(Claim claim, Principal caller, Commands.OpenClaim command) {
    return claim.matter().person().equals(caller.person())
        && claim.matter().order().equals(command.order())
        && claim.wanted().equals(command.wanted())
        && office
            .statements()
            .find(claim, Statement.REASON)
            .filter(reason -> reason.says(Statement.Side.RESIDENT, command.words()))
            .isPresent();
  }

  private Claim write(Commands.OpenClaim command) {
    var writes = office.writes();
    var order =
        office
            .needs()
            .groupBuys()
            .openClaim(writes, command.community(), command.campaign(), command.order());
    var docket = office.dockets().get(command.community(), command.order());
    ClaimRules.require(order, docket, command.wanted(), office.now());
    var claim = first(command, order);
    saying.add(writes, claim, Statement.REASON, Statement.Side.RESIDENT, command.words());
    office.dockets().put(writes, docket.opened(claim.id()));
    office.lists().open(writes, claim);
    var next = claim.state() == ClaimState.DISPUTED ? dispute(writes, claim) : ask(writes, claim);
    office.put(writes, next);
    writes.commit();
    return next;
  }

  private Claim first(Commands.OpenClaim command, Claimable order) {
    var now = office.now();
    var matter = Matter.of(order);
    return switch (ClaimRules.window(order, now)) {
      case IN_TIME -> Claim.first(command.claim(), matter, command.wanted(), now);
      case LATE, OVER -> Claim.late(command.claim(), matter, command.wanted(), now);
    };
  }

  private Claim ask(WriteSet writes, Claim claim) {
    office.tasks().at(writes, Tasks.ANSWER, claim, claim.due());
    return claim;
  }

  private Claim dispute(WriteSet writes, Claim claim) {
    office.lists().dispute(writes, claim);
    return covering.cover(writes, claim);
  }

  /** The merchant has rejected it: the panel shall rule. */
  ClaimView escalate(Principal caller, Commands.OfClaim command) {
    return views.toResident(
        Stale.again(
            () -> {
              var claim = own(caller, command.community(), command.claim());
              if (claim.state() == ClaimState.DISPUTED) {
                return claim;
              }
              var next = claim.to(ClaimState.DISPUTED);
              if (claim.isOverdue(office.now())) {
                throw AftersaleError.TOO_LATE.refusal();
              }
              var writes = office.writes();
              next = dispute(writes, next);
              office.put(writes, next);
              writes.commit();
              return next;
            }));
  }

  /** The resident does not want it any more. */
  ClaimView withdraw(Principal caller, Commands.OfClaim command) {
    return views.toResident(
        Stale.again(
            () -> {
              var claim = own(caller, command.community(), command.claim());
              if (claim.state() == ClaimState.WITHDRAWN) {
                return claim;
              }
              var writes = office.writes();
              var next = compensating.drop(writes, claim.to(ClaimState.WITHDRAWN));
              writes.commit();
              return next;
            }));
  }

  /** The resident says more about it. The same again is the same statement. */
  ClaimView say(Principal caller, Commands.Say command) {
    return views.toResident(
        Stale.again(
            () -> {
              var claim = own(caller, command.community(), command.claim());
              return saying.say(
                  claim, command.statement(), Statement.Side.RESIDENT, command.words());
            }));
  }

  /** What the page needs to have what the guarantee pays confirmed, wherever the money is. */
  TransferParameters confirm(Principal caller, Commands.ConfirmAward command) {
    var claim = own(caller, command.community(), command.claim());
    if (!claim.isAdvanced()) {
      throw AftersaleError.NOT_NOW.refusal("nothing is paid out for it");
    }
    var payments = office.needs().payments();
    var home = claim.matter().home();
    return payments.confirm(caller.person(), home, Advancing.payout(claim), App.of(command.app()));
  }

  private Claim own(Principal caller, CommunityId community, UUID id) {
    return office
        .claims()
        .find(community, id)
        .filter(claim -> claim.matter().person().equals(caller.person()))
        .orElseThrow(AftersaleError.CLAIM_NOT_FOUND::refusal);
  }
}
