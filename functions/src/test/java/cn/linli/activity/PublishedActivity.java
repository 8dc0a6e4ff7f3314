package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An activity that everybody may see, for tests of who comes to it.
 *
 * @param filed the day under which lists of people have it
 */
public record PublishedActivity(
    CommunityId community, UUID id, PersonId proposer, Plan plan, LocalDate filed) {
  /** One that nobody has proposed. */
  public static PublishedActivity of(CommunityId community, UUID id, PersonId proposer, Plan plan) {
    var filed = LocalDate.ofInstant(plan.start(), ZoneOffset.UTC);
    return new PublishedActivity(community, id, proposer, plan, filed);
  }

  /** One that was proposed and passed. */
  public static PublishedActivity of(Offering offering) {
    return new PublishedActivity(
        offering.community(),
        offering.id(),
        offering.proposer(),
        offering.plan(),
        offering.filed());
  }

  /**
   * Writes it as if it had been passed just now.
   *
   * @param ends whether it is over when its time is
   */
  public void write(Dynamo dynamo, Clock clock, boolean ends) {
    var activity =
        new Activity(
            community,
            id,
            proposer,
            State.PUBLISHED,
            1,
            1,
            Stage.PASSED,
            proposer,
            null,
            false,
            filed,
            plan.start(),
            plan.end(),
            null,
            List.of(),
            1);
    var writes = new WriteSet(dynamo);
    new ActivityTable(dynamo).put(writes, activity, new IllegalStateException());
    new ListTable(dynamo).create(writes, activity);
    new PlanTable(dynamo)
        .put(writes, new Proposed(community, id, 1, plan, Map.of(), clock.instant()));
    if (ends) {
      var tasks = new Tasks(dynamo, new Outbox(dynamo, clock));
      tasks.at(writes, Tasks.OVER, activity, plan.end());
    }
    writes.commit();
  }
}
