package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * How an activity comes to be published, or changed, as a seed decides: proposed, checked, sent
 * back and written anew, reviewed twice, or given up.
 *
 * @param hears everybody hears of everything that was told
 * @param counts what happened
 */
record ProposalLife(Gathering at, Random random, Runnable hears, Consumer<String> counts) {
  static final String ROOM = "\"zones\": [\"attic\"]";
  private static final int MOST_TRIES = 5;

  /** Those who judge may be silent for a while. */
  private static final Duration LOOK = Duration.ofMinutes(5);

  /** A plan at a place. */
  interface Text {
    String at(String where);
  }

  /**
   * Takes a plan through to its publication; where that fails for ever it is the place at which it
   * was wanted last.
   *
   * @return where it is, or null where it came to nothing
   */
  String publishes(UUID id, String where, Text text) {
    var place = where;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (random.nextInt(8) == 0 && !isRefusedForItsWords(id, text.at(place))) {
        return null;
      }
      if (!isHandedIn(id, text.at(place))) {
        return null;
      }
      if (stage(id).equals("sent-back")) {
        counts.accept("sent back by the checks");
        place = Agenda.OUTSIDE;
      } else if (isPassed(id)) {
        counts.accept("published");
        return place;
      }
    }
    return null;
  }

  /** Unless it is too late for that. */
  private boolean isRefusedForItsWords(UUID id, String plan) {
    if (!isWritten(id, plan.replace("零基础", "家庭理财讲座"))) {
      return false;
    }
    var refused = submits(id).path("code").asString();
    assertThat(refused).isIn("activity.banned-topic", "activity.in-the-past");
    assertThat(stage(id)).isEqualTo("writing");
    counts.accept("refused for its words");
    return true;
  }

  private boolean isWritten(UUID id, String plan) {
    var body = "{\"plan\": %s, \"revision\": %d}".formatted(plan, revision(id));
    return isInTime(Neighbours.answered(() -> at.agenda.put(at.holder, id, "", body)));
  }

  /** Whether it was not too late for that; what is over does not change any more. */
  private static boolean isInTime(JsonNode answer) {
    boolean isLate =
        List.of("activity.started", "activity.in-the-past").contains(code(answer))
            || answer.path("detail").asString("").equals("it is over");
    assertThat(isLate || code(answer).isEmpty()).as("%s", answer).isTrue();
    return !isLate;
  }

  private static String code(JsonNode answer) {
    return answer.path("code").asString("");
  }

  private JsonNode submits(UUID id) {
    var body = "{\"revision\": %d}".formatted(revision(id));
    return Neighbours.answered(() -> at.agenda.put(at.holder, id, "/submission", body));
  }

  private boolean isHandedIn(UUID id, String plan) {
    if (!isWritten(id, plan) || !isInTime(submits(id))) {
      return false;
    }
    hears.run();
    while (stage(id).equals("checking")) {
      at.world.clock.advance(LOOK);
      at.world.sweep();
      hears.run();
    }
    return true;
  }

  /** Both reviews; now and then one of them says no. */
  private boolean isPassed(UUID id) {
    for (var reviewer : List.of(at.world.cast.staff(), at.committee)) {
      var body =
          random.nextInt(8) > 0
              ? "{\"decision\": \"pass\", \"revision\": %d}"
              : "{\"decision\": \"refuse\", \"reason\": \"写清楚\", \"revision\": %d}";
      var decision = body.formatted(revision(id));
      if (!isInTime(
          Neighbours.answered(() -> at.agenda.put(reviewer, id, "/decision", decision)))) {
        return false;
      }
      if (stage(id).equals("sent-back")) {
        counts.accept("sent back by a reviewer");
        hears.run();
        return false;
      }
    }
    assertThat(stage(id)).isEqualTo("passed");
    hears.run();
    return true;
  }

  private String stage(UUID id) {
    return at.agenda.proposal(at.committee, id).at("/proposal/stage").asString();
  }

  private int revision(UUID id) {
    return at.agenda.proposal(at.committee, id).path("revision").asInt(0);
  }

  /** What somebody hears who wants the room for themselves at that time. */
  JsonNode books(PersonId who, UUID reservation, Instant start) {
    var body =
        "{\"zone\":\"attic\",\"start\":\"%s\",\"end\":\"%s\",\"people\":2}"
            .formatted(start, start.plus(Duration.ofHours(2)));
    return Neighbours.answered(() -> at.world.venue(who, "PUT", reservation, "", body));
  }

  /** They do not want it any more, if it has not lapsed for want of money. */
  void givesUp(PersonId who, UUID reservation) {
    var answer =
        Neighbours.answered(
            () ->
                at.world.venue(who, "PUT", reservation, "/cancellation", "{\"reason\":\"不需要了\"}"));
    assertThat(code(answer)).isIn("", "venue.reservation-over");
  }
}
