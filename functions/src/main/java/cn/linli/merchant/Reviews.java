package cn.linli.merchant;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** What legal decides about merchants; never about its own. */
final class Reviews {
  private final Counter counter;
  private final Expiry expiry;

  Reviews(Counter counter) {
    this.counter = counter;
    this.expiry = new Expiry(counter);
  }

  /** Passes or refuses an application. */
  MerchantView decide(Principal caller, Commands.Decide command) {
    var merchant = counter.others(caller, command.community(), command.merchant());
    var wanted = command.passes() ? Stage.TO_SIGN : Stage.REFUSED;
    if (merchant.stage() == wanted && merchant.revision() == command.revision() + 1) {
      return MerchantView.of(merchant);
    }
    if (merchant.stage() != Stage.IN_REVIEW) {
      throw MerchantError.DECIDED_ALREADY.refusal("it is " + merchant.stage());
    }
    Applications.requireSeen(merchant, command.revision());
    var standing = merchant.standing().to(wanted, counter.now());
    var next = merchant.with(command.passes() ? standing : standing.because(command.reason()));
    var writes = counter.writes();
    var changed = MerchantError.CHANGED_MEANWHILE.refusal();
    var written = counter.put(writes, merchant, next, changed);
    var what = command.passes() ? "passed" : "refused";
    counter.note(writes, next, caller.person(), what, null, command.reason());
    if (command.passes()) {
      admitAtHome(writes, next);
      expiry.watch(writes, next);
    }
    writes.commit();
    return MerchantView.of(written);
  }

  private void admitAtHome(WriteSet writes, Merchant merchant) {
    var home = merchant.home().value();
    counter.admissions().put(writes, Admission.first(home, merchant, Admission.State.ADMITTED));
  }

  /** Has the records looked up once more, unless that is under way. */
  MerchantView recheck(Principal caller, Commands.OfMerchant command) {
    return Stale.again(
        () -> {
          var merchant = counter.others(caller, command.community(), command.merchant());
          if (merchant.records().isDue()) {
            return MerchantView.of(merchant);
          }
          if (!merchant.stage().isReviewable()) {
            throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
          }
          var next = merchant.with(merchant.records().asked(counter.now()));
          var writes = counter.writes();
          var written = counter.put(writes, merchant, next, new Stale());
          counter.note(writes, merchant, caller.person(), "records-asked", null, null);
          counter.tasks().now(writes, Tasks.RECORDS, merchant);
          writes.commit();
          return MerchantView.of(written);
        });
  }

  /** Takes a paper in place of another, or not. */
  MerchantView decidePaper(Principal caller, Commands.DecidePaper command) {
    return Stale.again(
        () -> {
          var merchant = counter.others(caller, command.community(), command.merchant());
          var paper = merchant.papers().renewals().get(command.paper());
          if (paper == null || !paper.upload().equals(command.upload())) {
            return decidedBefore(merchant, command);
          }
          var writes = counter.writes();
          var what = command.passes() ? "paper-passed" : "paper-refused";
          var about = command.paper().toString();
          counter.note(writes, merchant, caller.person(), what, about, command.reason());
          var next =
              command.passes()
                  ? passed(writes, merchant, command.paper(), paper)
                  : refused(merchant, command);
          var written = counter.put(writes, merchant, next, new Stale());
          writes.commit();
          return MerchantView.of(written);
        });
  }

  private Merchant passed(WriteSet writes, Merchant merchant, Paper.Kind kind, Paper paper) {
    var next = expiry.renewed(writes, merchant.with(merchant.papers().with(kind, paper)));
    expiry.watch(writes, next);
    return next;
  }

  private static Merchant refused(Merchant merchant, Commands.DecidePaper command) {
    return merchant.with(merchant.papers().refusing(command.paper()));
  }

  private static MerchantView decidedBefore(Merchant merchant, Commands.DecidePaper command) {
    var held = merchant.papers().held().get(command.paper());
    if (command.passes() && held != null && held.upload().equals(command.upload())) {
      return MerchantView.of(merchant);
    }
    throw MerchantError.DECIDED_ALREADY.refusal();
  }

  /** Stops a merchant everywhere. The same again changes nothing. */
  MerchantView suspend(Principal caller, Commands.Because command) {
    return Stale.again(
        () -> {
          var merchant = counter.others(caller, command.community(), command.merchant());
          if (merchant.standing().has(Suspension.LEGAL)) {
            return MerchantView.of(merchant);
          }
          if (!merchant.stage().isPassed()) {
            throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
          }
          var writes = counter.writes();
          var why = command.reason();
          var next = expiry.suspended(writes, merchant, Suspension.LEGAL, caller.person(), why);
          var written = counter.put(writes, merchant, next, new Stale());
          writes.commit();
          return MerchantView.of(written);
        });
  }

  /** Lets it sell again. */
  MerchantView resume(Principal caller, Commands.Because command) {
    return Stale.again(
        () -> {
          var merchant = counter.others(caller, command.community(), command.merchant());
          if (!merchant.standing().has(Suspension.LEGAL)) {
            return MerchantView.of(merchant);
          }
          var writes = counter.writes();
          var why = command.reason();
          var next = expiry.resumed(writes, merchant, Suspension.LEGAL, caller.person(), why);
          var written = counter.put(writes, merchant, next, new Stale());
          writes.commit();
          return MerchantView.of(written);
        });
  }
}
