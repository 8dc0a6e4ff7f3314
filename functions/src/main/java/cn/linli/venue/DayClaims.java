package cn.linli.venue;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What is claimed on a day.
 *
 * @param byZone the claimed slots of each zone
 */
record DayClaims(LocalDate date, Map<String, BitSet> byZone) {
  /** The slots that are claimed in any of the zones. */
  BitSet busy(Collection<String> zones) {
    var busy = new BitSet();
    zones.forEach(zone -> busy.or(byZone.getOrDefault(zone, new BitSet())));
    return busy;
  }

  /** The first of the zones in which one of the slots is claimed. */
  Optional<String> claimedIn(Collection<String> zones, BitSet slots) {
    return zones.stream()
        .filter(zone -> byZone.getOrDefault(zone, new BitSet()).intersects(slots))
        .findFirst();
  }
}
