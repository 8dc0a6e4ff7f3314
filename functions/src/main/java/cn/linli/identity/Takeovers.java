package cn.linli.identity;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import java.util.Map;

/**
 * A WeChat account that turns out to belong to a person we know: it logs in as that person from now
 * on.
 *
 * <p>Name and number alone prove little, because others know them too. The account must have the
 * phone number that WeChat vouches for in common with the person, or the person must be a ward who
 * never had an account.
 */
final class Takeovers {
  private final Identity identity;

  Takeovers(Identity identity) {
    this.identity = identity;
  }

  void takeOver(Principal caller, Person guest, Person owner, RealNames.Claim claim) {
    var known = identity.sealed().open(owner.active().id()).orElseThrow();
    boolean right =
        identity
            .attempts()
            .guess(guest.id(), identity.clock().instant(), () -> claim.isNameIn(known));
    if (!right) {
      throw IdentityError.NAME_MISMATCH.refusal();
    }
    var own = identity.sealed().open(guest.id()).orElseThrow();
    var phone = own.read(SealedTable.PHONE);
    boolean samePhone = phone.isPresent() && phone.equals(known.read(SealedTable.PHONE));
    if (!samePhone && !owner.links().isEmpty()) {
      throw IdentityError.ID_NUMBER_TAKEN.refusal();
    }
    move(caller, guest, owner, own, known);
  }

  private void move(
      Principal caller, Person guest, Person owner, SealedTable.Open own, SealedTable.Open known) {
    var writes = new WriteSet(identity.dynamo());
    guest.links().forEach(link -> identity.pointers().move(writes, link, owner.id()));
    identity.persons().change(writes, guest.gone());
    identity.persons().change(writes, owner.linked(guest.links()).withPhone(guest.maskedPhone()));
    var merged = known;
    for (var field : own.names()) {
      merged = merged.with(field, own.read(field).orElseThrow());
    }
    identity.sealed().write(writes, merged);
    identity.sealed().delete(writes, guest.id());
    identity
        .consents()
        .of(guest.id())
        .forEach(consent -> identity.consents().put(writes, owner.id(), consent));
    for (var membership : identity.memberships().of(guest.id())) {
      identity.memberships().delete(writes, membership);
      identity.memberships().put(writes, merged(membership, owner));
    }
    var session = identity.sessions().find(caller.session()).orElseThrow();
    identity.sessions().change(writes, session, session.of(owner.id()));
    identity
        .audit()
        .add(
            writes, Gate.PLATFORM, owner.id(), "account-linked", guest.id().toString(), null, null);
    identity
        .outbox()
        .add(
            writes,
            new Event(
                "identity.account-linked",
                1,
                null,
                Map.of("person", owner.id(), "was", guest.id())));
    writes.commit();
  }

  private Membership merged(Membership ofGuest, Person owner) {
    var held =
        identity
            .memberships()
            .find(owner.id(), ofGuest.community())
            .orElseGet(() -> Membership.none(ofGuest.community(), owner.id()));
    return held.withAll(ofGuest.roles());
  }
}
