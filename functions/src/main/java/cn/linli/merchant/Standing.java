package cn.linli.merchant;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * How far a merchant is, and what stops it.
 *
 * @param since when it came to its stage
 * @param reason why it was sent to its stage, where that was a no, or null
 * @param suspensions why it sells nothing, each with its reason
 */
record Standing(Stage stage, Instant since, String reason, Map<Suspension, String> suspensions) {
  Standing {
    suspensions = Map.copyOf(suspensions);
  }

  static Standing first(Instant now) {
    return new Standing(Stage.DRAFT, now, null, Map.of());
  }

  /** At the next stage; throws what it means when no edge leads there. */
  Standing to(Stage next, Instant now) {
    if (!stage.next().contains(next)) {
      throw MerchantError.NOT_NOW.refusal("it is " + stage);
    }
    return new Standing(next, now, null, suspensions);
  }

  Standing because(String why) {
    return new Standing(stage, since, why, suspensions);
  }

  boolean has(Suspension suspension) {
    return suspensions.containsKey(suspension);
  }

  Standing suspended(Suspension suspension, String why) {
    var next = new EnumMap<Suspension, String>(Suspension.class);
    next.putAll(suspensions);
    next.put(suspension, why);
    return new Standing(stage, since, reason, next);
  }

  Standing resumed(Suspension suspension) {
    var next = new EnumMap<Suspension, String>(Suspension.class);
    next.putAll(suspensions);
    next.remove(suspension);
    return new Standing(stage, since, reason, next);
  }
}
