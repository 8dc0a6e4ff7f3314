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
  public static final List<String> DEADLINES =
      List.of(Tasks.SHARE, Tasks.FOLD, Tasks.RECOUNT, Tasks.RECOUNT_AREA);

  private final Ground ground;
  private final Screens screens;
  private final Sharing sharing;
  private final Folding folding;
  private final Recount recount;
  private final AreaRecount areaRecount;
  private final Reporting reporting;
  private final Openings openings;
  private final Map<String, Consumer<Told>> hearers = new HashMap<>();
  private final Counting counting;

  /** The figures of a database. */
  public Figures(Dynamo dynamo, Clock clock, Needs needs) {
    this.ground = Ground.of(dynamo, clock, needs);
    this.counting = new Counting(ground);
    this.screens = new Screens(ground);
    this.sharing = new Sharing(ground);
    this.folding = new Folding(ground);
    this.recount = new Recount(ground, sharing);
    this.areaRecount = new AreaRecount(ground, sharing, folding);
    this.reporting = new Reporting(ground);
    this.openings = new Openings(ground);
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

  Openings openings() {
    return openings;
  }

  Recount recount() {
    return recount;
  }

  AreaRecount areaRecount() {
    return areaRecount;
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
  public Consumer<List<Told>> onFiguresEvent() {
    return this::hear;
  }

  /** Takes in what was told of one community. */
  void hear(List<Told> all) {
    var heard = all.stream().flatMap(told -> Hearing.of(told).stream()).toList();
    if (!heard.isEmpty()) {
      counting.take(heard.getFirst().community(), heard);
    }
    // What else the venue tells is nothing that is shown.
    all.forEach(told -> hearers.getOrDefault(told.type(), unheard -> {}).accept(told));
  }

  /** A community is counted in its areas from the first day on. */
  private void configured(Told told) {
    sharing.share(told.community(), Periods.month(ground.now(), ground.calendar(told.community())));
  }

  private void work(Told told) {
    var due = told.as(Errands.Due.class);
    switch (due.task()) {
      case Tasks.SHARE -> sharing.share(told.community(), due.ref());
      case Tasks.FOLD -> fold(due.ref());
      case Tasks.RECOUNT_AREA -> areaRecount.goOn(due.ref());
      case Tasks.RECOUNT -> recount.goOn(told.community());
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  private void fold(String ref) {
    int slash = ref.lastIndexOf('/');
    folding.fold(Area.of(ref.substring(0, slash)), ref.substring(slash + 1));
  }
}
