package cn.linli.officialaccount;

import cn.linli.officialaccount.AccountPush.Clicked;
import cn.linli.officialaccount.AccountPush.Followed;
import cn.linli.officialaccount.AccountPush.Left;
import cn.linli.officialaccount.AccountPush.Other;
import cn.linli.officialaccount.AccountPush.Published;
import cn.linli.officialaccount.AccountPush.Pushed;
import cn.linli.officialaccount.AccountPush.Wrote;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.ForgedPush;
import cn.linli.shared.http.PlainText;
import cn.linli.shared.http.Webhook;
import cn.linli.shared.keys.Sealed;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what WeChat pushes, within its five seconds: what rules answer is answered at once,
 * everything else is owed in the same transaction that remembers the push. One that comes again
 * gets the same answer, since WeChat only repeats what nobody answered, and does nothing.
 */
final class Receiving {
  private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);
  private static final PlainText TAKEN = new PlainText("success");
  private static final int MOST_LETTERS = 200;

  /** To somebody who asks more often than anybody who wants answers. */
  private static final String TOO_OFTEN = "您问得有点快，请过一小时再问；急事请联系社区中心。";

  private final Desk desk;

  Receiving(Desk desk) {
    this.desk = desk;
  }

  /** Somebody enters our address in WeChat's console. */
  PlainText greet(Webhook call) {
    return new PlainText(believed(push -> push.greeting(call)));
  }

  PlainText take(Webhook call) {
    var pushed = believed(push -> push.read(call));
    if (pushed.what() instanceof Other other && !other.message()) {
      // Every message of ours that arrives is told of, and changes nothing.
      return TAKEN;
    }
    var answer = answer(pushed);
    return switch (Stale.again(() -> remembered(pushed, answer.isPresent()))) {
      case AT_ONCE -> answer.map(pushed.answer()).map(PlainText::new).orElse(TAKEN);
      case LATER -> TAKEN;
      case TOO_OFTEN -> new PlainText(pushed.answer().apply(TOO_OFTEN));
    };
  }

  /** How a push is answered. */
  private enum How {
    AT_ONCE,
    LATER,
    TOO_OFTEN
  }

  private <T> T believed(Function<AccountPush, T> reading) {
    try {
      return reading.apply(desk.needs().push().get());
    } catch (ForgedPush forged) {
      // A filter of the template counts these words, and an alarm looks at the count.
      LOG.warn("forged push: {}", forged.getMessage());
      throw OfficialAccountError.PUSH_FORGED.refusal();
    }
  }

  /** What rules say to it. */
  private Optional<String> answer(Pushed pushed) {
    return switch (pushed.what()) {
      case Wrote wrote -> desk.book().toWords(wrote.words());
      case Followed followed -> desk.book().greeting();
      case Clicked clicked -> desk.book().text(Reply.Kind.CLICK, clicked.key());
      case Other other when other.message() -> desk.book().otherwise();
      case Left left -> Optional.empty();
      case Published published -> Optional.empty();
      case Other other -> Optional.empty();
    };
  }

  private How remembered(Pushed pushed, boolean answered) {
    var key = desk.needs().keys().lookupHash("push", pushed.number());
    var known = desk.messages().find(key);
    if (known.isPresent()) {
      // What rules say may have changed since.
      return known.get().asked() ? How.LATER : How.AT_ONCE;
    }
    var hash = desk.hash(pushed.app(), pushed.openid());
    var message = message(pushed, answered, key, hash);
    if (message.asked() && desk.messages().hasAskedEnough(hash, desk.now())) {
      return How.TOO_OFTEN;
    }
    var writes = desk.writes();
    desk.messages().put(writes, message);
    if (message.asked()) {
      desk.messages().count(writes, hash, desk.now());
      desk.tasks().now(writes, Tasks.ANSWER, key);
    }
    if (pushed.what() instanceof Published published) {
      var data = Map.<String, Object>of("job", published.job());
      desk.outbox().add(writes, new Event("officialaccount.publication-ended", 1, null, data));
    } else {
      follow(writes, hash, pushed);
    }
    writes.commit();
    return message.asked() ? How.LATER : How.AT_ONCE;
  }

  private static Message message(Pushed pushed, boolean answered, String key, String hash) {
    return pushed.what() instanceof Wrote wrote && !answered && !wrote.words().isBlank()
        ? Message.question(key, hash, pushed.at(), cut(wrote.words()))
        : Message.done(key, hash, pushed.at());
  }

  /** Whoever pushes anything follows us, unless they say that they left. */
  private void follow(WriteSet writes, String hash, Pushed pushed) {
    var before = desk.followers().find(hash).orElseGet(() -> Follower.unknown(hash));
    boolean isLate = pushed.at().isBefore(before.changedAt());
    if (isLate) {
      return;
    }
    if (pushed.what() instanceof Left) {
      if (before.followed() || before.revision() == 0) {
        desk.put(writes, before, before.leaves(pushed.at()));
      } else {
        desk.keep(writes, before, before.leaves(pushed.at()));
      }
    } else if (isNews(before, pushed)) {
      var sealed =
          Sealed.create(desk.needs().keys(), new PersonId(before.id()))
              .with(Follower.OPENID, pushed.openid())
              .sealed();
      desk.put(writes, before, before.begins(sealed, pushed.at()));
      desk.tasks().now(writes, Tasks.FOLLOWER, hash);
    }
  }

  private static boolean isNews(Follower before, Pushed pushed) {
    boolean isFollowed = pushed.what() instanceof Followed;
    boolean isLater = before.changedAt().isBefore(pushed.at());
    if (before.followed()) {
      return isFollowed && isLater;
    }
    return isFollowed || isLater;
  }

  private static String cut(String words) {
    int end =
        words.offsetByCodePoints(
            0, Math.min(words.codePointCount(0, words.length()), MOST_LETTERS));
    return words.substring(0, end);
  }
}
