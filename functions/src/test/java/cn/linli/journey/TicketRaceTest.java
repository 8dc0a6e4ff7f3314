package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several want the same ticket at once. */
class TicketRaceTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static long ok(List<Answer> answers) {
    return answers.stream().filter(answer -> answer.status() == 200).count();
  }

  @Test
  void isTakenUpByExactlyOneOfTheDesk() throws Exception {
    var desk = Stream.generate(() -> HERE.staff("operator")).limit(10).toList();
    var matter = HERE.report(TOWN.resident());
    TOWN.weather().conflicts(10);

    var answers =
        AtOnce.all(desk.stream().map(who -> (Callable<Answer>) () -> matter.takenUp(who)).toList());
    TOWN.weather().clear();

    assertThat(ok(answers)).isEqualTo(1);
    assertThat(answers).extracting(Answer::code).containsOnly("ok", "ticket.taken-up");
    assertThat(matter.trail()).containsExactly("filed", "taken-up");
  }

  @Test
  void isSentBackOnce() throws Exception {
    var matter = HERE.report(TOWN.resident()).done();
    Client reporter = matter.reporter();

    var answers =
        AtOnce.all(
            Stream.generate(
                    () -> (Callable<Answer>) () -> matter.said(reporter, "re-openings", "又坏了"))
                .limit(6)
                .toList());

    assertThat(ok(answers)).isEqualTo(1);
    assertThat(answers).extracting(Answer::code).containsOnly("ok", "ticket.reopened-before");
    assertThat(matter.trail()).containsOnlyOnce("reopened");
  }

  @Test
  void isRatedOrClosesByItselfNeverBoth() throws Exception {
    var matter = HERE.report(TOWN.resident()).done();
    TOWN.skips(Duration.ofDays(7));
    var reporter = matter.reporter();
    var events = new Events(TOWN);
    var due =
        events.made(
            "ticket.fell-due", Map.of("task", "ticket.look", "ref", matter.id().toString()));
    Callable<Answer> rating = () -> matter.rated(reporter, true, 5);
    Callable<Answer> looking =
        () -> {
          TOWN.passes(Duration.ofSeconds(1));
          events.deliver("onTicketDue", due);
          return reporter.get(matter.path());
        };

    var answers = AtOnce.all(List.of(rating, looking));

    boolean isRated = answers.getFirst().status() == 200;
    matter.is("closed");
    var trail = matter.trail();
    assertThat(trail.contains("rated")).isEqualTo(isRated);
    assertThat(trail.contains("closed")).isNotEqualTo(isRated);
  }

  @Test
  void ofTwoScoresAtOnceOneCounts() throws Exception {
    var matter = HERE.report(TOWN.resident()).done();
    var reporter = matter.reporter();
    long rated = HERE.figures().at("/total/rated").asLong();
    TOWN.weather().conflicts(4);

    var answers =
        AtOnce.all(
            List.of(() -> matter.rated(reporter, true, 5), () -> matter.rated(reporter, false, 1)));
    TOWN.weather().clear();

    assertThat(ok(answers)).isEqualTo(1);
    assertThat(answers).extracting(Answer::code).containsOnly("ok", "ticket.rated-before");
    assertThat(matter.trail()).containsOnlyOnce("rated");
    assertThat(HERE.figures().at("/total/rated").asLong()).isEqualTo(rated + 1);
  }

  @Test
  void nobodyBringsMoreThanTwentyADayHoweverManyAtOnce() throws Exception {
    var who = TOWN.resident();
    Callable<Answer> filing =
        () ->
            who.put(
                Hotline.HOME + "/tickets/" + UUID.randomUUID(),
                Hotline.body("report", "facility", ""));
    for (int i = 0; i < 17; i++) {
      filing.call().expect(200);
    }

    var answers = AtOnce.all(Stream.generate(() -> filing).limit(6).toList());
    // Whoever lost too many races was asked to come again.
    int more = 0;
    while (filing.call().status() == 200) {
      more++;
    }

    assertThat(ok(answers) + more).isEqualTo(3);
    var mine = who.get(Hotline.HOME + "/my-tickets?limit=100").expect(200).body();
    assertThat(mine.path("items")).hasSize(20);
  }
}
