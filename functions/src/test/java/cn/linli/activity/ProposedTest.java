package cn.linli.activity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which zones a plan takes over from the one before. */
class ProposedTest {
  private static final Instant MONDAY = Instant.parse("2027-01-04T10:00:00Z");
  private static final UUID ID = UUID.randomUUID();

  private static Proposed plan(int number, Instant... starts) {
    var sessions =
        Stream.of(starts)
            .map(
                start ->
                    "{\"start\": \"%s\", \"end\": \"%s\", \"zones\": [\"hall\"]}"
                        .formatted(start, start.plusSeconds(7200)))
            .collect(Collectors.joining(", "));
    var plan =
        Json.read(
            """
            {"title": "书法", "description": "课", "kind": "salon", "organiser": {"kind": "club", "name": "社"},
             "pricing": {"tier": "free"}, "tickets": [{"id": "adult", "name": "成人", "places": 10}],
             "signUp": {"opensAt": "2026-12-01T00:00:00Z", "closesAt": "%s"}, "sessions": [%s]}
            """
                .formatted(starts[0], sessions),
            Plan.class);
    return new Proposed(new CommunityId("heping-li"), ID, number, plan, Map.of(), MONDAY);
  }

  private static Instant week(int number) {
    return MONDAY.plus(Duration.ofDays(7L * number));
  }

  private static Proposed first(Instant... starts) {
    return plan(1, starts).keepingAfter(null, List.of());
  }

  @Test
  void aPostponedSeriesTakesOverTheTimesThatItHas() {
    var before = first(week(0), week(1), week(2));

    var after = plan(2, week(1), week(2), week(3)).keepingAfter(before, List.of());

    assertThat(after.reservation("0/hall")).isEqualTo(before.reservation("1/hall"));
    assertThat(after.reservation("1/hall")).isEqualTo(before.reservation("2/hall"));
    assertThat(after.news()).containsExactly("2/hall");
    assertThat(after.tookOver(before, "0/hall")).isFalse();
    assertThat(after.tookOver(before, "1/hall")).isTrue();
  }

  @Test
  void aSessionThatMovesByAnHourTakesItsZoneWithIt() {
    var before = first(week(0));

    var after = plan(2, week(0).plusSeconds(3600)).keepingAfter(before, List.of());

    assertThat(after.news()).isEmpty();
    assertThat(after.reservation("0/hall")).isEqualTo(before.reservation("0/hall"));
  }

  @Test
  void whatWasLostIsAskedForAnew() {
    var before = first(week(0), week(1));

    var after = plan(2, week(0), week(1)).keepingAfter(before, List.of("0/hall"));

    assertThat(after.news()).containsExactly("0/hall");
    assertThat(after.reservation("0/hall")).isNotEqualTo(before.reservation("0/hall"));
    assertThat(after.reservation("1/hall")).isEqualTo(before.reservation("1/hall"));
  }
}
