package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which person a WeChat account is: by its openid, else by its unionid, else somebody new. */
final class Accounts {
  private final Identity identity;

  Accounts(Identity identity) {
    this.identity = identity;
  }

  /** The person of an account; adds to the writes whatever is not yet stored about it. */
  PersonId personOf(WriteSet writes, WeChatAccount account) {
    return find(writes, account).orElseGet(() -> create(writes, account));
  }

  /** The same for somebody active whom we know already, else empty. */
  Optional<PersonId> known(WriteSet writes, WeChatAccount account) {
    try {
      return find(writes, account);
    } catch (Refusal goes) {
      return Optional.empty();
    }
  }

  private Optional<PersonId> find(WriteSet writes, WeChatAccount account) {
    var byOpenid = identity.pointers().ofAccount(account);
    var byUnion = account.unionid() == null ? null : identity.pointers().ofUnion(account.unionid());
    var person = identity.pointers().find(byOpenid).orElse(null);
    var union = byUnion == null ? null : identity.pointers().find(byUnion).orElse(null);
    if (person == null && union == null) {
      return Optional.empty();
    }
    // An openid that already has a person stays with it, whatever the unionid says later.
    var known = identity.persons().get(person == null ? union : person).active();
    var missing = new HashSet<String>();
    if (person == null) {
      missing.add(byOpenid);
      seal(writes, known, account);
    }
    if (byUnion != null && union == null) {
      missing.add(byUnion);
    }
    link(writes, known, missing);
    return Optional.of(known.id());
  }

  private PersonId create(WriteSet writes, WeChatAccount account) {
    var byOpenid = identity.pointers().ofAccount(account);
    var byUnion = account.unionid() == null ? null : identity.pointers().ofUnion(account.unionid());
    var id = new PersonId(UUID.randomUUID());
    var links = byUnion == null ? Set.of(byOpenid) : Set.of(byOpenid, byUnion);
    links.stream().sorted().forEach(link -> identity.pointers().create(writes, link, id));
    var person = Person.create(id, identity.clock().instant()).linked(links);
    identity.persons().create(writes, person);
    identity
        .sealed()
        .write(writes, identity.sealed().create(id).with(field(account), account.openid()));
    identity
        .outbox()
        .add(writes, new Event("identity.person-created", 1, null, Map.of("person", id)));
    return id;
  }

  private void link(WriteSet writes, Person person, Set<String> missing) {
    if (!missing.isEmpty()) {
      missing.stream()
          .sorted()
          .forEach(link -> identity.pointers().create(writes, link, person.id()));
      identity.persons().change(writes, person.linked(missing));
    }
  }

  private void seal(WriteSet writes, Person person, WeChatAccount account) {
    var data =
        identity.sealed().open(person.id()).orElseGet(() -> identity.sealed().create(person.id()));
    identity.sealed().write(writes, data.with(field(account), account.openid()));
  }

  /** App and account are part of the name: a person may have several of one channel. */
  private String field(WeChatAccount account) {
    var which = identity.pointers().ofAccount(account).substring(2, 10);
    return SealedTable.OPENID + account.channel() + " " + account.appId() + " " + which;
  }
}
