package cn.linli.poll;

import cn.linli.shared.Glimpses;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What everybody sees of a contest's entries, and how they stand; nothing in it is made up. */
final class Gallery {
  /** The votes are counted anew no more often, however many look. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MOST_KEPT = 200;

  /** Whose names stand in a ranking is read again after so long. */
  private static final Duration NAMES_KEPT = Duration.ofSeconds(30);

  private static final int MOST_NAMES = 5000;

  /** A live ranking moves between two pages, so there is one. */
  private static final int MOST_LIVE = 100;

  private final Hall hall;
  private final Pictures pictures;
  private final Glimpses<Matter.Key, Standings> standings;
  private final Glimpses<Entry.Key, Entry> names;

  /** A contest's entries by rank, as they were counted a moment ago. */
  private record Standings(List<TallyTable.Count> byRank, Map<UUID, Integer> votes) {
    private static Standings of(List<TallyTable.Count> byRank) {
      var votes =
          byRank.stream()
              .collect(
                  Collectors.toUnmodifiableMap(TallyTable.Count::entry, TallyTable.Count::votes));
      return new Standings(byRank, votes);
    }

    private int votesOf(UUID entry) {
      return votes.getOrDefault(entry, 0);
    }
  }

  Gallery(Hall hall, Pictures pictures) {
    this.hall = hall;
    this.pictures = pictures;
    this.standings = new Glimpses<>(hall.clock(), KEPT, MOST_KEPT);
    this.names = new Glimpses<>(hall.clock(), NAMES_KEPT, MOST_NAMES);
  }

  private Standings standings(Matter.Key contest) {
    return standings.get(contest, () -> Standings.of(hall.tallies().counts(contest, false)));
  }

  /** An entry that was accepted. */
  EntryView get(Commands.OfEntry query) {
    var contest = hall.shown(query.key().contest());
    var entry =
        hall.entries()
            .glance(query.key())
            .filter(found -> found.state() == EntryState.ACCEPTED)
            .orElseThrow(PollError.ENTRY_NOT_FOUND::refusal);
    int votes = standings(contest.key()).votesOf(entry.key().id());
    return EntryView.toAll(entry, entry.text(), pictures.of(entry), votes);
  }

  /** All of them, the oldest first, each with its first picture. */
  PageOf<EntryView> list(Commands.PageOfContest query) {
    var contest = hall.shown(query.key());
    var cursors = hall.needs().people().cursors();
    var name = "entries %s %s".formatted(query.community(), query.contest());
    var page =
        hall.entries()
            .accepted(
                contest.key(), cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    var votes = standings(contest.key());
    var views =
        page.items().stream()
            .map(
                entry ->
                    EntryView.toAll(
                        entry, null, pictures.cover(entry), votes.votesOf(entry.key().id())))
            .toList();
    return new PageOf<>(views, cursors.after(name, page.last()));
  }

  /** The final ranking once there is one, before that the live one. */
  RankingView ranking(Commands.PageOfContest query) {
    var contest = hall.shown(query.key());
    return contest.state() == State.OVER ? whole(contest, query) : live(contest, query);
  }

  private RankingView live(Matter contest, Commands.PageOfContest query) {
    var byRank = standings(contest.key()).byRank();
    int limit = Math.min(PageOf.limit(query.limit()), MOST_LIVE);
    var items =
        IntStream.range(0, Math.min(limit, byRank.size()))
            .mapToObj(
                i -> {
                  var count = byRank.get(i);
                  return named(contest.key(), i + 1, count.entry(), count.votes(), List.of());
                })
            .toList();
    return new RankingView("live", items, null);
  }

  private RankingView whole(Matter contest, Commands.PageOfContest query) {
    var cursors = hall.needs().people().cursors();
    var name = "ranking %s %s".formatted(query.community(), query.contest());
    var page =
        hall.places()
            .page(
                contest.key(), cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    var items =
        page.items().stream()
            .map(
                place ->
                    named(
                        contest.key(), place.rank(), place.entry(), place.votes(), place.prizes()))
            .toList();
    return new RankingView("final", items, cursors.after(name, page.last()));
  }

  private RankingView.Line named(
      Matter.Key contest, int rank, UUID id, int votes, List<String> prizes) {
    var key = new Entry.Key(contest, id);
    var entry =
        names.get(
            key, () -> hall.entries().glance(key).orElseThrow(PollError.ENTRY_NOT_FOUND::refusal));
    // What was taken out when all was over keeps its place, and shows nothing else.
    boolean isShown = entry.state() == EntryState.ACCEPTED;
    return new RankingView.Line(
        rank, id, isShown ? entry.name() : null, isShown ? entry.title() : null, votes, prizes);
  }

  /**
   * What the contract shows.
   *
   * @param kind whether it may still change
   */
  record RankingView(String kind, List<Line> items, String next) {
    /** A place. */
    record Line(int rank, UUID entry, String name, String title, int votes, List<String> prizes) {}
  }
}
