package cn.linli.poll;

import cn.linli.poll.ResultsTable.Results;
import cn.linli.shared.Glimpses;
import cn.linli.shared.dynamo.ShardPosition;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts of answers, and the texts among them, where they are too many to tell whose they are. */
final class Tabulation {
  /** Of fewer than so many nothing is shown, and no step between two showings is smaller. */
  static final int FEWEST = 5;

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int MOST_KEPT = 500;

  private final Hall hall;
  private final Glimpses<Matter.Key, Optional<Results>> shown;

  Tabulation(Hall hall) {
    this.hall = hall;
    this.shown = new Glimpses<>(hall.clock(), KEPT, MOST_KEPT);
  }

  /** The last counts of a poll that is closed. */
  void last(WriteSet writes, Matter poll) {
    int revision = hall.results().find(poll.key()).map(Results::revision).orElse(0);
    var results = Results.of(poll.key(), hall.boxes().counts(poll.key()), revision + 1);
    hall.results().put(writes, results, new Stale());
  }

  /** What was answered, as far as people may see it. */
  View results(Commands.OfPoll query) {
    var poll = hall.shown(query.key());
    boolean isOver = poll.state() == State.OVER;
    if (!isOver && poll.poll().results() == PollTerms.Shown.AFTER_CLOSING) {
      return View.hidden(poll);
    }
    return (isOver ? hall.results().glance(poll.key()) : soFar(poll))
        .filter(results -> results.total() >= FEWEST)
        .map(results -> View.of(poll, results))
        .orElseGet(() -> View.hidden(poll));
  }

  private Optional<Results> soFar(Matter poll) {
    return shown.get(poll.key(), () -> step(poll));
  }

  /**
   * What everybody saw last, or more if enough have answered since: whoever looks before and after
   * a neighbour's answer does not learn it.
   */
  private Optional<Results> step(Matter poll) {
    var before = hall.results().find(poll.key());
    if (poll.state() != State.PUBLISHED) {
      return before;
    }
    var counted = hall.boxes().counts(poll.key());
    if (counted.total() - before.map(Results::total).orElse(0) < FEWEST) {
      return before;
    }
    var next = next(poll, before, counted);
    try {
      var writes = hall.writes();
      hall.results().put(writes, next, new Stale());
      writes.commit();
      return Optional.of(next);
    } catch (Stale somebodyElseDid) {
      return hall.results().find(poll.key());
    }
  }

  /**
   * A question moves by as many answers as the whole, or not at all: of an optional one a single
   * answer may have come since.
   */
  private static Results next(Matter poll, Optional<Results> before, BoxTable.Counts counted) {
    var counts = new TreeMap<String, Integer>();
    var questions = poll.poll().questions();
    for (int number = 0; number < questions.size(); number++) {
      var answered = Answer.answered(number);
      int shown = before.map(results -> results.count(answered)).orElse(0);
      boolean moves = counted.byCounter().getOrDefault(answered, 0) - shown >= FEWEST;
      var source = moves ? counted.byCounter() : before.map(Results::counts).orElse(Map.of());
      Answer.counters(number, questions.get(number))
          .filter(source::containsKey)
          .forEach(counter -> counts.put(counter, source.get(counter)));
    }
    int revision = before.map(Results::revision).orElse(0) + 1;
    return new Results(poll.key().pk(), counted.total(), counts, revision);
  }

  /** The texts that were answered to a question, once it is over. */
  PageOf<String> texts(Commands.PageOfTexts query) {
    var poll = hall.published(query.key());
    if (poll.state() != State.OVER) {
      throw PollError.NOT_NOW.refusal("it is " + poll.state());
    }
    int given =
        hall.results()
            .find(poll.key())
            .map(results -> results.count(Answer.answered(query.question())))
            .orElse(0);
    if (given < FEWEST) {
      throw PollError.TOO_FEW_ANSWERS.refusal();
    }
    int limit = PageOf.limit(query.limit());
    var cursors = hall.needs().people().cursors();
    var name = "texts %s %s %d".formatted(query.community(), query.poll(), query.question());
    var texts = new ArrayList<String>();
    var start = cursors.position(name, query.cursor());
    var next = start == null ? "" : start;
    while (next != null && texts.size() < limit) {
      var at = ShardPosition.of(next);
      var page =
          hall.answers()
              .texts(poll.key(), query.question(), at.shard(), at.after(), limit - texts.size());
      texts.addAll(page.items());
      next = at.next(page.last(), AnswerTable.LANES);
    }
    return new PageOf<>(List.copyOf(texts), cursors.after(name, next));
  }

  /**
   * What the contract shows.
   *
   * @param shown whether there is anything to see
   * @param answers how many have answered, or null
   */
  record View(boolean shown, State state, Integer answers, List<OfQuestion> questions) {
    private static View hidden(Matter poll) {
      return new View(false, poll.state(), null, List.of());
    }

    private static View of(Matter poll, Results results) {
      var questions = poll.poll().questions();
      var counted =
          IntStream.range(0, questions.size())
              .mapToObj(i -> OfQuestion.of(i, questions.get(i), results))
              .toList();
      return new View(true, poll.state(), results.total(), counted);
    }
  }

  /**
   * The counts of a question.
   *
   * @param answered how many have answered it, or null of too few
   * @param counts of its choices, or of one to five, in order; none of too few
   */
  record OfQuestion(int question, Integer answered, List<Integer> counts) {
    private static OfQuestion of(int number, Question asked, Results results) {
      int answered = results.count(Answer.answered(number));
      if (answered < FEWEST) {
        return new OfQuestion(number, null, List.of());
      }
      var counts =
          IntStream.range(0, asked.counters())
              .mapToObj(choice -> results.count(Answer.counter(number, choice)))
              .toList();
      return new OfQuestion(number, answered, counts);
    }
  }
}
