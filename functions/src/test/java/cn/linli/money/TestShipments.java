package cn.linli.money;

import cn.linli.groupbuy.Shipments;
import java.util.HashSet;
import java.util.Set;

/** WeChat's records of what was handed over, in memory: of a payment it hears the second time. */
final class TestShipments implements Shipments {
  private final Set<String> asked = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  /** Whether it was told that the goods of a payment wait. */
  boolean knows(String transaction) {
    return known.contains(transaction);
  }

  @Override
  public Outcome tell(Shipment shipment) {
    if (asked.add(shipment.transaction())) {
      return Outcome.NOT_KNOWN_YET;
    }
    return known.add(shipment.transaction()) ? Outcome.DONE : Outcome.DONE_BEFORE;
  }
}
