package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A matter is solved as long as the ticket says so, in the month of its last answer. */
class SolvedTest {
  private static final Instant ANSWERED = Hall.at("2027-03-31", "18:00");
  private final Hall hall = new Hall();

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void anAnswerThatItIsNotPossibleSolvesNothing() {
    hall.tell(ticket("1", "operator", "answered", 2, ANSWERED, false, null));

    assertThat(solved(3)).isZero();
    assertThat(total("residentMatters")).isZero();
  }

  @Test
  void whoSaysThatItIsNotSolvedTakesItBackFromTheMonthOfTheAnswer() {
    var answered = ticket("1", "operator", "answered", 2, ANSWERED, true, null);
    var later = ANSWERED.plus(Duration.ofDays(2));
    var rated = ticket("1", "operator", "rated", 3, later, false, 1);

    hall.tell(answered);
    long before = solved(3);
    hall.tell(List.of(rated, answered, rated));

    assertThat(before).isEqualTo(1);
    assertThat(solved(3)).isZero();
    assertThat(solved(4)).isZero();
    assertThat(total("residentMatters")).isZero();
  }

  @Test
  void aMatterAtTheLegalDeskIsAConsultationWhateverTheAnswerAndSolvedOnlyIfItIs() {
    hall.tell(ticket("1", "legal", "answered", 2, ANSWERED, false, null));
    hall.tell(ticket("2", "legal", "answered", 2, ANSWERED, true, null));
    hall.tell(ticket("3", "legal", "answered", 2, ANSWERED, true, null));
    hall.tell(ticket("3", "legal", "reopened", 3, null, false, null));

    assertThat(total("consultations")).isEqualTo(2);
    assertThat(solved(3)).isEqualTo(1);
  }

  @Test
  void theScoreOfAnAnswerThatWasSentBackDoesNotCount() {
    hall.tell(ticket("1", "operator", "reopened", 4, null, false, null));
    hall.tell(ticket("1", "operator", "rated", 3, ANSWERED, false, 1));

    assertThat(report(3).tickets()).isEqualTo(new Summary.Tickets(1, 0, 0, null));
  }

  @Test
  void whatWasToldBeforeEventsSaidSoCountsAsAnswered() {
    var old = Map.<String, Object>of("ticket", "1", "category", "noise", "desk", "operator");
    for (var step : List.of("answered", "rated")) {
      var data = new HashMap<>(old);
      data.put("step", step);
      data.put("score", 4);
      data.put("revision", step.equals("rated") ? 3 : 2);
      hall.tell(Hall.told(HERE, "ticket.changed", ANSWERED, data));
    }

    assertThat(report(3).tickets()).isEqualTo(new Summary.Tickets(1, 1, 1, 400L));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void inAnyOrderAndTwiceTheLastWordCountsAndARecountSaysTheSame(long seed) {
    var random = new Random(seed);
    var told = new ArrayList<Told>();
    long expected = 0;
    for (int i = 0; i < 20; i++) {
      expected += story("" + new UUID(seed, i), random, told) ? 1 : 0;
    }
    told.addAll(List.copyOf(told));
    Collections.shuffle(told, random);

    for (int from = 0; from < told.size(); from += 7) {
      hall.figures.hear(told.subList(from, Math.min(from + 7, told.size())));
    }

    assertThat(solved(3)).isEqualTo(expected);
    assertThat(total("residentMatters")).isEqualTo(expected);
    assertThat(hall.recounted(HERE).differing()).isEmpty();
  }

  /** What becomes of a matter; says whether it is solved in the end. */
  private static boolean story(String ticket, Random random, List<Told> told) {
    var at = ANSWERED.minus(Duration.ofDays(1 + random.nextInt(9)));
    boolean isSolved = random.nextInt(3) > 0;
    told.add(ticket(ticket, "operator", "answered", 2, at, isSolved, null));
    int end = random.nextInt(4);
    if (end == 0) {
      return isSolved;
    }
    boolean isGood = end == 1;
    told.add(ticket(ticket, "operator", "rated", 3, at, isSolved && isGood, isGood ? 5 : 1));
    if (end < 3) {
      return isSolved && isGood;
    }
    told.add(ticket(ticket, "operator", "reopened", 4, null, false, null));
    boolean isAnsweredAgain = random.nextBoolean();
    if (isAnsweredAgain) {
      told.add(ticket(ticket, "operator", "answered", 5, at.plusSeconds(9), true, null));
    }
    return isAnsweredAgain;
  }

  private static Told ticket(
      String ticket,
      String desk,
      String step,
      int revision,
      Instant answeredAt,
      boolean isSolved,
      Integer score) {
    var data = new HashMap<String, Object>();
    data.put("ticket", ticket);
    data.put("category", "noise");
    data.put("step", step);
    data.put("desk", desk);
    data.put("solved", isSolved);
    data.put("revision", revision);
    if (answeredAt != null) {
      data.put("answeredAt", step.equals("rated") ? ANSWERED : answeredAt);
    }
    if (score != null) {
      data.put("score", score);
    }
    return Hall.told(HERE, "ticket.changed", answeredAt == null ? ANSWERED : answeredAt, data);
  }

  private long solved(int month) {
    return report(month).tickets().solved();
  }

  private long total(String name) {
    return hall.screen().totals().get(name);
  }

  private Summary report(int month) {
    return hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, month)).summary();
  }
}
