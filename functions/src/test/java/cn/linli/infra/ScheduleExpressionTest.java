package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minute)",
        "rate(15 minutes)",
        "rate(1 day)",
        "cron(0 3 * * ? *)",
        "cron(0/15 8-18 ? * MON-FRI *)",
        "cron(30 0 1,15 JAN,JUL ? 2026-2030)",
        "cron(0 0 L * ? *)",
        "cron(0 10 ? * 2#1 *)"
      })
  void accepts(String expression) {
    assertThat(ScheduleExpression.isValid(expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(0 minutes)",
        "cron(0 3 * * *)",
        "cron(0 3 * * * *)",
        "cron(0 3 ? * ? *)",
        "cron(60 3 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 3 32 * ? *)",
        "cron(0 3 ? * MO *)",
        "cron(0 3 * * ? 26)",
        "every minute",
        ""
      })
  void refuses(String expression) {
    assertThat(ScheduleExpression.isValid(expression)).isFalse();
  }
}
