package cn.linli.activity;

import java.util.List;
import java.util.Map;

/** The kinds of activities that a centre has, with what it owes of each in a year. */
final class Kinds {
  private static final int MOST = 60;

  private final Centre centre;

  Kinds(Centre centre) {
    this.centre = centre;
  }

  Map<String, List<Kind.View>> list(Commands.OfCommunity query) {
    return Map.of(
        "items", centre.kinds().list(query.community()).stream().map(Kind::view).toList());
  }

  /** Adds a kind or changes one. The same again changes nothing. */
  Kind.View put(Commands.PutKind command) {
    var next = command.asKind();
    var known = centre.kinds().list(command.community());
    if (known.contains(next)) {
      return next.view();
    }
    boolean isNew = known.stream().noneMatch(kind -> kind.id().equals(next.id()));
    if (isNew && known.size() >= MOST) {
      throw ActivityError.NOT_NOW.refusal("a centre has at most " + MOST + " kinds");
    }
    var writes = centre.writes();
    centre.kinds().put(writes, next);
    writes.commit();
    return next.view();
  }
}
