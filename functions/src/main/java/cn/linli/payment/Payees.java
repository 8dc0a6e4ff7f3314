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
