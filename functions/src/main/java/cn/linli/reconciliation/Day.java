package cn.linli.reconciliation;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day of an account, as far as it is reconciled.
 *
 * @param sums of the trade bill, once it was counted
 * @param matched on how many movements both agree
 * @param open how many breaks are open; counted when all is matched
 * @param trouble why it does not go on, or null
 * @param lookAt when it is looked at next; what calls earlier is late itself
 * @param looks how often it was looked at
 * @param closedAt when nothing was left unexplained, or null
 * @param revision counts the changes
 */
record Day(
    Key key,
    Progress progress,
    Sums sums,
    long matched,
    long open,
    String trouble,
    Instant lookAt,
    int looks,
    Instant closedAt,
    int revision) {
  /** A day of the provider's. */
  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  /** When it was tried in vain it is tried again so soon: the provider asks for half an hour. */
  private static final Duration SOON = Duration.ofMinutes(30);

  private static final int LONGEST_PAUSE_HOURS = 24;

  /** So often it is tried soon; then somebody should know, and it is tried ever more seldom. */
  private static final int SOON_LOOKS = 8;

  /** Which account and day. */
  record Key(CommunityId community, String account, LocalDate date) {
    /** From the provider's midnight to its next. */
    TimeRange time() {
      return TimeRange.day(date, CALENDAR);
    }

    Key next() {
      return new Key(community, account, date.plusDays(1));
    }

    /** As the worker is told. */
    String ref() {
      return account + "/" + date;
    }

    static Key of(CommunityId community, String ref) {
      var parts = ref.split("/", 2);
      return new Key(community, parts[0], LocalDate.parse(parts[1]));
    }
  }

  /** What is done next. */
  enum Step {
    /** The trade bill is read once, to its hash. */
    COUNT,
    /** Its rows are compared with the books, chunk by chunk. */
    MATCH,
    /** The fund-flow bill is compared with the trade bill, or a seller's sharing bill. */
    FLOW,
    /** The provider is asked about what is missing on one side. */
    HEAL,
    /** Nothing: what is left is for people. */
    DONE
  }

  /**
   * Where the work goes on.
   *
   * @param chunks into how many parts the day is cut, or 0 while nobody knows
   * @param at the chunk, or the break after which it goes on; null at the beginning
   */
  record Progress(Step step, int chunks, String at) {
    static final Progress FIRST = new Progress(Step.COUNT, 0, null);

    int chunk() {
      return at == null ? 0 : Integer.parseInt(at);
    }

    Progress nextChunk() {
      int next = chunk() + 1;
      return next < chunks
          ? new Progress(Step.MATCH, chunks, Integer.toString(next))
          : to(Step.FLOW);
    }

    Progress to(Step next) {
      return new Progress(next, chunks, null);
    }

    Progress after(String id) {
      return new Progress(step, chunks, id);
    }
  }

  static Day first(Key key, Instant now) {
    return new Day(key, Progress.FIRST, Sums.NONE, 0, 0, null, now.plus(SOON), 1, null, 1);
  }

  boolean isClosed() {
    return closedAt != null;
  }

  boolean isMatched() {
    return progress.step() == Step.DONE;
  }

  /** How it stands in the contract's words. */
  String word() {
    return isClosed() ? "closed" : isMatched() ? "open" : "matching";
  }

  /**
   * The next look is owed. What waits for people is asked about ever more seldom: money may turn up
   * by itself.
   */
  Day looking(Instant now) {
    var pause = isMatched() ? hours(looks) : isOldTrouble() ? hours(looks - SOON_LOOKS) : SOON;
    var from = isMatched() ? progress.to(Step.HEAL) : progress;
    return new Day(
        key,
        from,
        sums,
        matched,
        open,
        trouble,
        now.plus(pause),
        looks + 1,
        closedAt,
        revision + 1);
  }

  private static Duration hours(int times) {
    return Duration.ofHours(Math.min(1L << Math.min(times, 10), LONGEST_PAUSE_HOURS));
  }

  /** Whether it was tried in vain for hours. */
  boolean isOldTrouble() {
    return !isMatched() && looks > SOON_LOOKS;
  }

  Day counted(Sums all, int chunks) {
    var next = new Progress(Step.MATCH, chunks, null);
    return new Day(key, next, all, 0, 0, null, lookAt, looks, null, revision + 1);
  }

  /** One chunk more. */
  Day matching(long more) {
    return new Day(
        key,
        progress.nextChunk(),
        sums,
        matched + more,
        open,
        null,
        lookAt,
        looks,
        null,
        revision + 1);
  }

  Day at(Progress next) {
    return new Day(key, next, sums, matched, open, null, lookAt, looks, closedAt, revision + 1);
  }

  Day inTrouble(String why) {
    return new Day(key, progress, sums, matched, open, why, lookAt, looks, closedAt, revision + 1);
  }

  /** So many breaks are open; none closes the day. */
  Day left(long breaks, Instant now) {
    return new Day(
        key,
        progress.to(Step.DONE),
        sums,
        matched,
        breaks,
        null,
        lookAt,
        looks,
        breaks == 0 ? now : null,
        revision + 1);
  }
}
