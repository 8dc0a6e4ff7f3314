package cn.linli.screening;

import cn.linli.files.FilesError;
import cn.linli.screening.ContentFailure.Kind;
import cn.linli.screening.ContentSecurity.Opinion;
import cn.linli.screening.MessagePush.PictureJudged;
import cn.linli.screening.TraceTable.Trace;
import cn.linli.shared.ErrorCode;
import cn.linli.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows WeChat the pictures of a matter, and hears what it pushes about them. */
final class Showing {
  private static final Logger LOG = LoggerFactory.getLogger(Showing.class);

  /** WeChat pushes what it thinks of a picture within half an hour. */
  private static final Duration AWAITED = Duration.ofMinutes(35);

  private static final Duration BETWEEN = Duration.ofMinutes(5);
  private static final Duration TRACED = Duration.ofDays(30);
  private static final Set<ErrorCode> GONE = Set.of(FilesError.NOT_FOUND, FilesError.NOT_CLEAN);

  private final Bench bench;

  Showing(Bench bench) {
    this.bench = bench;
  }

  /** Asks about a picture, or waits for it no longer; fails when WeChat does not answer. */
  Inquiry show(Inquiry inquiry, int number, String openid) {
    var picture = inquiry.pictures().get(number);
    var pointer = pointer(number);
    if (picture.asked() >= Picture.MOST_ASKED) {
      // A filter of the template counts these words, and an alarm looks at the count.
      LOG.warn("WeChat has not judged a picture of {}", inquiry.subject());
      return judged(inquiry, number, List.of(Opinions.silent(pointer)));
    }
    try {
      var url = bench.needs().uploads().link(inquiry.community(), picture.upload()).url();
      return asked(inquiry, number, bench.needs().security().get().picture(openid, url));
    } catch (Refusal refusal) {
      if (!GONE.contains(refusal.code())) {
        throw refusal;
      }
      return judged(inquiry, number, List.of(Opinions.gone(pointer)));
    } catch (ContentFailure failure) {
      if (failure.kind() == Kind.LATER) {
        throw failure;
      }
      boolean nobody = failure.kind() == Kind.NOBODY;
      return judged(
          inquiry, number, List.of(nobody ? Opinions.nobody() : Opinions.refused(pointer)));
    }
  }

  private Inquiry asked(Inquiry inquiry, int number, String trace) {
    var before = inquiry.pictures().get(number);
    var until = bench.now().plus(AWAITED);
    var ttl = bench.now().plus(TRACED).getEpochSecond();
    return bench.change(
        inquiry.community(),
        inquiry.subject(),
        now ->
            now.pictures().get(number).equals(before)
                ? now.with(number, before.asked(trace, until), List.of())
                : now,
        (writes, next) -> {
          var row = new Trace(trace, next.community(), next.subject(), number, ttl);
          bench.traces().put(writes, row);
          bench.tasks().at(writes, next.community(), next.subject(), until);
        });
  }

  private Inquiry judged(Inquiry inquiry, int number, List<Finding> found) {
    return bench.change(
        inquiry.community(),
        inquiry.subject(),
        now -> {
          var picture = now.pictures().get(number);
          return picture.judged() ? now : now.with(number, picture.isJudged(), found);
        });
  }

  /** What WeChat tells, twice and late. The first opinion of a picture counts. */
  void told(PictureJudged told) {
    bench
        .traces()
        .find(told.trace())
        .ifPresentOrElse(
            trace -> told(trace, told),
            () -> LOG.info("WeChat tells of a picture that nobody waits for"));
  }

  private void told(Trace trace, PictureJudged told) {
    int number = trace.picture();
    var again = bench.now().plus(BETWEEN);
    bench.change(
        trace.community(),
        trace.subject(),
        now -> {
          var picture = now.pictures().get(number);
          if (picture.judged()) {
            return now;
          }
          if (told.errcode() != 0) {
            return told.trace().equals(picture.trace()) ? unread(now, number, again) : now;
          }
          var opinion = new Opinion(told.suggest(), told.label(), "");
          return now.with(number, picture.isJudged(), Opinions.findings(pointer(number), opinion));
        },
        (writes, next) -> {
          if (!next.pictures().get(number).judged()) {
            bench.tasks().at(writes, next.community(), next.subject(), again);
          }
        });
  }

  /** WeChat could not fetch it: an address lives for minutes, and the next one is fresh. */
  private static Inquiry unread(Inquiry inquiry, int number, Instant again) {
    var picture = inquiry.pictures().get(number);
    return picture.asked() < Picture.MOST_ASKED
        ? inquiry.with(number, picture.askedAgainAt(again), List.of())
        : inquiry.with(number, picture.isJudged(), List.of(Opinions.unreadable(pointer(number))));
  }

  private static String pointer(int number) {
    return "/pictures/" + number;
  }
}
