package cn.linli.content;

import cn.linli.content.Official.State;
import cn.linli.content.OfficialDrafts.Article;
import cn.linli.content.OfficialFailure.Kind;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings posts among the drafts of our Official Account, and takes them away. One worker at a time
 * has a post. What it did is written down as it goes, and where it cannot know whether a draft was
 * added, it looks for it by where it comes from.
 */
final class OfficialWork {
  private static final Logger LOG = LoggerFactory.getLogger(OfficialWork.class);

  /** In one go, within the time that a function has. */
  private static final int PICTURES_AT_ONCE = 6;

  /** Of an article: fewer characters than these. */
  private static final int MOST_CHARACTERS = 20_000;

  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration AFTER = Duration.ofSeconds(30);

  private final Newsroom room;
  private final OfficialPage page;

  OfficialWork(Newsroom room, String site) {
    this.room = room;
    this.page = new OfficialPage(site);
  }

  private OfficialDrafts drafts() {
    return room.needs().drafts().get();
  }

  /** Does what is owed about a post. */
  void work(Post.Key key) {
    Stale.again(() -> begun(key))
        .ifPresent(
            official -> {
              try {
                attempt(official);
              } catch (Overtaken other) {
                LOG.info("something else was ordered about {}", official.key().id());
              }
            });
  }

  private void attempt(Official official) {
    try {
      if (official.state() == State.OWED) {
        bring(official);
      } else {
        take(official);
      }
    } catch (OfficialFailure failure) {
      failed(official, failure);
    } catch (Refusal gone) {
      // A picture was found to be malware since.
      failed(official, new OfficialFailure(Kind.REFUSED, "a picture is gone"));
    }
  }

  /** Takes hold of it, unless somebody has; whoever comes too early comes again. */
  private Optional<Official> begun(Post.Key key) {
    var official = room.officials().find(key).filter(known -> known.state().isOwed());
    if (official.isEmpty()) {
      return Optional.empty();
    }
    var writes = room.writes();
    if (official.get().busyUntil().isAfter(room.now())) {
      room.tasks().officialAt(writes, key, official.get().busyUntil().plus(AFTER));
      writes.commit();
      return Optional.empty();
    }
    var next = official.get().begun(room.now());
    room.officials().put(writes, next);
    room.tasks().officialAt(writes, key, next.busyUntil().plus(AFTER));
    writes.commit();
    return Optional.of(next);
  }

  private void bring(Official begun) {
    var source = page.source(begun);
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
      official = step(official, Official::withoutDraft);
    }
    var version = room.versions().seen(official.key(), official.version());
    int brought = 0;
    for (var picture : version.pictures()) {
      if (official.pictures().containsKey(picture)) {
        continue;
      }
      if (brought++ == PICTURES_AT_ONCE) {
        goOn(official);
        return;
      }
      var url = drafts().picture(read(official, picture));
      official = step(official, now -> now.with(picture, url));
    }
    if (official.cover() == null) {
      var cover = drafts().cover(read(official, version.pictures().getFirst()));
      official = step(official, now -> now.withCover(cover));
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

  private void goOn(Official official) {
    Stale.again(
        () -> {
          var writes = room.writes();
          room.officials().put(writes, current(official).pausing());
          room.tasks().official(writes, official.key());
          writes.commit();
          return true;
        });
  }

  /** Who ordered something else meanwhile does not want this one. */
  private void drafted(Official official, String draft) {
    try {
      step(official, now -> now.drafted(draft, room.now()));
    } catch (Overtaken other) {
      drafts().delete(draft);
    }
  }

  /** It goes; where nobody knows its name it is looked for, and once more somewhat later. */
  private void take(Official official) {
    var draft =
        Optional.ofNullable(official.draft()).or(() -> drafts().find(page.source(official)));
    draft.ifPresent(drafts()::delete);
    if (draft.isPresent() || official.attempts() > 1) {
      step(official, now -> now.gone(room.now()));
    } else {
      rest(official, room.now().plus(SHORTEST_PAUSE));
    }
  }

  private void failed(Official official, OfficialFailure failure) {
    boolean again = failure.kind() == Kind.LATER && official.attempts() < Official.MOST_ATTEMPTS;
    if (again) {
      rest(official, room.now().plus(SHORTEST_PAUSE.multipliedBy(1L << official.attempts())));
      return;
    }
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.warn("the Official Account takes no draft of a post: {}", failure.getMessage());
    step(official, now -> now.failed(failure.kind().toString(), room.now()));
  }

  private void rest(Official official, Instant until) {
    Stale.again(
        () -> {
          var writes = room.writes();
          room.officials().put(writes, current(official).resting(until));
          room.tasks().officialAt(writes, official.key(), until);
          writes.commit();
          return true;
        });
  }

  /** Writes down what was done. */
  private Official step(Official official, UnaryOperator<Official> change) {
    return Stale.again(
        () -> {
          var next = change.apply(current(official));
          var writes = room.writes();
          room.officials().put(writes, next);
          writes.commit();
          return next;
        });
  }

  private Official current(Official official) {
    return room.officials()
        .find(official.key())
        .filter(now -> now.order() == official.order() && now.state().isOwed())
        .orElseThrow(Overtaken::new);
  }

  /** Somebody has ordered something else meanwhile. */
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Overtaken() {
      super("something else was ordered", null, false, false);
    }
  }
}
