package cn.linli.merchant;

import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How a merchant goes, and its guarantee with it. */
final class Leaving {
  private static final String RELEASED = "released";

  /** Whoever waits for a merchant to be gone looks again after this. */
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Counter counter;

  Leaving(Counter counter) {
    this.counter = counter;
  }

  /** Nothing new is sold from now on; who has no guarantee yet is gone at once. */
  MerchantView leave(Principal caller, Commands.OfMerchant command) {
    return Stale.again(
        () -> {
          var merchant = mayEnd(caller, command);
          if (merchant.stage() == Stage.LEAVING || merchant.stage() == Stage.LEFT) {
            return MerchantView.of(merchant);
          }
          boolean isGone = merchant.stage().next().contains(Stage.LEFT);
          return MerchantView.of(
              isGone
                  ? gone(merchant, caller.person(), "left")
                  : leaving(merchant, caller.person()));
        });
  }

  /** Its owner, or finance where an owner cannot be reached any more. */
  private Merchant mayEnd(Principal caller, Commands.OfMerchant command) {
    return caller.roles().contains(Role.FINANCE)
        ? counter.merchant(command.community(), command.merchant())
        : counter.own(caller, command.community(), command.merchant());
  }

  private Merchant leaving(Merchant merchant, PersonId by) {
    var writes = counter.writes();
    var next = merchant.to(Stage.LEAVING, counter.now());
    var written = counter.put(writes, merchant, next, new Stale());
    counter.note(writes, next, by, "leaving", null, null);
    writes.commit();
    return written;
  }

  /** It is gone, and what was confidential of it. */
  private Merchant gone(Merchant merchant, PersonId by, String what) {
    var writes = counter.writes();
    var next = merchant.to(Stage.LEFT, counter.now());
    var written = counter.put(writes, merchant, next, new Stale());
    counter.note(writes, next, by, what, null, null);
    counter.confidential().delete(writes, merchant);
    counter.tasks().now(writes, Tasks.PICTURES, next);
    writes.commit();
    return written;
  }

  /** The owner has thought better of it; the guarantee has to be enough again. */
  MerchantView stay(Principal caller, Commands.OfMerchant command) {
    Stale.again(
        () -> {
          var merchant = counter.own(caller, command.community(), command.merchant());
          if (merchant.stage() == Stage.LEAVING) {
            var writes = counter.writes();
            var next = merchant.to(Stage.TO_DEPOSIT, counter.now());
            counter.put(writes, merchant, next, new Stale());
            counter.note(writes, next, caller.person(), "staying", null, null);
            writes.commit();
          }
          return true;
        });
    new Guarantees(counter).paid(command.community(), command.merchant());
    return MerchantView.of(counter.merchant(command.community(), command.merchant()));
  }

  /**
   * Finance gives a merchant that leaves its guarantee back: only when nothing is open any more.
   * The same again goes on where it ended.
   */
  MerchantView release(Principal caller, Commands.OfMerchant command) {
    counter.others(caller, command.community(), command.merchant());
    var merchant = Stale.again(() -> releasing(caller, command));
    giveBack(merchant);
    return Stale.again(
        () -> {
          var now = counter.merchant(command.community(), command.merchant());
          return MerchantView.of(
              now.stage() == Stage.RELEASING ? gone(now, caller.person(), RELEASED) : now);
        });
  }

  /** From here on nothing new can be sold, so that nothing can be owed any more. */
  private Merchant releasing(Principal caller, Commands.OfMerchant command) {
    var merchant = counter.merchant(command.community(), command.merchant());
    if (merchant.stage() == Stage.RELEASING || merchant.stage() == Stage.LEFT) {
      return merchant;
    }
    var next = merchant.to(Stage.RELEASING, counter.now());
    var writes = counter.writes();
    requireNothingOpen(writes, merchant);
    var written = counter.put(writes, merchant, next, new Stale());
    counter.note(writes, next, caller.person(), "releasing", null, null);
    writes.commit();
    return written;
  }

  /** Nor may anything be held or owed in the same moment. */
  private void requireNothingOpen(WriteSet writes, Merchant merchant) {
    var volume = counter.volumes().get(merchant.home(), merchant.id());
    counter.volumes().require(writes, volume);
    var ledger = counter.needs().ledger();
    var deposit = ledger.requireAsIs(writes, Guarantees.deposit(merchant), new Stale());
    var receivable = ledger.requireAsIs(writes, Guarantees.receivable(merchant), new Stale());
    boolean isHeld = !deposit.held().equals(Money.ZERO);
    boolean owes = !receivable.balance().equals(Money.ZERO);
    if (volume.listings() > 0 || isHeld || owes) {
      throw MerchantError.GUARANTEE_IN_USE.refusal();
    }
  }

  /**
   * Each payment goes back where it came from, the newest first, as far as there is something left:
   * what awards took is missing from the oldest.
   */
  void giveBack(Merchant merchant) {
    for (var topUp : counter.topUps().list(merchant.home(), merchant.id())) {
      counter
          .needs()
          .payments()
          .find(merchant.home(), topUp.payment())
          .filter(paid -> paid.paidAt() != null && isOf(merchant, paid))
          .ifPresent(paid -> giveBack(merchant, paid));
    }
  }

  /** What somebody else paid is never given back for it. */
  private static boolean isOf(Merchant merchant, Payments.View paid) {
    return paid.subject().equals(Guarantees.SUBJECT + merchant.id())
        && paid.payee().equals(merchant.guaranteePayee());
  }

  private void giveBack(Merchant merchant, Payments.View paid) {
    var left = counter.needs().ledger().limitOf(Guarantees.deposit(merchant)).available();
    var back = paid.returned().getOrDefault(Part.GUARANTEE_DEPOSIT.toString(), 0L);
    var rest = new Money(paid.amountFen() - back);
    var amount = left.compareTo(rest) < 0 ? left : rest;
    if (!amount.equals(Money.ZERO)) {
      var parts = Parts.of(Part.GUARANTEE_DEPOSIT, amount);
      // What had gone back before is part of the key: the same again is the same refund.
      var key = RELEASED + "-" + back;
      var payments = counter.needs().payments();
      payments.refund(merchant.home(), paid.payment(), key, parts, "退还商家保证金");
    }
  }

  /** Until when somebody is needed as the owner of a merchant; finance may end that. */
  Optional<Instant> openUntil(PersonId owner, List<CommunityId> communities) {
    boolean isOpen =
        communities.stream()
            .flatMap(community -> counter.directory().ownedBy(community, owner).stream())
            .anyMatch(row -> row.stage().isBinding());
    return isOpen ? Optional.of(counter.now().plus(LOOK_AGAIN)) : Optional.empty();
  }

  /** Its owner was erased: what was confidential goes, and what was not bound goes with it. */
  void ownerErased(PersonId owner, CommunityId community) {
    for (var row : counter.directory().ownedBy(community, owner)) {
      Stale.again(() -> letGo(row.home(), row.merchant()));
    }
  }

  private Merchant letGo(CommunityId home, UUID id) {
    var merchant = counter.merchant(home, id);
    if (merchant.stage().next().contains(Stage.LEFT)) {
      return gone(merchant, null, "left");
    }
    return merchant;
  }
}
