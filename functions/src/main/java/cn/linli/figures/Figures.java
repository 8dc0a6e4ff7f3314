package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The door to what a centre shows and reports about itself. */
public final class Figures {
  /** The kinds of deadline at which something about figures is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.SHARE, Tasks.RECOUNT);

  private final Ground ground;
  private final Screens screens;
  private final Sharing sharing;
  private final Recount recount;
  private final Reporting reporting;
  private final Map<String, Consumer<Told>> hearers = new HashMap<>();
  private final Hearing hearing;

  /** The figures of a database. */
  public Figures(Dynamo dynamo, Clock clock, Needs needs) {
    this.ground = Ground.of(dynamo, clock, needs);
    var counting = new Counting(ground);
    this.screens = new Screens(ground);
    this.sharing = new Sharing(ground);
    this.recount = new Recount(ground, counting, sharing);
    this.reporting = new Reporting(ground);
    this.hearing = new Hearing(counting);
    hearers.putAll(hearing.byType());
    hearers.putAll(new FrameHearing(ground.frames()).byType());
    hearers.put("community.configured", this::configured);
    hearers.put("figures.fell-due", this::work);
  }

  Ground ground() {
    return ground;
  }

  Screens screens() {
    return screens;
  }

  Reporting reporting() {
    return reporting;
  }

  Recount recount() {
    return recount;
  }

  /** What a community did in the week of a day, for those who tell its followers. */
  public WeekDigest week(CommunityId community, LocalDate day) {
    return reporting.week(community, day);
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    ground.tasks().handOver(due);
  }

  /** The function {@code onFiguresEvent}: takes in what others tell, and does what is due. */
  public Consumer<Told> onFiguresEvent() {
    return this::hear;
  }

  void hear(Told told) {
    if (told.type().startsWith("venue.reservation-")) {
      hearing.reservation(told);
    } else {
      // What else the venue tells is nothing that is shown.
      hearers.getOrDefault(told.type(), unheard -> {}).accept(told);
    }
  }

  /** A community is counted in its areas from the first day on. */
  private void configured(Told told) {
    sharing.share(told.community(), Periods.month(ground.now(), ground.calendar(told.community())));
  }

  private void work(Told told) {
    var due = told.as(Errands.Due.class);
    switch (due.task()) {
      case Tasks.SHARE -> sharing.share(told.community(), due.ref());
      case Tasks.RECOUNT -> recount.goOn(told.community());
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }
}
