package cn.linli.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.linli.poll.ContestTerms.Prize;
import cn.linli.poll.PollTerms.Audience;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be proposed, and what fits a question. */
class TermsTest {
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  private static Instant day(int days) {
    return START.plus(Duration.ofDays(days));
  }

  private static ContestTerms contest(int entries, int from, int until, Prize... prizes) {
    return new ContestTerms(START, day(entries), day(from), day(until), 1, null, List.of(prizes));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 0, 5, ",
    "5, 5, 365, ",
    "0, 0, 5, /terms/entriesUntil",
    "5, -1, 6, /terms/votesFrom",
    "5, 5, 5, /terms/votesUntil",
    "6, 0, 5, /terms/entriesUntil",
    "5, 5, 366, /terms/votesUntil"
  })
  void aContestHasTimesThatFollowEachOther(int entries, int from, int until, String fault) {
    assertThat(faults(() -> contest(entries, from, until))).isEqualTo(fault == null ? "" : fault);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 3, ''", "2, 2, 1, ''", "3, 2, 1, /terms/prizes", "1, 3, 4, /terms/prizes"})
  void aPrizeIsForRanksInOrderAndOneEachAtTheMost(int from, int to, int quantity, String fault) {
    assertThat(faults(() -> contest(5, 0, 5, new Prize("杯", from, to, quantity)))).isEqualTo(fault);
  }

  @Test
  void aPrizeGoesToTheBestOfItsRanksWhileThereIsOne() {
    var prize = new Prize("杯", 2, 5, 2);

    assertThat(Stream.of(1, 2, 3, 4, 5).filter(prize::isFor)).containsExactly(2, 3);
  }

  @Test
  void aContestTakesEntriesAndVotesFromTheFirstInstantOnAndNotAtTheLast() {
    var terms = contest(2, 1, 3);

    assertThat(terms.takesEntriesAt(START)).isTrue();
    assertThat(terms.takesEntriesAt(START.minusNanos(1))).isFalse();
    assertThat(terms.takesEntriesAt(day(2))).isFalse();
    assertThat(terms.takesVotesAt(day(1).minusNanos(1))).isFalse();
    assertThat(terms.takesVotesAt(day(1))).isTrue();
    assertThat(terms.takesVotesAt(day(3).minusNanos(1))).isTrue();
    assertThat(terms.takesVotesAt(day(3))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1966-12-02, false", "1966-12-01, true", "1946-12-02, true", "1945-12-01, false"})
  void anAudienceIsAskedFromABirthdayToTheLastDayOfAYear(LocalDate born, boolean asked) {
    var question = new Question("？", Question.Kind.SCALE, null, null, null, null);
    var terms =
        new PollTerms(
            START, day(1), PollTerms.Shown.ALWAYS, new Audience(60, 80), List.of(question));

    assertThat(terms.asks(born, LocalDate.of(2026, 12, 1))).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "1, ''",
    "0, are from 1 to 2",
    "'0,1', ''",
    "'0,1,2', are from 1 to 2",
    "'0,0', are different choices of the question",
    "3, ''",
    "4, are different choices of the question",
    "-1, are different choices of the question"
  })
  void severalChoicesAreDifferentAndAsManyAsAsked(String choices, String fault) {
    var asked = new Question("？", Question.Kind.SEVERAL, List.of("甲", "乙", "丙", "丁"), 1, 2, true);
    var chosen =
        choices.equals("0")
            ? List.<Integer>of()
            : Stream.of(choices.split(",")).map(Integer::valueOf).toList();

    assertThat(new Answer(0, chosen, null, null).faultFor(asked).orElse("")).isEqualTo(fault);
  }

  @Test
  void anAnswerIsOfItsQuestionsKind() {
    var scale = new Question("？", Question.Kind.SCALE, null, null, null, null);

    assertThat(new Answer(0, null, 5, null).faultFor(scale)).isEmpty();
    assertThat(new Answer(0, null, 5, "好").faultFor(scale)).isPresent();
    assertThat(new Answer(0, null, null, "好").faultFor(scale)).isPresent();
    assertThat(new Answer(3, null, 5, null).counters()).containsExactly("a3", "q3c4");
    assertThat(new Answer(1, List.of(0, 2), null, null).counters())
        .containsExactly("a1", "q1c0", "q1c2");
    assertThat(new Answer(2, null, null, "好").counters()).containsExactly("a2");
  }

  @Test
  void nothingFollowsOnAnEnd() {
    for (var state : State.values()) {
      boolean isEnd = List.of(State.OVER, State.VETOED, State.CANCELLED).contains(state);
      assertThat(state.next().isEmpty()).as(state.toString()).isEqualTo(isEnd);
      assertThat(State.of(state.toString())).isEqualTo(state);
      assertThat(state.next().contains(State.VETOED))
          .as("may be vetoed: " + state)
          .isEqualTo(!isEnd && state != State.COUNTING);
    }
  }

  private static String faults(Runnable work) {
    var refusal = catchThrowableOfType(Refusal.class, work::run);
    return refusal == null
        ? ""
        : String.join(" ", refusal.faults().stream().map(Fault::pointer).toList());
  }
}
