package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** The door to what communities owe, and how far they are. */
public final class Duties {
  /** The kinds of deadline at which something about duties is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.LOOK);

  private final Ground ground;
  private final Hearing hearing;
  private final Looking looking;
  private final Planning planning;
  private final Reporting reporting;
  private final Recount recount;

  /** The duties of a database. */
  public Duties(Dynamo dynamo, Clock clock, Needs needs) {
    this.ground = Ground.of(dynamo, clock, needs);
    var years = new Years(ground);
    var counting = new Counting(ground);
    this.looking = new Looking(ground, years);
    this.hearing = new Hearing(ground, counting, looking);
    this.planning = new Planning(ground, looking);
    this.reporting = new Reporting(ground, years);
    this.recount = new Recount(ground, counting, looking);
  }

  Ground ground() {
    return ground;
  }

  Planning planning() {
    return planning;
  }

  Reporting reporting() {
    return reporting;
  }

  Recount recount() {
    return recount;
  }

  /** What a community means to hold of each kind of activities in a year. */
  public List<Target> targets(CommunityId community, int year) {
    return reporting.targets(community, year);
  }

  /** How many activities of a kind a community means to hold in a year: its plan, or its duty. */
  public record Target(String kind, String name, int perYear) {}

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    ground.tasks().handOver(due);
  }

  /**
   * The function {@code onDutyEvent}: takes in what is told of activities, and does what is due.
   */
  public Consumer<Told> onDutyEvent() {
    return this::hear;
  }

  void hear(Told told) {
    switch (told.type()) {
      case "activity.changed" -> hearing.changed(told);
      case "activity.session-ended" -> hearing.ended(told);
      case "signup.checked-in" -> hearing.came(told);
      case "community.configured" -> looking.begin(told.community());
      default -> work(told, told.as(Errands.Due.class));
    }
  }

  private void work(Told told, Errands.Due due) {
    switch (due.task()) {
      case Tasks.LOOK -> looking.monthOver(told.community(), YearMonth.parse(due.ref()));
      case Tasks.RECOUNT -> recount.goOn(told.community());
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }
}
