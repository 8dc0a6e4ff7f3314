package cn.linli.content;

import cn.linli.content.OfficialDrafts.Article;
import cn.linli.content.OfficialFailure.Kind;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings posts among the drafts of our Official Account, and takes them away. What it did is
 * written down as it goes, and where it cannot know whether a draft was added, it looks for it by
 * where it comes from.
 */
final class OfficialWork {
  private static final Logger LOG = LoggerFactory.getLogger(OfficialWork.class);

  /** In one go, within the time that a function has. */
  private static final int PICTURES_AT_ONCE = 6;

  /** Of an article: fewer characters than these. */
  private static final int MOST_CHARACTERS = 20_000;

  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

  private final Newsroom room;
  private final OfficialPage page;
  private final OfficialProgress progress;
  private final Releasing releasing;

  OfficialWork(Newsroom room, String site) {
    this.room = room;
    this.page = new OfficialPage(site);
    this.progress = new OfficialProgress(room);
    this.releasing = new Releasing(room, page, progress);
  }

  private OfficialDrafts drafts() {
    return room.needs().drafts().get();
  }

  /** Does what is owed about a post. */
  void work(Post.Key key) {
    Stale.again(() -> progress.begun(key))
        .ifPresent(
            official -> {
              try {
                attempt(official);
              } catch (OfficialProgress.Overtaken other) {
                LOG.info("something else was ordered about {}", official.key().id());
              }
            });
  }

  /** WeChat says that it has done with publishing something. */
  void ended(String job) {
    room.officials()
        .ofJob(job)
        .filter(key -> Stale.again(() -> releasing.isNewsOf(key, job)))
        .ifPresent(this::work);
  }

  private void attempt(Official official) {
    try {
      switch (official.state()) {
        case OWED -> bring(official);
        case PUBLISHING -> releasing.publish(official);
        case RETRACTED -> take(official);
        case DRAFTED, PUBLISHED, GONE, FAILED -> {}
      }
    } catch (OfficialFailure failure) {
      failed(official, failure);
    } catch (Refusal gone) {
      // A picture was found to be malware since.
      failed(official, new OfficialFailure(Kind.REFUSED, "a picture is gone"));
    }
  }

  private void bring(Official begun) {
    var source = page.source(begun);
    if (begun.release().open() && releasing.isThere(begun)) {
      return;
    }
    if (begun.attempts() > 1 || begun.order() > 1) {
      var found = drafts().find(source);
      if (found.isPresent()) {
        drafted(begun, found.get());
        return;
      }
    }
    var official = begun;
    if (official.draft() != null) {
      drafts().delete(official.draft());
      official = progress.step(official, Official::withoutDraft);
    }
    var version = room.versions().seen(official.key(), official.version());
    int brought = 0;
    for (var picture : version.pictures()) {
      if (official.pictures().containsKey(picture)) {
        continue;
      }
      if (brought++ == PICTURES_AT_ONCE) {
        progress.goOn(official);
        return;
      }
      var url = drafts().picture(read(official, picture));
      official = progress.step(official, now -> now.with(picture, url));
    }
    if (official.cover() == null) {
      var cover = drafts().cover(read(official, version.pictures().getFirst()));
      official = progress.step(official, now -> now.withCover(cover));
    }
    drafted(official, drafts().add(article(official, version)));
  }

  private byte[] read(Official official, UUID upload) {
    return room.needs().uploads().read(official.key().community(), upload);
  }

  private Article article(Official official, Version version) {
    var body = room.versions().body(official.key(), official.version());
    var html = page.html(body, official.pictures());
    if (html.length() >= MOST_CHARACTERS) {
      throw new OfficialFailure(Kind.REFUSED, "it is too long");
    }
    return new Article(
        version.title(), version.excerpt(), html, official.cover(), page.source(official));
  }

  /** Who ordered something else meanwhile does not want this one. */
  private void drafted(Official official, String draft) {
    try {
      progress.step(official, now -> now.drafted(draft, room.now()));
    } catch (OfficialProgress.Overtaken other) {
      drafts().delete(draft);
    }
  }

  /** It goes; where nobody knows its name it is looked for, and once more somewhat later. */
  private void take(Official begun) {
    var official = releasing.recall(begun);
    var draft =
        Optional.ofNullable(official.draft()).or(() -> drafts().find(page.source(official)));
    draft.ifPresent(drafts()::delete);
    if (official.release().open()) {
      // WeChat may be at it still: it is looked for until that cannot be any more.
      var until = official.release().submittedAt().plus(Releasing.PATIENCE);
      if (room.now().isBefore(until)) {
        progress.rest(official, until);
        return;
      }
    }
    // What was published is among the drafts no more.
    boolean wasThere = begun.release().articles().containsKey(begun.version());
    if (wasThere || draft.isPresent() || official.attempts() > 1) {
      progress.step(official, now -> now.gone(room.now()));
    } else {
      progress.rest(official, room.now().plus(SHORTEST_PAUSE));
    }
  }

  private void failed(Official official, OfficialFailure failure) {
    boolean again = failure.kind() == Kind.LATER && official.attempts() < Official.MOST_ATTEMPTS;
    if (again) {
      progress.rest(
          official, room.now().plus(SHORTEST_PAUSE.multipliedBy(1L << official.attempts())));
      return;
    }
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.warn("the Official Account takes no draft of a post: {}", failure.getMessage());
    progress.step(official, now -> now.failed(failure.kind(), room.now()));
  }
}
