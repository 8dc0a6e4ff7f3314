package cn.linli.identity;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Map;

/** What a person sees and changes of their own record. */
final class Me {
  private final Identity identity;
  private final WeChatLogin weChat;

  Me(Identity identity, WeChatLogin weChat) {
    this.identity = identity;
    this.weChat = weChat;
  }

  /** The caller, masked. */
  View get(Principal caller) {
    var person = identity.persons().get(caller.person());
    return new View(
        person.id().toString(),
        person.isVerified(),
        person.maskedName(),
        person.maskedPhone(),
        identity.consents().of(person.id()),
        identity.memberships().of(person.id()).stream().map(Membership::view).toList());
  }

  /** Takes over the phone number behind a code. */
  View setPhone(Principal caller, SetPhone command) {
    identity.persons().get(caller.person()).active();
    var phone = weChat.phoneNumber(command.code());
    Stale.again(
        () -> {
          var person = identity.persons().get(caller.person()).active();
          var data =
              identity
                  .sealed()
                  .open(person.id())
                  .orElseGet(() -> identity.sealed().create(person.id()));
          var writes = new WriteSet(identity.dynamo());
          identity.persons().change(writes, person.withPhone(Masks.phone(phone)));
          identity.sealed().write(writes, data.with(SealedTable.PHONE, phone));
          writes.commit();
          return null;
        });
    return get(caller);
  }

  /** Records the consent of the caller to the current version of a document. */
  View consent(Principal caller, GiveConsent command) {
    if (!command.version().equals(command.document().currentVersion())) {
      throw IdentityError.CONSENT_VERSION_UNKNOWN.refusal(
          "the current version is " + command.document().currentVersion());
    }
    identity.persons().get(caller.person()).active();
    boolean given =
        identity.consents().of(caller.person()).stream()
            .anyMatch(
                consent ->
                    consent.document() == command.document()
                        && consent.version().equals(command.version()));
    if (!given) {
      record(caller, command);
    }
    return get(caller);
  }

  private void record(Principal caller, GiveConsent command) {
    var writes = new WriteSet(identity.dynamo());
    var now = identity.clock().instant();
    identity
        .consents()
        .put(
            writes,
            caller.person(),
            new ConsentTable.Consent(command.document(), command.version(), now));
    identity
        .outbox()
        .add(
            writes,
            new Event(
                "identity.consent-given",
                1,
                null,
                Map.of(
                    "person", caller.person(),
                    "document", command.document().toString(),
                    "version", command.version())));
    writes.commit();
  }

  /** The code of a phone number. */
  record SetPhone(String code) {}

  /** A consent. */
  record GiveConsent(ConsentDocument document, String version) {}

  /** What the contract shows. */
  record View(
      String person,
      boolean realNameVerified,
      String maskedName,
      String maskedPhone,
      List<ConsentTable.Consent> consents,
      List<Membership.View> memberships) {}
}
