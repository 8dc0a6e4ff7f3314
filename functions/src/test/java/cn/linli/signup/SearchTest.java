package cn.linli.signup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How far somebody has looked into a line. */
class SearchTest {
  private static final Search FAR = new Search("a#b", Map.of("adult", 2, "child", 0));

  @Test
  void goesOnWhereItWasWhileThereIsNotMore() {
    assertThat(FAR.with(Map.of("adult", 1, "child", 0)).after()).isEqualTo("a#b");
    assertThat(FAR.with(Map.of("adult", 2, "child", 0)).after()).isEqualTo("a#b");
  }

  @Test
  void beginsAgainWhereMoreHasBecomeFree() {
    assertThat(FAR.with(Map.of("adult", 2, "child", 1)).after()).isNull();
    assertThat(Search.START.with(Map.of("adult", 1)).after()).isNull();
  }

  @Test
  void isRememberedByAReference() {
    var target = Target.of(new CommunityId("heping-li"), UUID.randomUUID(), 3);
    var ref = target.ref() + "/" + FAR.ref();

    assertThat(Search.ofRef(ref)).isEqualTo(FAR);
    assertThat(Search.ofRef(target.ref())).isEqualTo(Search.START);
    assertThat(Target.ofRef(target.community(), ref)).isEqualTo(target);
  }
}
