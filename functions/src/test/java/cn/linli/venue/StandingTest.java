package cn.linli.venue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How no-shows add up. */
class StandingTest {
  private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
  private static final CheckInRule THREE_IN_TEN_DAYS = new CheckInRule(30, 3, 10, 7);

  private final Standing clean =
      Standing.clean(new CommunityId("heping-li"), new PersonId(UUID.randomUUID()));

  @Test
  void suspendsAtTheNumberAndNotBefore() {
    var two = missed(missed(clean, 0), 1);
    var three = missed(two, 2);

    assertThat(two.suspendedUntil(at(1))).isEmpty();
    assertThat(three.suspendedUntil(at(2))).contains(at(9));
    assertThat(three.suspendedUntil(at(9).minusMillis(1))).contains(at(9));
    assertThat(three.suspendedUntil(at(9))).isEmpty();
  }

  @Test
  void countsNoLongerThanTheRuleSays() {
    var old = missed(missed(clean, 0), 1);

    assertThat(missed(old, 10).suspendedUntil(at(10))).isEmpty();
    assertThat(missed(old, 9).suspendedUntil(at(9))).isPresent();
  }

  @Test
  void suspendsAnewWhileEnoughStillCount() {
    var suspended = missed(missed(missed(clean, 0), 1), 2);

    var again = missed(suspended, 9);

    assertThat(again.suspendedUntil(at(9))).contains(at(16));
  }

  @Test
  void keepsTheLongerOfTwoSuspensions() {
    var suspended = missed(missed(missed(clean, 0), 1), 2);
    var mild = new CheckInRule(30, 1, 10, 1);

    var next = suspended.missed(UUID.randomUUID(), at(3), mild, at(3));

    assertThat(next.suspendedUntil(at(3))).contains(at(9));
  }

  @Test
  void liftsTheSuspensionThatOneNoShowLessWouldNotHaveMade() {
    var id = UUID.randomUUID();
    var three = missed(missed(clean.missed(id, at(0), THREE_IN_TEN_DAYS, at(0)), 1), 2);
    var four = missed(three, 3);

    assertThat(three.without(id).suspendedUntil(at(3))).isEmpty();
    assertThat(four.without(id).suspendedUntil(at(3))).contains(at(10));
    assertThat(three.without(UUID.randomUUID()).suspendedUntil(at(3))).isPresent();
  }

  @Test
  void excusingOneLeavesTheSuspensionsThatWouldBeWithoutIt() {
    var last = UUID.randomUUID();
    var twoInAMonth = new CheckInRule(30, 2, 30, 30);
    var earlier =
        clean
            .missed(UUID.randomUUID(), at(0), twoInAMonth, at(0))
            .missed(UUID.randomUUID(), at(1), twoInAMonth, at(1));
    var later = earlier.missed(last, at(20), twoInAMonth, at(20));

    assertThat(later.suspendedUntil(at(20))).contains(at(50));
    assertThat(later.without(last).suspendedUntil(at(20))).contains(at(31));
  }

  @Test
  void excusingWhatSuspendedLongerLeavesTheShorter() {
    var fourth = UUID.randomUUID();
    var three = missed(missed(missed(clean, 0), 1), 2);
    var four = three.missed(fourth, at(3), new CheckInRule(30, 4, 10, 30), at(3));

    assertThat(four.suspendedUntil(at(3))).contains(at(33));
    assertThat(four.without(fourth).suspendedUntil(at(3))).contains(at(9));
  }

  @Test
  void forgetsWhatIsOlderThanAYear() {
    var old = missed(clean, 0);

    assertThat(missed(old, 365).noShows()).hasSize(2);
    assertThat(missed(old, 366).noShows()).hasSize(1);
  }

  @Test
  void staysSmall() {
    var many = clean;
    for (int i = 0; i < 70; i++) {
      many = missed(many, i);
    }

    assertThat(many.noShows()).hasSize(60).doesNotContainValue(at(9)).containsValue(at(10));
  }

  private static Standing missed(Standing standing, int day) {
    return standing.missed(UUID.randomUUID(), at(day), THREE_IN_TEN_DAYS, at(day));
  }

  private static Instant at(int day) {
    return NOW.plus(Duration.ofDays(day));
  }
}
