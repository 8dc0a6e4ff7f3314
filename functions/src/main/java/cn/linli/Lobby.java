package cn.linli;

import cn.linli.duty.Duties;
import cn.linli.figures.Figures;
import cn.linli.figures.Needs;
import cn.linli.ledger.Account;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The door to what centres show and report about themselves. */
final class Lobby {
  private final Contexts contexts;
  private final Supplier<Figures> figures = new Platform.Once<>(this::newFigures);

  Lobby(Contexts contexts) {
    this.contexts = contexts;
  }

  Figures figures() {
    return figures.get();
  }

  private Figures newFigures() {
    var duties = new Platform.Once<>(() -> contexts.gatherings().duties());
    var needs =
        new Needs(
            contexts.communities(),
            (community, year) -> owed(duties.get().targets(community, year)),
            accounts(),
            contexts.auditLog());
    return new Figures(contexts.dynamo(), contexts.clock(), needs);
  }

  private static List<Needs.Owed> owed(List<Duties.Target> targets) {
    return targets.stream()
        .map(target -> new Needs.Owed(target.kind(), target.name(), target.perYear()))
        .toList();
  }

  private static Map<String, String> accounts() {
    var titles = new LinkedHashMap<String, String>();
    for (var kind : Account.Kind.values()) {
      titles.put(kind.toString(), kind.title());
    }
    return Collections.unmodifiableMap(titles);
  }
}
