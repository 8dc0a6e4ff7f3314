package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.UUID;

/** What merchants do about claims. They never see whose they are. */
final class Answering {
  private final Office office;
  private final Saying saying;
  private final Compensating compensating;
  private final ClaimViews views;

  Answering(Office office) {
    this.office = office;
    this.saying = new Saying(office);
    this.compensating = new Compensating(office);
    this.views = new ClaimViews(office);
  }

  /** A page of a merchant's claims that are not over. */
  PageOf<ClaimView> list(Principal caller, Commands.PageOfMerchant query) {
    var seller = office.needs().merchants().seller(query.community(), query.merchant());
    if (!seller.owner().equals(caller.person())) {
      throw AftersaleError.CLAIM_NOT_FOUND.refusal();
    }
    return views.page(
        "claims-of %s %s".formatted(query.community(), query.merchant()),
        query.limit(),
        query.cursor(),
        (after, limit) ->
            office.lists().pageOpen(query.community(), query.merchant(), after, limit));
  }

  ClaimView get(Principal caller, Commands.OfMerchant query) {
    return views.toMerchant(own(caller, query));
  }

  /** The merchant accepts or rejects. The same again changes nothing. */
  ClaimView answer(Principal caller, Commands.Answer command) {
    return views.toMerchant(Stale.again(() -> answerOnce(caller, command)));
  }

  private Claim answerOnce(Principal caller, Commands.Answer command) {
    var claim = own(caller, command.which());
    if (isRepeated(claim, command)) {
      return claim;
    }
    if (claim.state() == ClaimState.OPEN && claim.isOverdue(office.now())) {
      throw AftersaleError.TOO_LATE.refusal();
    }
    var writes = office.writes();
    Claim next;
    if (command.accepts()) {
      next = compensating.accept(writes, claim, caller.person());
    } else {
      var until = office.now().plus(ClaimRules.TO_ESCALATE);
      next = claim.to(ClaimState.REJECTED, until);
      saying.add(writes, next, Statement.ANSWER, Statement.Side.MERCHANT, command.words());
      office.tasks().at(writes, Tasks.ESCALATE, next, until);
      office.put(writes, next);
    }
    writes.commit();
    return next;
  }

  private boolean isRepeated(Claim claim, Commands.Answer command) {
    if (command.accepts()) {
      return claim.state() == ClaimState.ACCEPTED && claim.outcome().by() != null;
    }
    return office
        .statements()
        .find(claim, Statement.ANSWER)
        .filter(answer -> answer.says(Statement.Side.MERCHANT, command.words()))
        .isPresent();
  }

  /** The merchant says more about a claim. */
  ClaimView say(Principal caller, Commands.MerchantSay command) {
    return views.toMerchant(
        Stale.again(
            () ->
                saying.say(
                    own(caller, command.which()),
                    command.statement(),
                    Statement.Side.MERCHANT,
                    command.words())));
  }

  private Claim own(Principal caller, Commands.OfMerchant query) {
    return office
        .lists()
        .ofMerchant(query.community(), query.merchant(), query.claim())
        .flatMap(row -> office.claims().find(row.community(), row.claim()))
        .filter(claim -> claim.matter().owner().equals(caller.person()))
        .orElseThrow(AftersaleError.CLAIM_NOT_FOUND::refusal);
  }

  /** Nobody has answered in time: that is a yes. */
  void silent(CommunityId community, UUID id) {
    Stale.again(
        () -> {
          var claim = office.claim(community, id);
          if (claim.state() == ClaimState.OPEN && claim.isOverdue(office.now())) {
            var writes = office.writes();
            compensating.accept(writes, claim, null);
            writes.commit();
          }
          return true;
        });
  }

  /** Nobody has gone to the panel in time: the merchant's no stands. */
  void unanswered(CommunityId community, UUID id) {
    Stale.again(
        () -> {
          var claim = office.claim(community, id);
          if (claim.state() == ClaimState.REJECTED && claim.isOverdue(office.now())) {
            var writes = office.writes();
            compensating.drop(writes, claim.to(ClaimState.CLOSED));
            writes.commit();
          }
          return true;
        });
  }
}
