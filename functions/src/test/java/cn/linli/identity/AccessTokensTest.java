package cn.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.local.LocalKms;
import cn.linli.shared.ApiError;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.Settings;
import cn.linli.sim.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private final LocalKms kms = new LocalKms();
  private final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  private final PersonId person = new PersonId(UUID.randomUUID());
  private final SessionRow session =
      SessionRow.start(UUID.randomUUID(), person, "hash", clock.instant());

  @Test
  void saysWhoIsCalling() {
    var caller = tokens("a").verify(tokens("a").issue(person, session, true).value());

    assertThat(caller.person()).isEqualTo(person);
    assertThat(caller.session()).isEqualTo(session.id());
    assertThat(caller.realNameVerified()).isTrue();
    assertThat(caller.roles()).isEmpty();
  }

  @Test
  void keysRotateWithOverlap() {
    var before = tokens("a,b").issue(person, session, true).value();
    var after = tokens("b,a").issue(person, session, true).value();

    assertThat(tokens("b,a").verify(before).person()).isEqualTo(person);
    assertThat(tokens("a,b").verify(after).person()).isEqualTo(person);
    assertRefused(tokens("b"), before);
    assertThat(tokens("b").verify(after).person()).isEqualTo(person);
  }

  @Test
  void endsAfterTenMinutesAndALittleSkew() {
    var token = tokens("a").issue(person, session, true).value();

    clock.advance(Duration.ofMinutes(10).plusSeconds(29));
    assertThat(tokens("a").verify(token).person()).isEqualTo(person);
    clock.advance(Duration.ofSeconds(2));
    assertRefused(tokens("a"), token);
  }

  private AccessTokens tokens(String keys) {
    return new AccessTokens(() -> kms, new Settings(Map.of("SESSION_KEY_IDS", keys)), clock);
  }

  private static void assertRefused(AccessTokens tokens, String token) {
    assertThatThrownBy(() -> tokens.verify(token))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ApiError.SESSION_INVALID));
  }
}
