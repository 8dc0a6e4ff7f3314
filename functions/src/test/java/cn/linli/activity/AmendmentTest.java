package cn.linli.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refusal;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmendmentTest {
  private static final Instant FIRST = Instant.parse("2027-01-04T10:00:00Z");
  private static final Instant LONG_BEFORE = Instant.parse("2026-12-01T00:00:00Z");
  private static final String EACH = "\"places\": 10, \"scope\": \"one\"";
  private static final List<String> RULES =
      List.of(
          "\"waitingList\": {\"most\": 9, \"offerMinutes\": 30}",
          "\"transferable\": true",
          "\"cancelling\": [{\"minutesBefore\": 1440, \"percent\": 100}, {\"minutesBefore\": 60, \"percent\": 50}]");
  private static final String KIND = String.join(", ", RULES);

  private static Instant week(int number) {
    return FIRST.plus(Duration.ofDays(7L * number));
  }

  private static Plan plan(String ticket, String rules, Instant... starts) {
    var sessions =
        Stream.of(starts)
            .map(
                start ->
                    "{\"start\": \"%s\", \"end\": \"%s\", \"zones\": [\"dance-room\"]}"
                        .formatted(start, start.plusSeconds(7200)))
            .collect(Collectors.joining(", "));
    return Json.read(
        """
        {"title": "书法", "description": "课", "kind": "salon", "organiser": {"kind": "club", "name": "社"},
         "pricing": {"tier": "free"}, "tickets": [{"id": "adult", "name": "成人", %s}],
         "signUp": {"opensAt": "%s", "closesAt": "%s", %s}, "sessions": [%s]}
        """
            .formatted(ticket, LONG_BEFORE, starts[0], rules, sessions),
        Plan.class);
  }

  private static Plan weekly(int... weeks) {
    var starts = IntStream.of(weeks).mapToObj(AmendmentTest::week);
    return plan(EACH, KIND, starts.toArray(Instant[]::new));
  }

  private static void requireRefused(Plan before, Plan after, Instant now, ActivityError error) {
    assertThatThrownBy(() -> new Amendment(before, after).requireFair(now))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.code()).isEqualTo(error));
  }

  @Test
  void sessionsToComeMayMoveTogetherAndMoreMayFollowThem() {
    var postponed = new Amendment(weekly(0, 1, 2), weekly(1, 2, 3));

    assertThatCode(() -> postponed.requireFair(LONG_BEFORE)).doesNotThrowAnyException();
    assertThat(postponed.isMoved()).isTrue();
    var longer = new Amendment(weekly(0, 1), weekly(0, 1, 2));
    assertThatCode(() -> longer.requireFair(LONG_BEFORE)).doesNotThrowAnyException();
    assertThat(longer.isMoved()).isFalse();
  }

  @Test
  void aSessionKeepsItsNumber() {
    requireRefused(weekly(1, 2), weekly(0, 1, 2), LONG_BEFORE, ActivityError.FIXED);
    requireRefused(weekly(0, 2), weekly(0, 1, 2), LONG_BEFORE, ActivityError.FIXED);
    requireRefused(weekly(0, 1, 2), weekly(0, 1), LONG_BEFORE, ActivityError.FIXED);
    assertThatThrownBy(() -> weekly(1, 0)).hasRootCauseInstanceOf(Refusal.class);
  }

  @Test
  void whatHasStartedStaysAndTheRestMayMove() {
    var inTheSecond = week(1).plusSeconds(60);

    assertThatCode(() -> new Amendment(weekly(0, 1, 2), weekly(0, 1, 3)).requireFair(inTheSecond))
        .doesNotThrowAnyException();
    requireRefused(weekly(0, 1, 2), weekly(0, 2, 3), inTheSecond, ActivityError.STARTED);
    requireRefused(weekly(0, 2, 3), weekly(0, 1, 3), inTheSecond, ActivityError.IN_THE_PAST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cancelling\": []",
        "\"cancelling\": [{\"minutesBefore\": 1440, \"percent\": 90}, {\"minutesBefore\": 60, \"percent\": 50}]",
        "\"cancelling\": [{\"minutesBefore\": 2000, \"percent\": 100}, {\"minutesBefore\": 60, \"percent\": 50}]",
        "\"transferable\": false",
        "\"waitingList\": {\"most\": 8, \"offerMinutes\": 30}",
      })
  void whatPeopleCountedOnDoesNotGetWorse(String change) {
    var name = change.substring(0, change.indexOf(':'));
    var kept =
        RULES.stream().filter(rule -> !rule.startsWith(name)).collect(Collectors.joining(", "));
    var after = plan(EACH, kept + ", " + change, week(0), week(1));

    requireRefused(weekly(0, 1), after, LONG_BEFORE, ActivityError.FIXED);
  }

  @Test
  void itMayGetBetter() {
    var kinder =
        "\"waitingList\": {\"most\": 20, \"offerMinutes\": 15}, \"transferable\": true,"
            + " \"cancelling\": [{\"minutesBefore\": 60, \"percent\": 100}]";
    var after = plan(EACH.replace("10", "20"), kinder, week(0), week(1));

    assertThatCode(() -> new Amendment(weekly(0, 1), after).requireFair(LONG_BEFORE))
        .doesNotThrowAnyException();
  }
}
