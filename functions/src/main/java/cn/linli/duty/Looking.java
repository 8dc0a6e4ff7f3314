package cn.linli.duty;

import cn.linli.activity.Activities.Duty;
import cn.linli.duty.Pace.Behind;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at each month of a community when it is over, and tells others of kinds that are behind: of
 * those that are owed month by month after each, of the others after each quarter.
 */
final class Looking {
  private static final int MOST_REMEMBERED = 10_000;

  private final Ground ground;
  private final Years years;
  private final Set<CommunityId> begun = ConcurrentHashMap.newKeySet();

  Looking(Ground ground, Years years) {
    this.ground = ground;
    this.years = years;
  }

  /** Sees to it that somebody looks after a community, from the first that is heard of it. */
  void begin(CommunityId community) {
    if (begun.contains(community)) {
      return;
    }
    var writes = ground.writes();
    ground.notices().begin(writes, community, ground.now());
    arm(writes, community);
    try {
      writes.commit();
    } catch (Stale hasBegun) {
      // Somebody does.
    }
    if (begun.size() < MOST_REMEMBERED) {
      begun.add(community);
    }
  }

  /** Adds that somebody looks at this month when it is over; the same again is the same. */
  void arm(WriteSet writes, CommunityId community) {
    look(writes, community, YearMonth.from(ground.today(community)));
  }

  private void look(WriteSet writes, CommunityId community, YearMonth month) {
    ground.tasks().look(writes, community, month, ground.calendar(community));
  }

  /** A month is over, unless whoever says so has a clock that is ahead of ours. */
  void monthOver(CommunityId community, YearMonth month) {
    boolean isOver = month.isBefore(YearMonth.from(ground.today(community)));
    if (isOver) {
      var year = years.read(community, month.getYear());
      year.kinds().forEach(kind -> look(community, year, kind, month));
    }
    var writes = ground.writes();
    look(writes, community, isOver ? month.plusMonths(1) : month);
    writes.commit();
  }

  private void look(CommunityId community, YearSheet year, Duty kind, YearMonth month) {
    var pace = year.pace(kind);
    var period =
        pace.isMonthly()
            ? Period.month(month)
            : Period.quarter(month.getYear(), (month.getMonthValue() + 2) / 3);
    if (period.end().equals(month.plusMonths(1).atDay(1))) {
      year.behind(kind, period.end(), period.toDate())
          .filter(behind -> behind.isNewsOf(period))
          .ifPresent(behind -> tell(community, kind, pace.target(), period, behind));
    }
  }

  private void tell(CommunityId community, Duty kind, int target, Period period, Behind behind) {
    var data =
        Map.<String, Object>of(
            "kind", kind.kind(),
            "period", period.toString(),
            "target", target,
            "expected", behind.expected(),
            "held", behind.held(),
            "by", behind.by());
    var writes = ground.writes();
    ground.notices().tell(writes, community, period, kind.kind(), ground.now());
    ground.outbox().add(writes, new Event("duty.behind", 1, community, data));
    try {
      writes.commit();
    } catch (Stale wasTold) {
      // Once is enough.
    }
  }
}
