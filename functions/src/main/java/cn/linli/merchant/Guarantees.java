package cn.linli.merchant;

import cn.linli.ledger.Account;
import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What secures a merchant's customers: how much it has to be, what there is, and how it comes and
 * goes.
 */
final class Guarantees {
  /** By which payments know what a payment is for. */
  static final String SUBJECT = "guarantee/";

  private static final Duration TO_PAY = Duration.ofHours(2);
  private static final int MOST_AT_A_TIME = 10;
  private static final int MOST_FORGOTTEN = 20;
  private static final Set<Stage> PAYING =
      EnumSet.of(Stage.TO_DEPOSIT, Stage.ACTIVE, Stage.LEAVING);

  private final Counter counter;

  Guarantees(Counter counter) {
    this.counter = counter;
  }

  /** Asks the owner for money, also when it leaves and owes something. Again it is the same. */
  Payments.View pay(Principal caller, Commands.PayGuarantee command) {
    var merchant = counter.own(caller, command.community(), command.merchant());
    if (!PAYING.contains(merchant.stage())) {
      throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
    }
    var ask = Stale.again(() -> ask(merchant, command));
    return counter.needs().payments().ask(ask);
  }

  /** A payment that belongs to something else is never one of its top-ups. */
  private Ask ask(Merchant merchant, Commands.PayGuarantee command) {
    var amount = new Money(command.amountFen());
    var stored = counter.topUps().find(merchant.home(), merchant.id(), command.payment());
    if (stored.filter(topUp -> !topUp.amount().equals(amount)).isPresent()) {
      throw MerchantError.ID_REUSED.refusal();
    }
    if (stored.isPresent()) {
      return ask(merchant, stored.get());
    }
    var now = counter.now();
    var all = counter.topUps().list(merchant.home(), merchant.id());
    requireFew(all, now);
    var first =
        new TopUp(merchant.home(), merchant.id(), command.payment(), amount, now, now.plus(TO_PAY));
    var writes = counter.writes();
    counter.topUps().create(writes, first);
    forgetUnpaid(writes, all, now);
    counter.needs().payments().ask(writes, ask(merchant, first));
    writes.commit();
    return ask(merchant, first);
  }

  /** What was never paid does not pile up; whoever asks for more clears some of it away. */
  private void forgetUnpaid(WriteSet writes, List<TopUp> all, Instant now) {
    all.stream()
        .filter(topUp -> topUp.payBy().isBefore(now))
        .filter(this::isOver)
        .limit(MOST_FORGOTTEN)
        .forEach(topUp -> counter.topUps().delete(writes, topUp));
  }

  private boolean isOver(TopUp topUp) {
    return counter
        .needs()
        .payments()
        .find(topUp.home(), topUp.payment())
        .filter(payment -> payment.state().equals("closed"))
        .isPresent();
  }

  private void requireFew(List<TopUp> all, Instant now) {
    long asked = all.stream().filter(topUp -> topUp.payBy().isAfter(now)).count();
    if (asked >= MOST_AT_A_TIME) {
      throw MerchantError.TOO_MANY.refusal("pay what was asked for, or wait two hours");
    }
  }

  private static Ask ask(Merchant merchant, TopUp topUp) {
    return new Ask(
        merchant.home(),
        topUp.payment(),
        merchant.owner(),
        merchant.guaranteePayee(),
        SUBJECT + merchant.id(),
        Parts.of(Part.GUARANTEE_DEPOSIT, topUp.amount()),
        "商家保证金 " + merchant.business().shortName(),
        topUp.payBy());
  }

  /** How a merchant's guarantee stands. */
  View get(Principal caller, Commands.OfMerchant query) {
    var merchant = counter.merchant(query.community(), query.merchant());
    if (!Counter.isStaff(caller) && !merchant.isOwnedBy(caller.person())) {
      throw MerchantError.NOT_FOUND.refusal();
    }
    return view(merchant);
  }

  private View view(Merchant merchant) {
    var volume = counter.volumes().get(merchant.home(), merchant.id());
    var guarantee = counter.needs().ledger().limitOf(deposit(merchant));
    var owed = counter.needs().ledger().limitOf(receivable(merchant)).available();
    var required = required(merchant, volume.amount());
    var missing = required.minus(guarantee.available());
    return new View(
        merchant.id(),
        required.fen(),
        guarantee.available().fen(),
        guarantee.held().fen(),
        owed.fen(),
        volume.amount().fen(),
        Math.max(0, missing.fen()) + owed.fen());
  }

  /** What has to be paid before anything new is listed. */
  Money missing(Merchant merchant) {
    return new Money(view(merchant).missingFen());
  }

  /** The level that a merchant has to have with so much on sale. */
  Money required(Merchant merchant, Money volume) {
    long most = 0;
    for (var id : merchant.business().categories()) {
      var category = counter.category(merchant.home(), id);
      long ofVolume = Math.multiplyExact(volume.fen(), category.volumePerMille()) / 1000;
      most = Math.max(most, Math.max(category.guarantee().fen(), ofVolume));
    }
    return new Money(most);
  }

  /** Adds to what a use case writes that the guarantee is enough for so much on sale. */
  void require(WriteSet writes, Merchant merchant, Money volume, Refusal ifShort) {
    var ledger = counter.needs().ledger();
    if (!ledger.limitOf(receivable(merchant)).available().equals(Money.ZERO)) {
      throw ifShort;
    }
    var required = required(merchant, volume);
    if (!required.equals(Money.ZERO)) {
      ledger.require(writes, deposit(merchant), required, ifShort);
    }
  }

  /** Money for a guarantee came: with enough of it, its merchant is active. */
  void paid(CommunityId home, UUID id) {
    var stage =
        Stale.again(
            () -> {
              var merchant = counter.merchant(home, id);
              activateIfEnough(merchant);
              return merchant.stage();
            });
    if (stage == Stage.RELEASING || stage == Stage.LEFT) {
      // It came when nobody waited for it any more, or whoever gave back was past it.
      new Leaving(counter).giveBack(counter.merchant(home, id));
    }
  }

  private void activateIfEnough(Merchant merchant) {
    if (merchant.stage() != Stage.TO_DEPOSIT || view(merchant).missingFen() > 0) {
      return;
    }
    var next = merchant.to(Stage.ACTIVE, counter.now());
    var writes = counter.writes();
    counter.put(writes, merchant, next, new Stale());
    counter.note(writes, next, null, "activated", null, null);
    writes.commit();
  }

  /** A merchant has too little, or owes something: it hears so. */
  void demand(WriteSet writes, Merchant merchant, Money missing) {
    counter.tell(
        writes,
        new Event(
            "merchant.top-up-demanded",
            1,
            merchant.home(),
            Map.of(
                "merchant", merchant.id(),
                "owner", merchant.owner(),
                "missingFen", missing.fen())));
  }

  static Account deposit(Merchant merchant) {
    return new Account(merchant.home(), Account.Kind.GUARANTEE_DEPOSIT, merchant.guaranteePayee());
  }

  static Account receivable(Merchant merchant) {
    return new Account(merchant.home(), Account.Kind.RECEIVABLE, merchant.guaranteePayee());
  }

  /**
   * How a guarantee stands.
   *
   * @param requiredFen for what is on sale now
   * @param availableFen what is there and not held
   * @param owedFen what the merchant owes beside it
   * @param missingFen what has to be paid before anything new is listed
   */
  record View(
      UUID merchant,
      long requiredFen,
      long availableFen,
      long heldFen,
      long owedFen,
      long volumeFen,
      long missingFen) {}
}
