package cn.linli.poll;

import cn.linli.shared.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contest's times and prizes.
 *
 * @param opensAt from when entries are handed in
 * @param entriesUntil until when
 * @param votesFrom from when people vote; entries may still come
 * @param votesUntil until when
 * @param entriesPerPerson how many a real person may hand in
 * @param minorsVote whether minors vote too, through their guardians
 */
record ContestTerms(
    Instant opensAt,
    Instant entriesUntil,
    Instant votesFrom,
    Instant votesUntil,
    int entriesPerPerson,
    Boolean minorsVote,
    List<Prize> prizes)
    implements Terms {
  private static final Duration LONGEST = Duration.ofDays(365);

  ContestTerms {
    minorsVote = minorsVote != null && minorsVote;
    prizes = prizes == null ? List.of() : List.copyOf(prizes);
    Fault.checks()
        .that(opensAt.isBefore(entriesUntil), "/terms/entriesUntil", "is after it opens")
        .that(!votesFrom.isBefore(opensAt), "/terms/votesFrom", "is not before it opens")
        .that(votesFrom.isBefore(votesUntil), "/terms/votesUntil", "is after the voting begins")
        .that(
            !entriesUntil.isAfter(votesUntil),
            "/terms/entriesUntil",
            "is not after the voting ends")
        .that(
            Duration.between(opensAt, votesUntil).compareTo(LONGEST) <= 0,
            "/terms/votesUntil",
            "is within a year after it opens")
        .that(prizes.stream().allMatch(Prize::isRight), "/terms/prizes", "have ranks in order")
        .orRefuse();
  }

  boolean takesEntriesAt(Instant now) {
    return !now.isBefore(opensAt) && now.isBefore(entriesUntil);
  }

  boolean takesVotesAt(Instant now) {
    return !now.isBefore(votesFrom) && now.isBefore(votesUntil);
  }

  @Override
  public Instant joinUntil() {
    return entriesUntil;
  }

  @Override
  public Instant until() {
    return votesUntil;
  }

  @Override
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < prizes.size(); i++) {
      texts.put("/terms/prizes/" + i + "/name", prizes.get(i).name());
    }
    return texts;
  }

  /**
   * A prize for some places.
   *
   * @param from the best of them
   * @param to the last
   * @param quantity how many there are; the best places get one each
   */
  record Prize(String name, int from, int to, int quantity) {
    boolean isRight() {
      return from <= to && quantity <= to - from + 1;
    }

    boolean isFor(int rank) {
      return rank >= from && rank < from + quantity;
    }
  }
}
