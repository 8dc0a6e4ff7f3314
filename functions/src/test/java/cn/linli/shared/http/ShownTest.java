package cn.linli.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may see is sent once to those who keep it. */
class ShownTest {
  private static final Duration AGE = Duration.ofSeconds(30);
  private final Shown shown = new Shown(Map.of("title", "通知"), AGE);

  @Test
  void saysWhatItIsAndHowLongItMayBeKept() {
    var reply = shown.reply(200, null);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"title\":\"通知\"}");
    assertThat(reply.headers())
        .containsEntry("cache-control", "public, max-age=30")
        .containsEntry("content-type", "application/json");
    assertThat(reply.headers().get("etag")).matches("\"[A-Za-z0-9_-]{22}\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
  void sendsNothingToWhoHasIt(String known) {
    var tag = shown.reply(200, null).headers().get("etag");

    var again = shown.reply(200, known.formatted(tag));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
    assertThat(again.headers()).containsEntry("etag", tag).containsKey("cache-control");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"other\"", "", "W/", "\"", "a,b,c"})
  void sendsItToWhoHasSomethingElse(String known) {
    assertThat(shown.reply(200, known).statusCode()).isEqualTo(200);
  }

  @Test
  void hasAnotherTagWhenItChanges() {
    var other = new Shown(Map.of("title", "通告"), AGE);

    assertThat(other.reply(200, null).headers().get("etag"))
        .isNotEqualTo(shown.reply(200, null).headers().get("etag"));
  }
}
