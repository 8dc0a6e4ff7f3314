package cn.linli.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.screening.Screening.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InquiryTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final PersonId AUTHOR = PersonId.of("5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10");
  private static final CommunityId HERE = new CommunityId("heping-li");

  @Test
  void endsWhenAllHaveSpoken() {
    var inquiry = of(1);

    assertThat(inquiry.endedIfOver(NOW).isPending()).isTrue();
    inquiry = inquiry.looked(List.of());
    assertThat(inquiry.endedIfOver(NOW).isPending()).isTrue();
    inquiry = inquiry.heard(List.of());
    assertThat(inquiry.endedIfOver(NOW).isPending()).isTrue();
    inquiry = inquiry.with(0, inquiry.pictures().getFirst().isJudged(), List.of());
    assertThat(inquiry.endedIfOver(NOW).state()).isEqualTo(State.PASSED);
  }

  @Test
  void isDoubtfulByOneFindingAndBlockedAtOnceByAnother() {
    var doubtful = of(0).looked(List.of(finding(1, Action.ESCALATE)));

    assertThat(doubtful.endedIfOver(NOW).isPending()).isTrue();
    assertThat(doubtful.heard(List.of()).endedIfOver(NOW).state()).isEqualTo(State.DOUBTFUL);
    assertThat(of(9).looked(List.of(finding(1, Action.BLOCK))).endedIfOver(NOW).state())
        .isEqualTo(State.BLOCKED);
  }

  @Test
  void isBlockedHoweverMuchElseIsFound() {
    var findings = new ArrayList<Finding>();
    IntStream.range(0, 500).forEach(number -> findings.add(finding(number, Action.ESCALATE)));
    findings.add(finding(500, Action.BLOCK));

    var ended = of(0).looked(findings).endedIfOver(NOW);

    assertThat(ended.state()).isEqualTo(State.BLOCKED);
    assertThat(ended.findings()).hasSize(100);
  }

  @Test
  void forgetsItsAuthorAndPicturesWhenItEnds() {
    var before = of(2);
    var ended = before.over(Opinions.late()).endedIfOver(NOW).after(before);

    assertThat(ended.state()).isEqualTo(State.DOUBTFUL);
    assertThat(ended.author()).isNull();
    assertThat(ended.pictures()).isEmpty();
    assertThat(ended.digest()).isEqualTo(before.digest());
    assertThat(ended.revision()).isEqualTo(before.revision() + 1);
  }

  @Test
  void asksAgainEverMoreSeldomUpToAnHour() {
    var inquiry = of(0);
    var pauses = new ArrayList<Long>();
    for (int tried = 0; tried < 8; tried++) {
      pauses.add(inquiry.pause().toMinutes());
      inquiry = inquiry.asksAt(NOW);
    }

    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(inquiry.heard(List.of()).pause()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "activity", "activity/", "/1", "activity/张三/1", "activity/1 2", "a/b/c/d/e"})
  void isNotNamedByAnythingButIds(String subject) {
    assertThatThrownBy(() -> new Matter(HERE, subject, AUTHOR, Map.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isAnotherMatterWithAnotherWordPointerOrPicture() {
    var picture = UUID.randomUUID();
    var matter = matter(Map.of("/a", "x", "/b", "y"), List.of(picture));

    assertThat(matter(Map.of("/b", "y", "/a", "x"), List.of(picture)).digest())
        .isEqualTo(matter.digest());
    assertThat(
            List.of(
                matter(Map.of("/a", "x", "/b", "z"), List.of(picture)).digest(),
                matter(Map.of("/a", "x", "/c", "y"), List.of(picture)).digest(),
                matter(Map.of("/a", "x", "/b", "y"), List.of()).digest()))
        .doesNotContain(matter.digest());
  }

  private static Inquiry of(int pictures) {
    var shown = IntStream.range(0, pictures).mapToObj(number -> UUID.randomUUID()).toList();
    return Inquiry.of(matter(Map.of("/a", "x"), shown), NOW);
  }

  private static Matter matter(Map<String, String> texts, List<UUID> pictures) {
    return new Matter(HERE, "activity/1/1", AUTHOR, texts, pictures);
  }

  private static Finding finding(int number, Action action) {
    return new Finding("base/" + number, "topic", action, "/a", "x", "y");
  }
}
