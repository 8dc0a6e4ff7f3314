package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Guardians and the minors they act for. */
final class Minors {
  private static final int ADULT = 18;
  private static final int MOST = 10;
  private static final int MOST_GUARDIANS = 4;

  private final Identity identity;
  private final RealNames realNames;

  Minors(Identity identity, RealNames realNames) {
    this.identity = identity;
    this.realNames = realNames;
  }

  /** Makes the caller guardian of a minor. */
  View add(Principal caller, Add command) {
    var claim = realNames.claim(command.name(), command.idNumber());
    if (claim.number().age(identity.clock()) >= ADULT) {
      throw IdentityError.NOT_A_MINOR.refusal();
    }
    var asked = new AtomicBoolean();
    return view(Stale.again(() -> addOnce(caller.person(), command, claim, asked)));
  }

  private MinorTable.Minor addOnce(
      PersonId guardian, Add command, RealNames.Claim claim, AtomicBoolean asked) {
    requireAdult(identity.persons().get(guardian).active());
    var stored = identity.minors().find(guardian, command.minor());
    if (stored.isPresent()) {
      return same(stored.get(), command, claim);
    }
    var others = identity.minors().of(guardian);
    if (others.size() >= MOST) {
      throw IdentityError.TOO_MANY_MINORS.refusal();
    }
    identity.consents().require(guardian, ConsentDocument.MINORS);
    var writes = new WriteSet(identity.dynamo());
    var child = personOf(writes, guardian, claim, asked);
    if (others.stream().anyMatch(other -> other.person().equals(child))) {
      throw IdentityError.MINOR_ID_REUSED.refusal("this child is known under another id");
    }
    var minor =
        new MinorTable.Minor(
            guardian,
            command.minor(),
            child,
            Masks.name(claim.name()),
            command.relation(),
            claim.number().birthDate(),
            ConsentDocument.MINORS.currentVersion(),
            identity.clock().instant());
    identity.minors().create(writes, minor);
    identity
        .audit()
        .add(writes, Gate.PLATFORM, guardian, "guardian-added", child.toString(), null, null);
    identity
        .outbox()
        .add(
            writes,
            new Event(
                "identity.minor-added", 1, null, Map.of("guardian", guardian, "minor", child)));
    writes.commit();
    return minor;
  }

  private void requireAdult(Person guardian) {
    if (guardian.birthDate() == null
        || ResidentIdNumber.age(guardian.birthDate(), identity.clock()) < ADULT) {
      throw IdentityError.GUARDIAN_NOT_ADULT.refusal();
    }
  }

  private MinorTable.Minor same(MinorTable.Minor stored, Add command, RealNames.Claim claim) {
    var child = identity.persons().get(stored.person());
    if (!claim.hash().equals(child.idNumberHash())
        || stored.relation() != command.relation()
        || !isNameOf(child, claim)) {
      throw IdentityError.MINOR_ID_REUSED.refusal();
    }
    return stored;
  }

  /** The child as a person of its own: known already, by another guardian say, or verified now. */
  private PersonId personOf(
      WriteSet writes, PersonId guardian, RealNames.Claim claim, AtomicBoolean asked) {
    var known = identity.pointers().find(claim.hash());
    if (known.isPresent()) {
      var child = identity.persons().get(known.get()).active();
      var now = identity.clock().instant();
      if (!identity.attempts().guess(guardian, now, () -> isNameOf(child, claim))) {
        throw IdentityError.NAME_MISMATCH.refusal();
      }
      if (!child.links().isEmpty()) {
        throw IdentityError.MINOR_HAS_ACCOUNT.refusal();
      }
      if (child.guardians().size() >= MOST_GUARDIANS) {
        throw IdentityError.TOO_MANY_GUARDIANS.refusal();
      }
      identity.persons().change(writes, child.guardedBy(guardian));
      return child.id();
    }
    realNames.ask(guardian, claim, asked);
    var id = new PersonId(UUID.randomUUID());
    identity.pointers().create(writes, claim.hash(), id);
    var now = identity.clock().instant();
    var child = Person.create(id, now).guardedBy(guardian);
    identity
        .persons()
        .create(
            writes,
            child.verified(
                claim.hash(), claim.number().birthDate(), Masks.name(claim.name()), now));
    identity.sealed().write(writes, claim.sealedIn(identity.sealed().create(id)));
    return id;
  }

  private boolean isNameOf(Person child, RealNames.Claim claim) {
    return identity.sealed().open(child.id()).filter(claim::isNameIn).isPresent();
  }

  /** The minors of the caller. */
  Map<String, List<View>> list(Principal caller) {
    return Map.of("items", of(caller.person()));
  }

  List<View> of(PersonId guardian) {
    return identity.minors().of(guardian).stream().map(this::view).toList();
  }

  private View view(MinorTable.Minor minor) {
    boolean under14 =
        ResidentIdNumber.age(minor.birthDate(), identity.clock()) < RealNames.GUARDED_UNDER;
    return new View(minor.id(), minor.person(), minor.maskedName(), minor.relation(), under14);
  }

  /** A minor to act for. */
  record Add(UUID minor, String name, String idNumber, Relation relation) {}

  /** What the contract shows. */
  record View(UUID minor, PersonId person, String maskedName, Relation relation, boolean under14) {}
}
