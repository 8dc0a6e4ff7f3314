package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Map;

/** Who gets money in a community. */
final class Payees {
  private final Desk desk;

  Payees(Desk desk) {
    this.desk = desk;
  }

  /** Creates or changes a payee. */
  StoredPayee.View put(Commands.PutPayee command) {
    var next = command.asPayee();
    Fault.checks()
        .that(
            next.miniProgram() != null || next.officialAccount() != null,
            "/miniProgram",
            "or an Official Account is where people pay")
        .that(
            (next.mode() == Payee.Mode.DIRECT) == (next.subMerchant() == null),
            "/subMerchant",
            "is the number of who is paid through somebody else, and missing otherwise")
        .that(
            next.mode() != Payee.Mode.DIRECT || !next.isSeller(),
            "/freezeDays",
            "is for sellers, who are paid through somebody else")
        .that(
            isLikeOthers(next),
            "/freezeDays",
            "is given for all who are paid on one account, or for none, and stays so")
        .that(
            isPaidAsBefore(next),
            "/merchant",
            "stays: what was paid to a seller is divided and given back on its account")
        .orRefuse();
    var stored = desk.payees().find(next.community(), next.id());
    if (stored.filter(next::equals).isEmpty()) {
      var writes = new WriteSet(desk.dynamo());
      desk.payees().put(writes, next);
      open(writes, next.community(), next.anywhere().account());
      writes.commit();
    }
    return next.view();
  }

  /** Adds a payee to what a use case writes; refuses where there is one of this id. */
  void add(WriteSet writes, StoredPayee first) {
    desk.payees().put(writes, first);
    open(writes, first.community(), first.anywhere().account());
  }

  boolean has(CommunityId community, String id) {
    return desk.payees().find(community, id).isPresent();
  }

  boolean paysPeople(CommunityId community, String id) {
    return desk.payee(community, id).mode() == Payee.Mode.DIRECT;
  }

  /** Whoever reads a bill of an account knows by that whether its money is frozen first. */
  private boolean isLikeOthers(StoredPayee next) {
    return desk.payees().list(next.community()).stream()
        .filter(
            other ->
                other.id().equals(next.id())
                    || other.anywhere().account().equals(next.anywhere().account()))
        .allMatch(other -> other.isSeller() == next.isSeller());
  }

  private boolean isPaidAsBefore(StoredPayee next) {
    return desk.payees()
        .find(next.community(), next.id())
        .filter(StoredPayee::isSeller)
        .map(stored -> stored.anywhere().account().equals(next.anywhere().account()))
        .orElse(true);
  }

  private void open(WriteSet writes, CommunityId community, String account) {
    var owner = desk.accounts().find(account);
    if (owner.isPresent()) {
      if (!owner.get().equals(community)) {
        throw PaymentError.ACCOUNT_TAKEN.refusal();
      }
    } else {
      desk.accounts().create(writes, account, community);
    }
    desk.needs().opened().on(writes, community, account);
  }

  Map<String, List<StoredPayee.View>> list(Commands.OfCommunity query) {
    var payees = desk.payees().list(query.community());
    return Map.of("items", payees.stream().map(StoredPayee::view).toList());
  }
}
