package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the published answer that fits what somebody writes: the one most of whose keywords, by
 * their length, stand in the words; of several the one whose id comes first, so that the same words
 * get the same answer everywhere. It costs a query a minute, and one item.
 */
final class Replying {
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int MOST_COMMUNITIES = 100;
  private static final int LONGEST = 200;

  private final Office office;
  private final Glimpses<CommunityId, List<ShelfTable.Row>> keywords;

  Replying(Office office) {
    this.office = office;
    this.keywords = new Glimpses<>(office.clock(), KEPT, MOST_COMMUNITIES);
  }

  Optional<String> answerTo(CommunityId community, String words) {
    var plain = Question.plain(words.substring(0, Math.min(words.length(), LONGEST)));
    Map<UUID, Integer> fits = new HashMap<>();
    for (var row : keywords.get(community, () -> office.shelf().keywordsOf(community))) {
      if (plain.contains(row.keyword())) {
        fits.merge(row.id(), row.keyword().length(), Integer::sum);
      }
    }
    return fits.entrySet().stream()
        .max(
            Comparator.comparing(Map.Entry<UUID, Integer>::getValue)
                .thenComparing(entry -> entry.getKey().toString(), Comparator.reverseOrder()))
        .flatMap(best -> office.questions().glance(new Question.Key(community, best.getKey())))
        .filter(Question::isPublished)
        .map(Question::answer);
  }
}
