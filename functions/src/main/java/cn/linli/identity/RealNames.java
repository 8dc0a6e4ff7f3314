package cn.linli.identity;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real-name verification: one ID number, one person. */
final class RealNames {
  static final int GUARDED_UNDER = 14;

  private final Identity identity;
  private final RealNameAuthority authority;
  private final Sessions sessions;

  RealNames(Identity identity, RealNameAuthority authority, Sessions sessions) {
    this.identity = identity;
    this.authority = authority;
    this.sessions = sessions;
  }

  /** Verifies the caller and answers with a session that says so. */
  Sessions.View verify(Principal caller, Verify command) {
    var claim = claim(command.name(), command.idNumber());
    if (claim.number().age(identity.clock()) < GUARDED_UNDER) {
      throw IdentityError.GUARDIAN_REQUIRED.refusal();
    }
    var matched = new AtomicBoolean();
    Stale.again(
        () -> {
          verifyOnce(caller, claim, matched);
          return null;
        });
    return sessions.renewed(caller);
  }

  private void verifyOnce(Principal caller, Claim claim, AtomicBoolean matched) {
    var person = current(caller);
    if (person.isVerified()) {
      requireSame(person, claim);
      return;
    }
    identity.consents().require(person.id(), ConsentDocument.REAL_NAME);
    if (person.maskedPhone() == null) {
      throw IdentityError.PHONE_REQUIRED.refusal();
    }
    var owner = identity.pointers().find(claim.hash());
    if (owner.isPresent()) {
      new Takeovers(identity).takeOver(caller, person, identity.persons().get(owner.get()), claim);
      return;
    }
    ask(person.id(), claim, matched);
    var writes = new WriteSet(identity.dynamo());
    identity.pointers().create(writes, claim.hash(), person.id());
    store(writes, person, claim);
    writes.commit();
  }

  /**
   * The person of the caller's session: after an account was linked it is another than in the
   * token.
   */
  private Person current(Principal caller) {
    var person =
        identity.sessions().find(caller.session()).map(SessionRow::person).orElse(caller.person());
    return identity.persons().get(person).active();
  }

  private void requireSame(Person person, Claim claim) {
    boolean same =
        claim.hash().equals(person.idNumberHash())
            && identity.sealed().open(person.id()).filter(claim::isNameIn).isPresent();
    if (!same) {
      throw IdentityError.ALREADY_VERIFIED.refusal();
    }
  }

  /**
   * Asks the authority, within the person's attempts of the day; returns only on a match.
   *
   * @param matched remembers a match, so that a use case that runs again does not pay twice
   */
  void ask(PersonId asking, Claim claim, AtomicBoolean matched) {
    if (matched.get()) {
      return;
    }
    var now = identity.clock().instant();
    identity.attempts().take(asking, now);
    RealNameAuthority.Verdict verdict;
    try {
      verdict = authority.check(claim.name(), claim.number().value());
    } catch (Refusal unavailable) {
      identity.attempts().giveBack(asking, now);
      throw unavailable;
    }
    switch (verdict) {
      case MATCH -> matched.set(true);
      case MISMATCH -> throw IdentityError.NAME_MISMATCH.refusal();
      case NO_RECORD -> throw IdentityError.NO_RECORD.refusal();
    }
  }

  /** Adds a verified name and number to what is stored about a person. */
  void store(WriteSet writes, Person person, Claim claim) {
    var now = identity.clock().instant();
    identity
        .persons()
        .change(
            writes,
            person.verified(
                claim.hash(), claim.number().birthDate(), Masks.name(claim.name()), now));
    var data =
        identity.sealed().open(person.id()).orElseGet(() -> identity.sealed().create(person.id()));
    identity.sealed().write(writes, claim.sealedIn(data));
    identity
        .outbox()
        .add(
            writes,
            new Event("identity.real-name-verified", 1, null, Map.of("person", person.id())));
  }

  /** A name and number whose form is right; refuses others without asking anybody. */
  Claim claim(String name, String idNumber) {
    var number =
        ResidentIdNumber.parse(idNumber, identity.clock())
            .orElseThrow(
                () ->
                    new Refusal(
                        ApiError.INVALID,
                        null,
                        List.of(Fault.at("/idNumber", "is not a resident ID number"))));
    var clean = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    Fault.checks().that(clean.length() >= 2, "/name", "is not a name").orRefuse();
    return new Claim(clean, number, identity.pointers().ofIdNumber(number.value()));
  }

  /** What somebody says of themselves or their child. */
  record Claim(String name, ResidentIdNumber number, String hash) {
    boolean isNameIn(SealedTable.Open data) {
      return data.read(SealedTable.REAL_NAME).filter(name::equals).isPresent();
    }

    SealedTable.Open sealedIn(SealedTable.Open data) {
      return data.with(SealedTable.REAL_NAME, name).with(SealedTable.ID_NUMBER, number.value());
    }
  }

  /** Name and number as on the card. */
  record Verify(String name, String idNumber) {}
}
