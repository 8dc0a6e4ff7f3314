package cn.linli.aftersale;

import cn.linli.files.Purpose;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Set;
import java.util.UUID;

/** Takes what both sides say about a claim, with their evidence. */
final class Saying {
  private final Office office;

  Saying(Office office) {
    this.office = office;
  }

  /** One more statement, as long as nothing is decided. The same again is the same statement. */
  Claim say(Claim claim, UUID id, Statement.Side side, Words words) {
    var known = office.statements().find(claim, id.toString());
    if (known.isPresent()) {
      if (!known.get().says(side, words)) {
        throw AftersaleError.ID_REUSED.refusal();
      }
      return claim;
    }
    if (claim.state().isOver()) {
      throw AftersaleError.NOT_NOW.refusal("it is " + claim.state());
    }
    long said = office.statements().list(claim).stream().filter(one -> one.by() == side).count();
    if (said >= ClaimRules.MOST_STATEMENTS) {
      throw AftersaleError.TOO_MANY_STATEMENTS.refusal();
    }
    var next = claim.touched();
    var writes = office.writes();
    add(writes, next, id.toString(), side, words);
    office.put(writes, next);
    writes.commit();
    return next;
  }

  /** Adds a statement to what a use case writes; its files belong to the claim from then on. */
  void add(WriteSet writes, Claim claim, String id, Statement.Side side, Words words) {
    var matter = claim.matter();
    var place =
        switch (side) {
          case RESIDENT -> matter.community();
          case MERCHANT -> matter.home();
        };
    var speaker =
        switch (side) {
          case RESIDENT -> matter.person();
          case MERCHANT -> matter.owner();
        };
    var uploads = office.needs().uploads();
    uploads.require(place, Set.copyOf(words.evidence()), speaker, Purpose.EVIDENCE);
    words.evidence().forEach(upload -> uploads.claim(writes, place, upload, "claim/" + claim.id()));
    office
        .statements()
        .create(
            writes,
            new Statement(
                matter.community(),
                claim.id(),
                id,
                side,
                words.text(),
                place,
                words.evidence(),
                office.now()));
  }
}
