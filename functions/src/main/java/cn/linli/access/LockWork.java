package cn.linli.access;

import cn.linli.access.LockFailure.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the steps of a plan at the locks, outside of any transaction. */
final class LockWork {
  private static final Logger LOG = LoggerFactory.getLogger(LockWork.class);

  /** What is done has to be written down in one transaction. */
  private static final int MOST_DONE = 20;

  private final Supplier<LockVendor> vendor;
  private final Passcodes passcodes;
  private final Clock clock;

  LockWork(Supplier<LockVendor> vendor, Passcodes passcodes, Clock clock) {
    this.vendor = vendor;
    this.passcodes = passcodes;
    this.clock = clock;
  }

  /** Does what there is time for. One lock that fails does not keep the others waiting. */
  List<Result> of(Plan plan, List<Step> steps, Instant stop) {
    var results = new ArrayList<Result>();
    Map<Integer, Passcode> codes = new HashMap<>();
    Map<DoorLock, Kind> silent = new HashMap<>();
    int done = 0;
    for (var step : steps) {
      if (done < MOST_DONE && clock.instant().isBefore(stop)) {
        var result = result(plan, step, codes, silent);
        results.add(result);
        done += result instanceof Result.Failed ? 0 : 1;
      }
    }
    return results;
  }

  /** A lock that did not answer is not waited for again. */
  private Result result(
      Plan plan, Step step, Map<Integer, Passcode> codes, Map<DoorLock, Kind> silent) {
    var holder = holder(plan, step);
    if (silent.containsKey(step.lock())) {
      return after(silent.get(step.lock()), plan, step, holder);
    }
    try {
      switch (step) {
        case Step.Remove remove -> vendor.get().remove(remove.lock(), holder.reference());
        case Step.Move move ->
            vendor.get().reschedule(move.lock(), move.enrolment().atVendor(), move.window());
        case Step.Close close ->
            vendor.get().reschedule(close.lock(), close.enrolment().atVendor(), close.window());
        case Step.Install install -> {
          var code = codes.computeIfAbsent(holder.number(), number -> passcode(holder));
          vendor.get().put(install.lock(), holder.reference(), code, install.window());
        }
      }
      return new Result.Done(step);
    } catch (LockFailure failure) {
      LOG.warn("lock {} for {}: {}", step.lock(), holder.reservation(), failure.kind());
      if (failure.kind() == Kind.OFFLINE || failure.kind() == Kind.RETRY_LATER) {
        silent.put(step.lock(), failure.kind());
      }
      return after(failure.kind(), plan, step, holder);
    }
  }

  private Result after(Kind kind, Plan plan, Step step, Holder holder) {
    return switch (step) {
      case Step.Install install when kind == Kind.CHOOSE_ANOTHER -> new Result.Another(install);
      case Step.Install install when wantsOfflineCode(kind, plan, install, holder) ->
          offline(install, holder);
      case Step.Install install -> new Result.Failed(install, kind);
      case Step.Remove remove -> new Result.Failed(remove, kind);
      case Step.Move move -> new Result.Failed(move, kind);
      // What somebody took off the lock in the vendor's app opens nothing.
      case Step.Close close when kind == Kind.GONE -> new Result.Done(close);
      case Step.Close close -> new Result.Failed(close, kind);
    };
  }

  private static boolean wantsOfflineCode(
      Kind kind, Plan plan, Step.Install install, Holder holder) {
    var place = holder.places().get(install.lock());
    boolean has = place != null && place.serves(install.window(), holder.code());
    return !has && plan.wantsOfflineCode() && (kind == Kind.OFFLINE || kind == Kind.FULL);
  }

  private Result offline(Step.Install install, Holder holder) {
    try {
      var code = vendor.get().offlineCode(install.lock(), holder.reference(), install.window());
      return new Result.Instead(install, code.passcode(), code.window());
    } catch (LockFailure failure) {
      LOG.warn("no offline code of lock {}: {}", install.lock(), failure.kind());
      return new Result.Failed(install, failure.kind());
    }
  }

  private Passcode passcode(Holder holder) {
    return passcodes.read(holder).passcode().orElseThrow();
  }

  private static Holder holder(Plan plan, Step step) {
    return plan.holders().stream()
        .filter(holder -> holder.number() == step.holder())
        .findFirst()
        .orElseThrow();
  }
}
