package cn.linli.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.sim.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedTokensTest {
  private static final String PREFIX = "vendor#";

  private final HandClock clock = new HandClock(Instant.parse("2026-01-05T02:00:00Z"));
  private final String name = TokenTables.create();

  @Test
  void tellsAllInstancesTheSameToken() throws Exception {
    var first = instance().current("app", forced -> token("A", 7200));
    var second = instance().current("app", forced -> token("B", 7200));

    assertThat(first).isEqualTo("A");
    assertThat(second).isEqualTo("A");
  }

  @Test
  void keepsAppsApart() throws Exception {
    instance().current("app", forced -> token("A", 7200));

    assertThat(instance().current("other", forced -> token("B", 7200))).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource({"7200, 7000", "999999, 7000", "250, 50", "200, 30", "0, 30", "-1, 30"})
  void fetchesTheNextInTimeButNeverAtOnce(int expiresIn, int usableSeconds) throws Exception {
    instance().current("app", forced -> token("A", expiresIn));

    clock.advance(Duration.ofSeconds(usableSeconds - 1));
    assertThat(instance().current("app", forced -> token("B", 7200))).isEqualTo("A");
    clock.advance(Duration.ofSeconds(1));
    assertThat(instance().current("app", forced -> token("B", 7200))).isEqualTo("B");
  }

  @Test
  void aSlowInstanceDoesNotThrowAwayANewerToken() throws Exception {
    var slow = instance();
    slow.current("app", forced -> token("A", 7200));
    var quick = instance();
    quick.refused("app", "A");
    quick.current("app", forced -> token("B", 7200));

    slow.refused("app", "A");

    assertThat(slow.current("app", forced -> token("C", 7200))).isEqualTo("B");
  }

  @Test
  void isForcedAtMostOnceInFiveMinutes() throws Exception {
    var tokens = instance();
    tokens.current("app", forced -> token("A", 7200));
    tokens.refused("app", "A");
    assertThat(tokens.current("app", forced -> token(forced ? "B" : "A", 7200))).isEqualTo("B");
    tokens.refused("app", "B");

    assertThatThrownBy(() -> tokens.current("app", forced -> token(forced ? "C" : "B", 7200)))
        .isInstanceOf(IllegalStateException.class);
    clock.advance(SharedTokens.BETWEEN_FORCED);
    assertThat(tokens.current("app", forced -> token(forced ? "C" : "B", 7200))).isEqualTo("C");
  }

  @Test
  void aFetchThatFailedMakesTheOthersWaitASecond() throws Exception {
    assertThatThrownBy(
            () ->
                instance()
                    .current(
                        "app",
                        forced -> {
                          throw new IOException("down");
                        }))
        .isInstanceOf(IOException.class);

    var table = new TokenTable(TokenTables.DYNAMO, name, PREFIX);
    assertThat(table.read("app").leasedUntil())
        .isEqualTo(clock.millis() + SharedTokens.COOL_DOWN.toMillis());
    clock.advance(SharedTokens.COOL_DOWN);
    assertThat(instance().current("app", forced -> token("A", 7200))).isEqualTo("A");
  }

  @Test
  void aHolderThatCameBackTooLateStoresNothing() {
    var table = new TokenTable(TokenTables.DYNAMO, name, PREFIX);
    table.lease("app", "late", 0, 10);
    table.lease("app", "next", 10, 20);

    table.store("app", "late", new StoredToken("A", 1_000, 0, 0));

    assertThat(table.read("app")).isEqualTo(new StoredToken(null, 0, 20, 0));
  }

  private SharedTokens instance() {
    return new SharedTokens(TokenTables.DYNAMO, name, PREFIX, Duration.ofHours(2), clock);
  }

  private static SharedTokens.Issued token(String token, int expiresIn) {
    return new SharedTokens.Issued(token, expiresIn);
  }
}
