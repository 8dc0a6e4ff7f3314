package cn.linli.duty;

import cn.linli.duty.Numbers.Split;
import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a registry has counted, as plain numbers by month, kind, tier and measure. */
final class Tally {
  private final SortedMap<String, Long> numbers = new TreeMap<>();

  private Tally() {}

  static SortedMap<String, Long> of(Registry registry) {
    var tally = new Tally();
    for (int year = 2026; year <= 2029; year++) {
      var sheet = new Years(registry.duties.ground()).read(Registry.COMMUNITY, year);
      for (var cell : sheet.counters().keySet()) {
        var only = Numbers.of(sheet.counters(), cell::equals);
        tally.add(
            cell.month(),
            cell.kind(),
            Map.of("free", only.free(), "half", only.half(), "market", only.market()));
      }
    }
    return tally.numbers;
  }

  private void add(YearMonth month, String kind, Map<String, Split> tiers) {
    tiers.forEach(
        (tier, split) -> {
          add(month, kind, tier, "planned", split.planned());
          add(month, kind, tier, "held", split.held());
          add(month, kind, tier, "attended", split.attended());
        });
  }

  private void add(YearMonth month, String kind, String tier, String measure, long number) {
    if (number != 0) {
      numbers.put(String.join("|", month.toString(), kind, tier, measure), number);
    }
  }
}
