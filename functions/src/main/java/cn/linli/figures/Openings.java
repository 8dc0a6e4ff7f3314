package cn.linli.figures;

import cn.linli.shared.Principal;
import cn.linli.shared.http.Json;

/** Says and takes down what centres had done before they began to use this. */
final class Openings {
  private final Ground ground;

  Openings(Ground ground) {
    this.ground = ground;
  }

  Opening.View get(Commands.GetOpening query) {
    return ground.openings().get(query.community()).view();
  }

  /** The same again changes nothing; every change is in the audit log. */
  Opening.View put(Principal caller, Commands.PutOpening command) {
    var next = command.asOpening();
    if (!next.equals(ground.openings().get(next.community()))) {
      var writes = ground.writes();
      ground.openings().put(writes, next);
      ground
          .needs()
          .audit()
          .add(
              writes,
              next.community(),
              caller.person(),
              "opening-totals-put",
              "screen",
              Json.text(next.view()),
              null);
      writes.commit();
    }
    return next.view();
  }
}
