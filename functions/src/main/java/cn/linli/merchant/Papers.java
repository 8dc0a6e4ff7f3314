package cn.linli.merchant;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * The papers of a merchant.
 *
 * @param held those that hold
 * @param renewals those that shall follow them, and wait for legal
 */
record Papers(Map<Paper.Kind, Paper> held, Map<Paper.Kind, Paper> renewals) {
  static final Papers NONE = new Papers(Map.of(), Map.of());

  Papers {
    held = Map.copyOf(held);
    renewals = Map.copyOf(renewals);
  }

  /** Whether none of those that hold has expired on a day. */
  boolean areGoodOn(LocalDate day) {
    return held.values().stream().allMatch(paper -> paper.isGoodOn(day));
  }

  /** Whether a paper was shown before, whatever legal makes of it. */
  boolean has(Paper.Kind kind, Paper paper) {
    return paper.isSameAs(held.get(kind)) || paper.isSameAs(renewals.get(kind));
  }

  /** With a paper that holds from now on; nothing of its kind waits any more. */
  Papers with(Paper.Kind kind, Paper paper) {
    return new Papers(put(held, kind, paper), without(kind));
  }

  /** With one that holds as before, and more is known of it. */
  Papers noting(Paper.Kind kind, Paper paper) {
    return new Papers(put(held, kind, paper), renewals);
  }

  /** With a paper that waits for legal. */
  Papers renewing(Paper.Kind kind, Paper paper) {
    return new Papers(held, put(renewals, kind, paper));
  }

  /** Without the one that waits. */
  Papers refusing(Paper.Kind kind) {
    return new Papers(held, without(kind));
  }

  private static Map<Paper.Kind, Paper> put(
      Map<Paper.Kind, Paper> papers, Paper.Kind kind, Paper paper) {
    var next = new EnumMap<Paper.Kind, Paper>(Paper.Kind.class);
    next.putAll(papers);
    next.put(kind, paper);
    return next;
  }

  private Map<Paper.Kind, Paper> without(Paper.Kind kind) {
    var next = new EnumMap<Paper.Kind, Paper>(Paper.Kind.class);
    next.putAll(renewals);
    next.remove(kind);
    return next;
  }
}
