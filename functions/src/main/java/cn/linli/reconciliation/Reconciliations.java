package cn.linli.reconciliation;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.http.Cursors;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The door to reconciliation. It compares, asks and names; money is payment's to move. */
public final class Reconciliations {
  /** The kind of deadline at which a day is to be reconciled. */
  public static final String DEADLINE = Schedule.DAY;

  private final Desk desk;
  private final Supplier<Needs> needs;

  /**
   * The reconciliations of a database.
   *
   * @param needs only of the worker; who looks at days needs no provider
   */
  public Reconciliations(Dynamo dynamo, Clock clock, Cursors cursors, Supplier<Needs> needs) {
    this.desk = Desk.of(dynamo, clock, cursors);
    this.needs = needs;
  }

  Desk desk() {
    return desk;
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    desk.schedule().handOver(due);
  }

  /** The function {@code onReconciliationFellDue}: the worker. */
  public Consumer<QueueEvent.Told> onReconciliationFellDue() {
    var work = new Work(needs.get(), desk);
    return told -> {
      var due = told.as(Errands.Due.class);
      var day = Day.Key.of(told.community(), due.ref());
      switch (due.task()) {
        case Schedule.DAY -> work.day(day);
        case Schedule.GO_ON -> work.goOn(day);
        default -> throw new IllegalStateException("no such task: " + due.task());
      }
    };
  }
}
