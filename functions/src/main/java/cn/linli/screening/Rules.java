package cn.linli.screening;

import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Json;
import java.util.List;

/** The rules that hold in a community: the base rules, and what it has added. */
final class Rules {
  private final Bench bench;

  Rules(Bench bench) {
    this.bench = bench;
  }

  View list(Commands.OfCommunity query) {
    var book = RuleBook.get();
    return new View(
        book.version(),
        book.base().stream().map(lens -> lens.rule().view()).toList(),
        bench.rules().list(query.community()).stream().map(OwnRule::view).toList());
  }

  /** Adds or changes a rule. The same again changes nothing. */
  Rule.View put(Principal caller, Commands.PutRule command) {
    var next = command.asRule();
    return Stale.again(
        () -> {
          var known = bench.rules().find(next.community(), next.id());
          if (known.filter(next::equals).isEmpty()) {
            var writes = bench.writes();
            bench.rules().put(writes, next);
            if (known.isEmpty()) {
              bench.rules().put(writes, bench.rules().count(next.community()).onceMore());
            }
            bench
                .audit()
                .add(
                    writes,
                    next.community(),
                    caller.person(),
                    "screening-rule-put",
                    next.id(),
                    Json.text(next.view()),
                    null);
            writes.commit();
          }
          return next.view();
        });
  }

  /** Removes a rule; none there is fine. */
  Object remove(Principal caller, Commands.OfRule command) {
    return Stale.again(
        () -> {
          bench
              .rules()
              .find(command.community(), command.rule())
              .ifPresent(rule -> remove(caller, rule));
          return null;
        });
  }

  private void remove(Principal caller, OwnRule rule) {
    var writes = bench.writes();
    bench.rules().delete(writes, rule);
    bench.rules().put(writes, bench.rules().count(rule.community()).onceLess());
    bench
        .audit()
        .add(
            writes,
            rule.community(),
            caller.person(),
            "screening-rule-removed",
            rule.id(),
            Json.text(rule.view()),
            null);
    writes.commit();
  }

  /**
   * What the contract shows.
   *
   * @param version of the base rules
   * @param items the community's own
   */
  record View(String version, List<Rule.View> base, List<Rule.View> items) {}
}
