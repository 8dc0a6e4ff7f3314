package cn.linli.duty;

import cn.linli.activity.Activities.Duty;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Map;

/** What a community means to do in a year. */
final class Planning {
  private final Ground ground;
  private final Looking looking;

  Planning(Ground ground, Looking looking) {
    this.ground = ground;
    this.looking = looking;
  }

  /** The plans of a year, with the duty where nobody has written one. */
  Map<String, List<View>> list(Commands.GetPlans query) {
    var plans = ground.plans().glance(query.community(), query.year());
    var kinds = ground.needs().duties().apply(query.community());
    return Map.of(
        "items",
        kinds.stream().map(kind -> View.of(query.year(), kind, plans.get(kind.kind()))).toList());
  }

  /** Writes a plan. The same again changes nothing. */
  View put(Principal caller, Commands.PutPlan command) {
    var next = command.asPlan();
    var kind = kind(next.community(), next.kind());
    var known = ground.plans().find(next.community(), next.year(), next.kind()).orElse(null);
    if (next.equals(known)) {
      return View.of(next.year(), kind, next);
    }
    if (next.year() < ground.today(next.community()).getYear()) {
      throw DutyError.YEAR_OVER.refusal();
    }
    if (!next.standsBeside(kind.perYear())) {
      throw DutyError.BELOW_DUTY.refusal("the duty is " + kind.perYear());
    }
    var view = View.of(next.year(), kind, next);
    var writes = ground.writes();
    ground.plans().put(writes, next);
    ground
        .needs()
        .audit()
        .add(
            writes,
            next.community(),
            caller.person(),
            "duty-plan-put",
            next.year() + "/" + next.kind(),
            Json.text(view),
            next.reason());
    looking.arm(writes, next.community());
    writes.commit();
    return view;
  }

  private Duty kind(CommunityId community, String id) {
    return ground.needs().duties().apply(community).stream()
        .filter(kind -> kind.kind().equals(id))
        .findFirst()
        .orElseThrow(DutyError.KIND_UNKNOWN::refusal);
  }

  /**
   * What the contract shows.
   *
   * @param target what counts
   * @param revision 0 where nobody has written a plan
   */
  record View(
      int year,
      String kind,
      String name,
      int duty,
      int target,
      List<Integer> byQuarter,
      List<Integer> byMonth,
      String reason,
      int revision) {
    private static View of(int year, Duty kind, Plan plan) {
      int target = Pace.of(year, kind.perYear(), plan).target();
      return plan == null
          ? new View(year, kind.kind(), kind.name(), kind.perYear(), target, null, null, null, 0)
          : new View(
              year,
              kind.kind(),
              kind.name(),
              kind.perYear(),
              target,
              plan.byQuarter(),
              plan.byMonth(),
              plan.reason(),
              plan.revision());
    }
  }
}
