package cn.linli.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedTokensTest {
  private final Instances instances = new Instances();

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void tellsAllInstancesTheSameToken() throws Exception {
    var first = instances.tokens().current("app", forced -> token("A", 7200));
    var second = instances.tokens().current("app", forced -> token("B", 7200));

    assertThat(first).isEqualTo("A");
    assertThat(second).isEqualTo("A");
  }

  @Test
  void keepsAppsApart() throws Exception {
    instances.tokens().current("app", forced -> token("A", 7200));

    assertThat(instances.tokens().current("other", forced -> token("B", 7200))).isEqualTo("B");
  }

  @ParameterizedTest
  @CsvSource({"7200, 7000", "999999, 7000", "250, 50", "200, 30", "0, 30", "-1, 30"})
  void fetchesTheNextInTimeButNeverAtOnce(int expiresIn, int usableSeconds) throws Exception {
    instances.tokens().current("app", forced -> token("A", expiresIn));

    instances.clock.advance(Duration.ofSeconds(usableSeconds - 1));
    assertThat(instances.tokens().current("app", forced -> token("B", 7200))).isEqualTo("A");
    instances.clock.advance(Duration.ofSeconds(1));
    assertThat(instances.tokens().current("app", forced -> token("B", 7200))).isEqualTo("B");
  }

  @Test
  void aSlowInstanceDoesNotThrowAwayANewerToken() throws Exception {
    var slow = instances.tokens();
    slow.current("app", forced -> token("A", 7200));
    var quick = instances.tokens();
    quick.refused("app", "A");
    quick.current("app", forced -> token("B", 7200));

    slow.refused("app", "A");

    assertThat(slow.current("app", forced -> token("C", 7200))).isEqualTo("B");
  }

  @Test
  void isForcedAtMostOnceInFiveMinutes() throws Exception {
    var tokens = instances.tokens();
    tokens.current("app", forced -> token("A", 7200));
    tokens.refused("app", "A");
    assertThat(tokens.current("app", forced -> token(forced ? "B" : "A", 7200))).isEqualTo("B");
    tokens.refused("app", "B");

    assertThatThrownBy(() -> tokens.current("app", forced -> token(forced ? "C" : "B", 7200)))
        .isInstanceOf(WxRuntimeException.class);
    instances.clock.advance(SharedTokens.BETWEEN_FORCED);
    assertThat(tokens.current("app", forced -> token(forced ? "C" : "B", 7200))).isEqualTo("C");
  }

  @Test
  void aFetchThatFailedMakesTheOthersWaitASecond() throws Exception {
    assertThatThrownBy(
            () ->
                instances
                    .tokens()
                    .current(
                        "app",
                        forced -> {
                          throw new WxErrorException("down");
                        }))
        .isInstanceOf(WxErrorException.class);

    var table = new TokenTable(TokenTables.DYNAMO, instances.table);
    assertThat(table.read("app").leasedUntil())
        .isEqualTo(instances.clock.millis() + SharedTokens.COOL_DOWN.toMillis());
    instances.clock.advance(SharedTokens.COOL_DOWN);
    assertThat(instances.tokens().current("app", forced -> token("A", 7200))).isEqualTo("A");
  }

  @Test
  void aHolderThatCameBackTooLateStoresNothing() {
    var table = new TokenTable(TokenTables.DYNAMO, instances.table);
    table.lease("app", "late", 0, 10);
    table.lease("app", "next", 10, 20);

    table.store("app", "late", new StoredToken("A", 1_000, 0, 0));

    assertThat(table.read("app")).isEqualTo(new StoredToken(null, 0, 20, 0));
  }

  private static WxAccessToken token(String token, int expiresIn) {
    var answer = new WxAccessToken();
    answer.setAccessToken(token);
    answer.setExpiresIn(expiresIn);
    return answer;
  }
}
