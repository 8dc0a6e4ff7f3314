package cn.linli.house;

import cn.linli.town.Meter.Cost;
import cn.linli.town.Town;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What use cases cost in a town, in the order in which they were measured.
 *
 * @param byUseCase measured so far
 */
record Costs(Town town, Map<String, Cost> byUseCase) {
  Costs(Town town) {
    this(town, new LinkedHashMap<>());
  }

  /** Measures a use case, alone. */
  void measure(String useCase, Runnable work) {
    byUseCase.put(useCase, town.meter().of(work));
  }

  /** Measures what follows on events, beside the work that lets them happen. */
  void measureEvents(String useCase, Runnable work) {
    byUseCase.put(useCase, town.meter().ofEvents(work));
  }

  Cost get(String useCase) {
    return byUseCase.get(useCase);
  }
}
