package cn.linli.officialaccount;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions by customer messages. WeChat knows no way to send one twice and have it once:
 * so a message is claimed before it is sent, and one of which nobody knows whether it arrived is
 * not sent again.
 */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final int MOST_COMMUNITIES = 5;

  private final Desk desk;
  private final Knowing knowing;
  private final MenuFile menu;

  Answering(Desk desk, Knowing knowing, MenuFile menu) {
    this.desk = desk;
    this.knowing = knowing;
    this.menu = menu;
  }

  void work(String key) {
    try {
      desk.messages().find(key).filter(Message::isOwed).ifPresent(this::look);
    } catch (Stale taken) {
      LOG.info("another worker answers this question");
    }
  }

  private void look(Message owed) {
    var follower = desk.followers().find(owed.follower()).flatMap(Follower::reachable);
    if (follower.isEmpty()) {
      put(owed.over());
    } else if (!owed.isWorthATry(desk.now())) {
      giveUp(owed, "in vain");
    } else {
      answer(owed, follower.get());
    }
  }

  private void answer(Message owed, Follower follower) {
    String text;
    try {
      text = text(knowing.known(follower), owed.words()).orElse(null);
    } catch (AccountFailure silent) {
      // Who it is can be found out another time; the question cannot wait for it.
      text = text(follower, owed.words()).orElse(null);
    }
    if (text == null) {
      put(owed.over());
      return;
    }
    var openid = follower.sealed().open(desk.needs().keys()).read(Follower.OPENID);
    var sending = owed.sending();
    put(sending);
    send(sending, openid.orElseThrow(), text);
  }

  private void send(Message sending, String openid, String text) {
    try {
      desk.account().send(openid, text);
      put(sending.over());
    } catch (AccountFailure failure) {
      switch (failure.kind()) {
        case LATER -> later(sending.owedAgain());
        case UNKNOWN -> giveUp(sending, "nobody knows whether it arrived");
        case REFUSED -> giveUp(sending, failure.getMessage());
      }
    }
  }

  private void later(Message owed) {
    var writes = desk.writes();
    desk.messages().put(writes, owed);
    var which = new Tasks.Which(owed.key(), owed.tries());
    desk.tasks().at(writes, Tasks.ANSWER, which, desk.now().plus(owed.pause()));
    writes.commit();
  }

  private void giveUp(Message message, String why) {
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.warn("a customer message is given up: {}", why);
    put(message.over());
  }

  private void put(Message next) {
    var writes = desk.writes();
    desk.messages().put(writes, next);
    writes.commit();
  }

  /** What is published; else what is said otherwise, or how to ask where nothing is. */
  private Optional<String> text(Follower follower, String words) {
    var answers = desk.needs().answers();
    for (var community : communities(follower)) {
      var answer = answers.apply(Optional.of(community), words);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return answers
        .apply(Optional.empty(), words)
        .or(desk.book()::otherwise)
        .or(() -> ReplyBook.isQuestion(words) ? Optional.of(howToAsk()) : Optional.empty());
  }

  private List<CommunityId> communities(Follower follower) {
    return follower.person() == null
        ? List.of()
        : desk.needs().people().residences(follower.person()).stream()
            .limit(MOST_COMMUNITIES)
            .toList();
  }

  private String howToAsk() {
    var home = desk.needs().pages().home().orElse("https://mp.weixin.qq.com");
    return ("这个问题暂时没有现成的答案。请<a href=\"%s\" data-miniprogram-appid=\"%s\""
            + " data-miniprogram-path=\"%s\">在小程序里提问</a>，社区工作人员会答复您。")
        .formatted(home, desk.account().miniProgram(), menu.askPage());
  }
}
