package cn.linli.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class StageTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

  /** The way of a merchant, written down once more. */
  private static final Map<String, Set<String>> EDGES =
      Map.ofEntries(
          Map.entry("draft", Set.of("checking", "left")),
          Map.entry("checking", Set.of("in-review", "left")),
          Map.entry("in-review", Set.of("refused", "to-sign", "left")),
          Map.entry("refused", Set.of("checking", "left")),
          Map.entry("to-sign", Set.of("opening", "left")),
          Map.entry("opening", Set.of("not-opened", "to-deposit", "left")),
          Map.entry("not-opened", Set.of("opening", "left")),
          Map.entry("to-deposit", Set.of("active", "leaving")),
          Map.entry("active", Set.of("leaving")),
          Map.entry("leaving", Set.of("to-deposit", "releasing")),
          Map.entry("releasing", Set.of("left")),
          Map.entry("left", Set.of()));

  static Stream<Arguments> pairs() {
    return Arrays.stream(Stage.values())
        .flatMap(from -> Arrays.stream(Stage.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyEdgeThatIsNotDeclaredIsRefused(Stage from, Stage to) {
    var standing = new Standing(from, NOW, "之前", Map.of(Suspension.LEGAL, "停业"));

    if (EDGES.get(from.toString()).contains(to.toString())) {
      var next = standing.to(to, NOW.plusSeconds(1));
      assertThat(next.stage()).isEqualTo(to);
      assertThat(next.reason()).isNull();
      assertThat(next.suspensions()).isEqualTo(standing.suspensions());
    } else {
      assertThatThrownBy(() -> standing.to(to, NOW))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal -> assertThat(refusal.code()).isEqualTo(MerchantError.NOT_NOW));
    }
  }

  @Test
  void everyStageCanBeReachedAndLeft() {
    var reached = new TreeSet<>(Set.of(Stage.DRAFT));
    Arrays.stream(Stage.values()).forEach(stage -> reached.addAll(stage.next()));

    assertThat(reached).containsExactly(Stage.values());
    assertThat(Stage.values())
        .filteredOn(stage -> stage.next().isEmpty())
        .containsExactly(Stage.LEFT);
  }

  @ParameterizedTest
  @EnumSource
  void isReadAsItIsWritten(Stage stage) {
    assertThat(Stage.of(stage.toString())).isEqualTo(stage);
  }

  /** Whoever has an account or a guarantee cannot vanish. */
  @ParameterizedTest
  @EnumSource
  void nobodyIsGoneAtOnceWhoIsBound(Stage stage) {
    boolean mayGo = stage.next().contains(Stage.LEFT);

    assertThat(stage.isBinding() && mayGo && stage != Stage.RELEASING).isFalse();
    assertThat(stage.isBinding() || mayGo || stage == Stage.LEFT).isTrue();
  }
}
