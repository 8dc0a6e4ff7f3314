package cn.linli.officialaccount;

import cn.linli.identity.Channel;
import cn.linli.identity.WeChatAccount;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.keys.Sealed;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who followers are. Nobody becomes a person by following: a follower is one where
 * identity knows the account, or another of the same unionid.
 */
final class Knowing {
  private static final Logger LOG = LoggerFactory.getLogger(Knowing.class);

  /** As the contract calls links of identity. */
  private static final String ACCOUNT = "W#";

  private static final String UNION = "U#";

  private final Desk desk;
  private final MenuFile menu;

  Knowing(Desk desk, MenuFile menu) {
    this.desk = desk;
    this.menu = menu;
  }

  /** The errand about a follower: who it is, and their tag. WeChat may be asked. */
  void work(Tasks.Which which) {
    var follower = desk.followers().find(which.ref()).flatMap(Follower::reachable);
    if (follower.isEmpty()) {
      return;
    }
    try {
      tag(known(follower.get()));
    } catch (AccountFailure failure) {
      if (failure.kind() == AccountFailure.Kind.REFUSED || which.isLast()) {
        // A filter of the template counts these words, and an alarm looks at the count.
        LOG.warn("an errand at the Official Account is given up: {}", failure.getMessage());
        return;
      }
      var writes = desk.writes();
      desk.tasks().at(writes, Tasks.FOLLOWER, which.again(), desk.now().plus(which.pause()));
      writes.commit();
    }
  }

  /** The follower with the person, where there is one by now. */
  Follower known(Follower follower) {
    if (follower.person() != null || follower.sealed() == null) {
      return follower;
    }
    var opened = follower.sealed().open(desk.needs().keys());
    var openid = opened.read(Follower.OPENID).orElseThrow();
    var unionid = opened.read(Follower.UNIONID);
    var told = follower;
    if (unionid.isEmpty()) {
      unionid = desk.account().profile(openid).map(Account.Profile::unionid);
      if (unionid.isPresent()) {
        var more = opened.with(Follower.UNIONID, unionid.get()).sealed();
        var union = desk.needs().keys().lookupHash("unionid", unionid.get());
        // Kept before anybody is looked for: whoever becomes a person meanwhile finds it.
        told = change(follower.hash(), now -> told(now, follower, more, union), false);
      }
    }
    var account =
        new WeChatAccount(
            Channel.OFFICIAL_ACCOUNT, desk.account().appId(), openid, unionid.orElse(null));
    var person = desk.needs().people().known(account);
    return person.isEmpty() ? told : is(told.hash(), person.get());
  }

  /** Unless they left meanwhile, and came again under another seal. */
  private static Follower told(Follower now, Follower asRead, Sealed more, String union) {
    return now.sealed() == null || !now.sealed().wrappedKey().equals(asRead.sealed().wrappedKey())
        ? now
        : now.told(more, union);
  }

  private Follower is(String hash, PersonId person) {
    return change(hash, now -> person.equals(now.person()) ? now : now.is(person), true);
  }

  /** Somebody became a person: their accounts may follow us. */
  void became(PersonId person) {
    desk.needs().people().links(person).stream()
        .flatMap(link -> found(link).stream())
        .filter(follower -> follower.followed() && follower.person() == null)
        .map(Follower::hash)
        .distinct()
        .forEach(this::later);
  }

  private Optional<Follower> found(String link) {
    return switch (link.substring(0, 2)) {
      case ACCOUNT -> desk.followers().find(link.substring(2));
      case UNION -> desk.followers().findByUnion(link.substring(2));
      default -> Optional.empty();
    };
  }

  /** One person turned out to be another. */
  void moved(PersonId was, PersonId person) {
    desk.followers().of(was).forEach(follower -> is(follower.hash(), person));
    became(person);
  }

  /** What somebody is has changed: their tag has to follow. */
  void changedRoles(PersonId person) {
    boolean staff = desk.needs().people().isStaff(person);
    desk.followers().of(person).stream()
        .filter(follower -> follower.followed() && follower.staff() != staff)
        .forEach(follower -> later(follower.hash()));
  }

  /** Somebody is gone, and with them everything that tells who followed. */
  void forget(PersonId person) {
    Stale.again(
        () -> {
          for (var follower : desk.followers().of(person)) {
            var writes = desk.writes();
            desk.followers().delete(writes, follower);
            writes.commit();
          }
          return null;
        });
  }

  List<Follower> of(PersonId person) {
    return desk.followers().of(person);
  }

  private void later(String hash) {
    var writes = desk.writes();
    desk.tasks().now(writes, Tasks.FOLLOWER, hash);
    writes.commit();
  }

  private void tag(Follower follower) {
    boolean staff = follower.person() != null && desk.needs().people().isStaff(follower.person());
    if (staff == follower.staff() || follower.sealed() == null) {
      return;
    }
    var account = desk.account();
    var name = menu.staffTag();
    var tags = account.tags();
    int tag = tags.containsKey(name) ? tags.get(name) : account.createTag(name);
    var openid = follower.sealed().open(desk.needs().keys()).read(Follower.OPENID);
    account.tag(tag, openid.orElseThrow(), staff);
    change(follower.hash(), now -> now.staff() == staff ? now : now.tagged(staff), false);
  }

  private Follower change(String hash, UnaryOperator<Follower> step, boolean told) {
    return Stale.again(
        () -> {
          var before = desk.followers().find(hash).orElseGet(() -> Follower.unknown(hash));
          var next = before.revision() == 0 ? before : step.apply(before);
          if (!next.equals(before)) {
            var writes = desk.writes();
            if (told) {
              desk.put(writes, before, next);
            } else {
              desk.keep(writes, before, next);
            }
            writes.commit();
          }
          return next;
        });
  }
}
