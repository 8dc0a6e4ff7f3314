package cn.linli.content;

import cn.linli.content.OfficialArticles.Failed;
import cn.linli.content.OfficialArticles.Outcome;
import cn.linli.content.OfficialArticles.Published;
import cn.linli.content.OfficialArticles.Running;
import cn.linli.content.OfficialFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Lets followers of our Official Account read what lies among its drafts, and lets them no more.
 * WeChat takes its time to publish, and knows no way to tell it twice and have it once: so what it
 * is told is written down before, and where nobody knows whether it heard it, it is looked for by
 * where it comes from, for some time.
 */
final class Releasing {
  /** So long something may be on its way of which nobody has heard; WeChat says seconds. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Newsroom room;
  private final OfficialPage page;
  private final OfficialProgress progress;

  Releasing(Newsroom room, OfficialPage page, OfficialProgress progress) {
    this.room = room;
    this.page = page;
    this.progress = progress;
  }

  private OfficialArticles articles() {
    return room.needs().articles().get();
  }

  /** Publishes a draft, and looks how that goes. */
  void publish(Official begun) {
    if (begun.release().articles().containsKey(begun.version())) {
      finish(begun);
      return;
    }
    if (isThere(begun)) {
      return;
    }
    if (begun.release().open()) {
      var until = begun.release().submittedAt().plus(PATIENCE);
      if (room.now().isBefore(until)) {
        progress.rest(begun, until);
        return;
      }
    }
    submit(begun);
  }

  private void submit(Official begun) {
    var official = progress.step(begun, now -> now.with(now.release().submitted(room.now())));
    var job = articles().submit(official.draft());
    progress.runs(official, job);
    // WeChat tells when it has done, or we ask.
    progress.rest(official, room.now().plus(LOOK));
  }

  /** Where it may be on its way: whether it has arrived, and all is done. */
  boolean isThere(Official official) {
    var release = official.release();
    if (!release.open()) {
      return false;
    }
    if (release.job() != null) {
      arrived(official, articles().outcome(release.job()));
      return true;
    }
    var article = articles().published(page.source(official)).get(page.source(official));
    if (article != null) {
      finish(known(official, article));
    }
    return article != null;
  }

  private void arrived(Official official, Outcome outcome) {
    switch (outcome) {
      case Running running -> throw new OfficialFailure(Kind.LATER, "it is being published");
      case Published done -> finish(known(official, done.article()));
      case Failed failed -> throw new OfficialFailure(failed.why(), "publishing it has failed");
    }
  }

  private Official known(Official official, String article) {
    return progress.step(
        official, now -> now.with(now.release().with(official.version(), article)));
  }

  /** Older versions go: followers find one article of a post. */
  private void finish(Official official) {
    var others = found(official);
    others.remove(page.source(official));
    official
        .release()
        .articles()
        .forEach(
            (version, article) -> {
              if (version != official.version()) {
                others.put("" + version, article);
              } else {
                others.values().remove(article);
              }
            });
    others.values().stream().distinct().forEach(articles()::delete);
    progress.step(official, now -> now.published(room.now()));
  }

  /** All that is published of a post, by its address. */
  private Map<String, String> found(Official official) {
    return new HashMap<>(articles().published(page.beginning(official)));
  }

  /** Followers shall read nothing of it any more. */
  Official recall(Official begun) {
    if (!begun.release().wasEver()) {
      return begun;
    }
    var official = begun;
    if (official.release().open() && official.release().job() != null) {
      official = settled(official, articles().outcome(official.release().job()));
    }
    var there = found(official);
    official.release().articles().forEach((version, article) -> there.put("" + version, article));
    there.values().stream().distinct().forEach(articles()::delete);
    return there.isEmpty()
        ? official
        : progress.step(official, now -> now.with(now.release().none()));
  }

  private Official settled(Official official, Outcome outcome) {
    return switch (outcome) {
      case Running running -> throw new OfficialFailure(Kind.LATER, "it is being published");
      case Published done -> known(official, done.article());
      case Failed failed -> progress.step(official, now -> now.with(now.release().ended()));
    };
  }

  /**
   * WeChat says that a job has ended: whether somebody waits for that, who then need not rest. What
   * was published already may have been taken down.
   */
  boolean isNewsOf(Post.Key key, String job) {
    var official =
        room.officials().find(key).filter(known -> job.equals(known.release().job())).orElse(null);
    if (official == null) {
      return false;
    }
    return switch (official.state()) {
      case PUBLISHED -> {
        mayBeDown(official);
        yield false;
      }
      case OWED, PUBLISHING, RETRACTED -> official.release().open() && hastened(official);
      case DRAFTED, GONE, FAILED -> false;
    };
  }

  private void mayBeDown(Official official) {
    if (articles().outcome(official.release().job()) instanceof Failed failed) {
      var writes = room.writes();
      room.officials().put(writes, official.failed(failed.why(), room.now()));
      writes.commit();
    }
  }

  private boolean hastened(Official official) {
    var writes = room.writes();
    room.officials().put(writes, official.resting(Instant.EPOCH));
    writes.commit();
    return true;
  }
}
