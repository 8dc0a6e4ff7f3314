package cn.linli.aftersale;

import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;

/** What the rights panel of a community does. */
final class Ruling {
  private final Office office;
  private final Compensating compensating;
  private final ClaimViews views;

  Ruling(Office office) {
    this.office = office;
    this.compensating = new Compensating(office);
    this.views = new ClaimViews(office);
  }

  /** A page of the disputes that wait, the oldest first. */
  PageOf<ClaimView> list(Commands.PageOfCommunity query) {
    return views.page(
        "disputes " + query.community(),
        query.limit(),
        query.cursor(),
        (after, limit) -> office.lists().pageDisputes(query.community(), after, limit));
  }

  /** Rules, once. The same from the same member again changes nothing. */
  ClaimView rule(Principal caller, Commands.Rule command) {
    return views.toPanel(Stale.again(() -> ruleOnce(caller, command)));
  }

  private Claim ruleOnce(Principal caller, Commands.Rule command) {
    var claim = office.claim(command.community(), command.claim());
    if (claim.matter().isOf(caller.person())) {
      throw AftersaleError.OWN.refusal();
    }
    if (isRepeated(claim, caller, command)) {
      return claim;
    }
    var writes = office.writes();
    var next = ruled(writes, claim, caller, command);
    office
        .audit()
        .add(
            writes,
            command.community(),
            caller.person(),
            "dispute-ruled",
            claim.id().toString(),
            "award %d fen".formatted(command.award().fen()),
            command.reason());
    writes.commit();
    return next;
  }

  private Claim ruled(WriteSet writes, Claim claim, Principal caller, Commands.Rule command) {
    try {
      return compensating.rule(writes, claim, caller.person(), command);
    } catch (Refusal refusal) {
      // What another member's ruling left behind is no reason of this one's: they were faster.
      if (!office.claim(command.community(), command.claim()).equals(claim)) {
        throw new Stale();
      }
      throw refusal;
    }
  }

  private static boolean isRepeated(Claim claim, Principal caller, Commands.Rule command) {
    return claim.state() == ClaimState.RULED
        && claim.outcome().by().equals(caller.person())
        && claim.outcome().granted().equals(command.award())
        && claim.outcome().reason().equals(command.reason());
  }
}
