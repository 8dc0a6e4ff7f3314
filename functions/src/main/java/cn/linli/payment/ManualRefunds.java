package cn.linli.payment;

import cn.linli.shared.Money;
import java.util.EnumMap;

/** Refunds that finance decides about. */
final class ManualRefunds {
  private final Desk desk;

  ManualRefunds(Desk desk) {
    this.desk = desk;
  }

  /** Gives money back. The same again is the same refund. */
  Refund.View refund(Commands.AskRefund command) {
    var amounts = new EnumMap<Part, Money>(Part.class);
    command.parts().forEach((part, fen) -> amounts.put(Part.of(part), new Money(fen)));
    var parts = new Parts(amounts);
    var refund =
        new Refunds(desk)
            .ask(
                command.community(),
                command.payment(),
                "finance/" + command.refund(),
                parts,
                command.reason());
    if (refund == null || !refund.parts().equals(parts)) {
      throw PaymentError.REFUND_ID_REUSED.refusal();
    }
    return refund.view();
  }
}
