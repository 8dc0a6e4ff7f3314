package cn.linli.aftersale;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.UUID;

/**
 * Gives up what a merchant will never pay. The community bears it: residents who wait for awards
 * get them as if the merchant had paid.
 */
final class WritingOff {
  private final Office office;

  WritingOff(Office office) {
    this.office = office;
  }

  /** Somebody of finance proposes it. The same again is the same proposal. */
  WriteOff.View propose(Principal caller, Commands.ProposeWriteOff command) {
    return Stale.again(() -> proposeOnce(caller.person(), command)).view();
  }

  private WriteOff proposeOnce(PersonId by, Commands.ProposeWriteOff command) {
    var home = command.community();
    var stored = office.writeOffs().find(home, command.merchant(), command.writeOff());
    if (stored.isPresent()) {
      return stored
          .filter(known -> known.isThatOf(by, command))
          .orElseThrow(AftersaleError.ID_REUSED::refusal);
    }
    requireNotOwn(by, home, command.merchant());
    var first = WriteOff.first(command, by, office.now());
    var seller = office.needs().merchants().seller(home, command.merchant());
    var owed = office.needs().ledger().limitOf(seller.receivable()).available();
    if (first.amount().compareTo(owed) > 0) {
      throw AftersaleError.TOO_MUCH.refusal("it owes " + owed.fen() + " fen");
    }
    write(first, by, "write-off-proposed", command.reason());
    return first;
  }

  /** Somebody else of finance approves it. The same again changes nothing. */
  WriteOff.View approve(Principal caller, Commands.OfWriteOff command) {
    return Stale.again(() -> approveOnce(caller.person(), command)).view();
  }

  private WriteOff approveOnce(PersonId by, Commands.OfWriteOff command) {
    var proposed =
        office
            .writeOffs()
            .find(command.community(), command.merchant(), command.writeOff())
            .orElseThrow(AftersaleError.WRITE_OFF_NOT_FOUND::refusal);
    if (proposed.isApproved()) {
      return proposed;
    }
    if (proposed.proposedBy().equals(by)) {
      throw AftersaleError.OWN.refusal();
    }
    requireNotOwn(by, proposed.home(), proposed.merchant());
    var approved = proposed.approved(by, office.now());
    write(approved, by, "write-off-approved", proposed.reason());
    return approved;
  }

  private void requireNotOwn(PersonId by, CommunityId home, UUID merchant) {
    if (office.needs().merchants().seller(home, merchant).owner().equals(by)) {
      throw AftersaleError.OWN.refusal();
    }
  }

  /** With what it means to the books, and to whoever waits, once it is approved. */
  private void write(WriteOff next, PersonId by, String action, String reason) {
    var writes = office.writes();
    office.writeOffs().put(writes, next);
    if (next.isApproved()) {
      var payee = office.needs().merchants().seller(next.home(), next.merchant()).receivable();
      var cause = Cause.of(next.home(), payee.payee(), "write-off/" + next.id(), next.approvedAt());
      var entry = Recipes.writtenOff(cause, next.amount(), next.approvedBy());
      office.needs().ledger().post(writes, entry, AftersaleError.TOO_MUCH.refusal());
      office.tasks().fund(writes, next.home(), next.merchant());
    }
    var detail = "%s %d fen".formatted(next.merchant(), next.amount().fen());
    office.audit().add(writes, next.home(), by, action, next.id().toString(), detail, reason);
    writes.commit();
  }

  /** A page of a community's. */
  PageOf<WriteOff.View> list(Commands.PageOfCommunity query) {
    var cursors = office.needs().people().cursors();
    var name = "write-offs " + query.community();
    var after = cursors.position(name, query.cursor());
    var page = office.writeOffs().page(query.community(), after, PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(WriteOff::view).toList(), cursors.after(name, page.last()));
  }
}
