package cn.linli.merchant;

import cn.linli.files.Purpose;
import cn.linli.payment.PaymentError;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract with merchants: its versions, and who signed which. */
final class Contracts {
  private static final int MOST_SHOWN = 20;

  private final Counter counter;

  Contracts(Counter counter) {
    this.counter = counter;
  }

  /** Adds a version. The same again changes nothing; a version never changes. */
  Contract.View put(Principal caller, Commands.PutContract command) {
    return Stale.again(() -> view(putOnce(caller, command)));
  }

  private Contract putOnce(Principal caller, Commands.PutContract command) {
    var stored = counter.contracts().find(command.community(), command.contract());
    if (stored.isPresent()) {
      return stored
          .filter(contract -> contract.title().equals(command.title()))
          .filter(contract -> contract.upload().equals(command.upload()))
          .orElseThrow(MerchantError.ID_REUSED::refusal);
    }
    var last = counter.contracts().current(command.community()).map(Contract::version);
    if (last.filter(version -> version.compareTo(command.contract()) > 0).isPresent()) {
      throw MerchantError.ID_REUSED.refusal("it comes before " + last.get());
    }
    var home = command.community();
    var text = command.upload();
    var contract = new Contract(home, command.contract(), command.title(), text, counter.now());
    var uploads = counter.needs().uploads();
    uploads.require(home, Set.of(text), caller.person(), Purpose.PAPER);
    var writes = counter.writes();
    counter.contracts().create(writes, contract);
    uploads.claim(writes, home, text, "contract/" + contract.version());
    counter
        .audit()
        .add(
            writes,
            home,
            caller.person(),
            "merchant-contract-put",
            contract.version(),
            contract.title(),
            null);
    writes.commit();
    return contract;
  }

  private Contract.View view(Contract contract) {
    var link = counter.link(contract.community(), contract.upload());
    return new Contract.View(
        contract.version(), contract.title(), contract.upload(), contract.at(), link.orElse(null));
  }

  /** The last versions; the first is the one to sign. */
  Map<String, List<Contract.View>> list(Commands.OfCommunity query) {
    var last = counter.contracts().last(query.community(), MOST_SHOWN);
    return Map.of("items", last.stream().map(this::view).toList());
  }

  /**
   * The owner signs, and the account at the provider is applied for. A newer version may be signed
   * at any time afterwards.
   */
  MerchantView sign(Principal caller, Commands.Sign command) {
    return Stale.again(
        () -> {
          var merchant = counter.own(caller, command.community(), command.merchant());
          if (command.contract().equals(merchant.contract())) {
            return MerchantView.of(merchant);
          }
          requireCurrent(command);
          if (!merchant.stage().isPassed()) {
            throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
          }
          var writes = counter.writes();
          counter.note(writes, merchant, caller.person(), "signed", command.contract(), null);
          var signed = merchant.signing(command.contract());
          var next = merchant.stage() == Stage.TO_SIGN ? applying(writes, signed) : signed;
          var written = counter.put(writes, merchant, next, new Stale());
          writes.commit();
          return MerchantView.of(written);
        });
  }

  private void requireCurrent(Commands.Sign command) {
    if (counter
        .contracts()
        .current(command.community())
        .filter(contract -> contract.version().equals(command.contract()))
        .isEmpty()) {
      throw MerchantError.CONTRACT_UNKNOWN.refusal();
    }
  }

  /** Where the centre pays nobody, no guarantee would ever reach anybody. */
  private Merchant applying(WriteSet writes, Merchant merchant) {
    if (!counter.needs().payments().paysPeople(merchant.home(), AccountWork.CENTRE)) {
      throw PaymentError.PAYS_NOBODY.refusal("centre");
    }
    counter.tasks().now(writes, Tasks.ACCOUNT, merchant);
    return merchant.to(Stage.OPENING, counter.now()).with(merchant.account().applying());
  }

  /** The account is applied for once more, with what its owner has mended. */
  MerchantView applyAgain(Principal caller, Commands.AsSeen command) {
    var merchant = counter.own(caller, command.community(), command.merchant());
    if (merchant.stage() == Stage.OPENING && merchant.revision() == command.revision() + 1) {
      return MerchantView.of(merchant);
    }
    Applications.requireSeen(merchant, command.revision());
    if (merchant.stage() != Stage.NOT_OPENED) {
      throw MerchantError.NOT_NOW.refusal("it is " + merchant.stage());
    }
    var writes = counter.writes();
    var next = applying(writes, merchant);
    var changed = MerchantError.CHANGED_MEANWHILE.refusal();
    var written = counter.put(writes, merchant, next, changed);
    counter.note(writes, next, caller.person(), "applied-again", null, null);
    writes.commit();
    return MerchantView.of(written);
  }
}
