package cn.linli.reconciliation;

import cn.linli.payment.FundRow;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the fund-flow bill with the trade bill: the account moved by payments, refunds and fees
 * as the trade bill says, and everything else that moved it has a name.
 */
final class Flow {
  private final List<Break> breaks = new ArrayList<>();
  private Money traded = Money.ZERO;

  private Flow() {}

  /** Who is paid through somebody else has no fund-flow bill that we may read. */
  static List<Break> of(PaymentProvider provider, Payee payee, Day day) {
    if (payee.mode() != Payee.Mode.DIRECT) {
      return List.of();
    }
    var flow = new Flow();
    provider.fundFlow(payee, day.key().date(), flow::add);
    var expected = day.sums().net();
    if (!flow.traded.equals(expected)) {
      flow.breaks.add(
          Break.ofFlow(Break.Kind.FLOW_DIFFERS, day.key().account(), expected, flow.traded, null));
    }
    return List.copyOf(flow.breaks);
  }

  private void add(FundRow row) {
    if (row.kind() == FundRow.Kind.TRADE) {
      traded = traded.plus(row.amount());
    } else {
      breaks.add(
          Break.ofFlow(Break.Kind.OTHER_MOVEMENT, row.flow(), null, row.amount(), row.title()));
    }
  }
}
