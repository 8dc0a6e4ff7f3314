package cn.linli.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pages are ours. */
class WebPagesTest {
  @Test
  void nothingIsOursWithoutASetting() {
    var none = WebPages.of(new Settings(Map.of()));

    assertThat(none.isListed("https://h5.example/login")).isFalse();
    assertThat(none.isAtHome("https://h5.example/login")).isFalse();
    assertThat(none.home()).isEmpty();
  }

  @Test
  void theAddressIsOneThatNobodyReadsOnItsWay() {
    for (var origin : new String[] {"http://h5.example", "https://h5.example/", "h5.example"}) {
      assertThatThrownBy(() -> WebPages.of(new Settings(Map.of("WEB_ORIGIN", origin))))
          .as(origin)
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void portsBelongToTheAddressAndQueriesDoNot() {
    var pages =
        WebPages.of(
            new Settings(Map.of("WEB_ORIGIN", "https://h5.example:8443", "WEB_PAGES", "/a,/b")));

    assertThat(pages.isListed("https://h5.example:8443/b?x=1")).isTrue();
    assertThat(pages.isListed("https://h5.example/b")).isFalse();
    assertThat(pages.isListed("https://h5.example:8443/c")).isFalse();
    assertThat(pages.isAtHome("https://h5.example:8443/c")).isTrue();
  }
}
