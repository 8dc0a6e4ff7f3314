package cn.linli.merchant;

import cn.linli.payment.PaymentError;
import cn.linli.payment.ProviderFailure;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the provider open a merchant's account, and asks how that stands. */
final class AccountWork {
  private static final Logger LOG = LoggerFactory.getLogger(AccountWork.class);

  /**
   * Sellers are paid in the apps in which the centre is, and guarantees on its account: from there
   * people get what awards give them.
   */
  static final String CENTRE = "centre";

  private final Counter counter;
  private final SellerApplications applications;
  private final Guarantees guarantees;

  AccountWork(Counter counter) {
    this.counter = counter;
    this.applications = new SellerApplications(counter);
    this.guarantees = new Guarantees(counter);
  }

  void work(CommunityId home, UUID id) {
    var merchant = Stale.again(() -> counter.merchants().find(home, id).map(this::owed));
    merchant.filter(found -> found.stage() == Stage.OPENING).ifPresent(this::lookNow);
    // Where the guarantee was enough before the account was there.
    merchant
        .filter(found -> found.stage() == Stage.TO_DEPOSIT)
        .ifPresent(found -> guarantees.paid(home, id));
  }

  /** The next look is owed before this one, in which we may die. */
  private Merchant owed(Merchant merchant) {
    if (merchant.stage() == Stage.OPENING) {
      var since = Duration.between(merchant.standing().since(), counter.now());
      var writes = counter.writes();
      var next = counter.now().plus(Tasks.pause(since));
      counter.tasks().at(writes, Tasks.ACCOUNT, merchant, next);
      if (merchant.account().state() == null) {
        // What is confidential is opened for this.
        counter.note(writes, merchant, null, "handed-in", "account", "开户进件");
      }
      writes.commit();
    }
    return merchant;
  }

  private void lookNow(Merchant merchant) {
    try {
      var state = merchant.account().state() == null ? handIn(merchant) : ask(merchant);
      note(merchant, state);
    } catch (ProviderFailure failure) {
      LOG.warn("account of merchant {}: {}", merchant.id(), failure.getMessage());
      if (failure.isHopeless()) {
        refuse(merchant, "支付机构拒绝了申请");
      }
    } catch (SellerApplications.Unfit unfit) {
      refuse(merchant, unfit.getMessage());
    } catch (Refusal refusal) {
      if (refusal.code() != PaymentError.ACCOUNT_TAKEN) {
        throw refusal;
      }
      // The provider has given the same business the account that another merchant of ours has.
      refuse(merchant, "二级商户号已被另一商户使用");
    }
  }

  /** An application of which nobody knows whether it arrived is handed in again: it is the same. */
  private SellerAccountState handIn(Merchant merchant) {
    var application = applications.of(merchant);
    try {
      counter.needs().accounts().get().apply(application);
    } catch (ProviderFailure failure) {
      if (failure.why() != ProviderFailure.Why.NUMBER_USED) {
        throw failure;
      }
    }
    return new SellerAccountState.Checking();
  }

  private SellerAccountState ask(Merchant merchant) {
    return counter
        .needs()
        .accounts()
        .get()
        .find(merchant.payee())
        .orElseGet(() -> handIn(merchant));
  }

  private void note(Merchant merchant, SellerAccountState state) {
    switch (state) {
      case SellerAccountState.Checking checking -> at(merchant, "checking", null);
      case SellerAccountState.Auditing auditing -> at(merchant, "auditing", null);
      case SellerAccountState.NeedsVerification verification ->
          at(merchant, "needs-verification", verification.page().map(URI::toString).orElse(null));
      case SellerAccountState.NeedsSigning signing ->
          at(merchant, "needs-signing", signing.page().toString());
      case SellerAccountState.Finished finished -> finished(merchant, finished.subMerchant());
      case SellerAccountState.Rejected rejected -> refuse(merchant, words(rejected.reasons()));
      case SellerAccountState.Frozen frozen -> refuse(merchant, words(frozen.reasons()));
      case SellerAccountState.Cancelled cancelled -> refuse(merchant, "申请已作废");
    }
  }

  private static String words(List<SellerAccountState.Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.field() + ": " + reason.why())
        .collect(Collectors.joining("; "));
  }

  private void at(Merchant known, String state, String page) {
    change(
        known,
        merchant -> {
          var next = merchant.with(merchant.account().at(state, page));
          if (!next.equals(merchant)) {
            var writes = counter.writes();
            counter.put(writes, merchant, next, new Stale());
            writes.commit();
          }
        });
  }

  private void refuse(Merchant known, String reason) {
    change(
        known,
        merchant -> {
          var refused = merchant.standing().to(Stage.NOT_OPENED, counter.now()).because(reason);
          var writes = counter.writes();
          counter.put(writes, merchant, merchant.with(refused), new Stale());
          counter.note(writes, merchant, null, "not-opened", null, reason);
          writes.commit();
        });
  }

  /** Does something about a merchant as it is now, if its account is still being opened. */
  private void change(Merchant known, Consumer<Merchant> change) {
    Stale.again(
        () -> {
          var merchant = counter.merchant(known.home(), known.id());
          if (merchant.stage() == Stage.OPENING) {
            change.accept(merchant);
          }
          return true;
        });
  }

  /**
   * It can be paid from now on: for goods on its own account, for its guarantee on the centre's.
   */
  private void finished(Merchant known, String subMerchant) {
    var obstacle = obstacle(known);
    if (obstacle.isPresent()) {
      refuse(known, obstacle.get());
    } else {
      change(known, merchant -> open(merchant, subMerchant));
      guarantees.paid(known.home(), known.id());
    }
  }

  /** What belongs to somebody else is never shared, and a guarantee has to reach residents. */
  private Optional<String> obstacle(Merchant merchant) {
    var payments = counter.needs().payments();
    var home = merchant.home();
    boolean isTaken =
        Stream.of(merchant.payee(), merchant.guaranteePayee())
            .anyMatch(payee -> payments.hasPayee(home, payee));
    if (merchant.stage() == Stage.OPENING && isTaken) {
      return Optional.of("收款编号已被占用");
    }
    return payments.paysPeople(home, CENTRE) ? Optional.empty() : Optional.of("服务中心的收款账户不能付款给个人");
  }

  private void open(Merchant merchant, String subMerchant) {
    var platform = counter.needs().accounts().get().platform();
    var next =
        merchant
            .to(Stage.TO_DEPOSIT, counter.now())
            .with(merchant.account().open(platform, subMerchant));
    var writes = counter.writes();
    counter.put(writes, merchant, next, new Stale());
    counter.note(writes, next, null, "opened", subMerchant, null);
    var payments = counter.needs().payments();
    var name = merchant.business().shortName();
    payments.addSeller(
        writes,
        merchant.home(),
        merchant.payee(),
        name,
        CENTRE,
        platform,
        subMerchant,
        Merchants.FROZEN_DAYS);
    payments.addLike(writes, merchant.home(), merchant.guaranteePayee(), "保证金 " + name, CENTRE);
    writes.commit();
  }
}
