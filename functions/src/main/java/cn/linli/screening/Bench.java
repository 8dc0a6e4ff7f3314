package cn.linli.screening;

import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** What everything in this context stands on. */
record Bench(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    InquiryTable inquiries,
    TraceTable traces,
    RuleTable rules,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Bench of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Bench(
        dynamo,
        clock,
        needs,
        new InquiryTable(dynamo),
        new TraceTable(dynamo),
        new RuleTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  Inquiry change(CommunityId community, String subject, UnaryOperator<Inquiry> step) {
    return change(community, subject, step, (writes, next) -> {});
  }

  /**
   * Takes an inquiry a step further, and ends it when that was the last. One that has ended stays
   * as it is.
   *
   * @param step changes nothing where there is nothing to change
   * @param besides what else is written if it goes on
   */
  Inquiry change(
      CommunityId community,
      String subject,
      UnaryOperator<Inquiry> step,
      BiConsumer<WriteSet, Inquiry> besides) {
    return Stale.again(
        () -> {
          var before = inquiries.find(community, subject).orElseThrow(Stale::new);
          var changed = before.isPending() ? step.apply(before) : before;
          if (changed.equals(before)) {
            return before;
          }
          var next = changed.endedIfOver(now()).after(before);
          var writes = writes();
          inquiries.change(writes, next);
          if (next.isPending()) {
            besides.accept(writes, next);
          } else {
            tell(writes, next);
          }
          writes.commit();
          return next;
        });
  }

  private void tell(WriteSet writes, Inquiry ended) {
    var data =
        Map.<String, Object>of("subject", ended.subject(), "outcome", ended.state().toString());
    outbox.add(writes, new Event("screening.finished", 1, ended.community(), data));
  }
}
