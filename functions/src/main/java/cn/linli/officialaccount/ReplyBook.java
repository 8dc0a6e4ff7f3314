package cn.linli.officialaccount;

import cn.linli.officialaccount.Reply.Kind;
import cn.linli.shared.Glimpses;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The replies as an instance saw them some seconds ago: a change holds everywhere soon. */
final class ReplyBook {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Set<String> ASKING =
      Set.of(
          "?", "怎么", "怎样", "如何", "什么", "哪", "几点", "多少", "为什么", "为何", "能不能", "可不可以", "可以", "是否",
          "有没有", "吗", "呢", "谁");

  private final ReplyTable table;
  private final Glimpses<String, List<Reply>> seen;

  ReplyBook(ReplyTable table, Clock clock) {
    this.table = table;
    this.seen = new Glimpses<>(clock, FRESH, 1);
  }

  /** Somebody has changed one here. */
  void changed() {
    seen.again("", table::all);
  }

  /** The reply of that id, where it is one to that. */
  Optional<String> text(Kind kind, String id) {
    return replies().stream()
        .filter(reply -> reply.kind() == kind && reply.id().equals(id))
        .findFirst()
        .map(Reply::text);
  }

  Optional<String> greeting() {
    return text(Kind.FOLLOW, Kind.FOLLOW.toString());
  }

  Optional<String> otherwise() {
    return text(Kind.OTHERWISE, Kind.OTHERWISE.toString());
  }

  /** What fits best; of those that fit as well, the first by its id. */
  Optional<String> toWords(String words) {
    var plain = Reply.plain(words);
    return replies().stream()
        .filter(reply -> reply.kind() == Kind.WORDS && reply.fit(plain).isPresent())
        .max(
            Comparator.comparingInt((Reply reply) -> reply.fit(plain).orElse(0))
                .thenComparing(Reply::id, Comparator.reverseOrder()))
        .map(Reply::text);
  }

  /** Whether somebody seems to ask. */
  static boolean isQuestion(String words) {
    var plain = Reply.plain(words);
    return ASKING.stream().anyMatch(plain::contains);
  }

  private List<Reply> replies() {
    return seen.get("", table::all);
  }
}
