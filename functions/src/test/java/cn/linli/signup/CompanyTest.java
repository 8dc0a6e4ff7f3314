package cn.linli.signup;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.activity.Ticket;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who of those who belong together may come without the others. */
class CompanyTest {
  private static final PersonId GUARDIAN = new PersonId(UUID.randomUUID());
  private static final PersonId CHILD = new PersonId(UUID.randomUUID());
  private static final PersonId SISTER = new PersonId(UUID.randomUUID());
  private static final Map<String, Ticket> TICKETS =
      Map.of(
          "adult", ticket("adult", 1, false),
          "child", ticket("child", 1, true),
          "pair", ticket("pair", 2, false));

  private static Ticket ticket(String id, int people, boolean withGuardian) {
    return new Ticket(id, id, 10, people, 0L, 0L, null, null, withGuardian, Ticket.Scope.ALL);
  }

  private static Company with(boolean isComing) {
    return new Company(TICKETS, GUARDIAN, isComing);
  }

  private static Waiter waiter(boolean split, Map<PersonId, String> people) {
    return new Waiter(null, UUID.randomUUID(), Instant.EPOCH, people, split);
  }

  private static Map<PersonId, String> family() {
    var people = new LinkedHashMap<PersonId, String>();
    people.put(CHILD, "child");
    people.put(SISTER, "child");
    people.put(GUARDIAN, "adult");
    return people;
  }

  @Test
  void aMinorStaysOnlyTogetherWithTheGuardian() {
    assertThat(with(false).broken(Map.of(CHILD, "child"))).contains(SignUpError.GUARDIAN_NEEDED);
    assertThat(with(false).broken(Map.of(CHILD, "child", GUARDIAN, "adult"))).isEmpty();
    assertThat(with(true).broken(Map.of(CHILD, "child"))).isEmpty();
    assertThat(with(false).broken(Map.of(GUARDIAN, "adult"))).isEmpty();
    assertThat(with(false).broken(Map.of(CHILD, "adult"))).isEmpty();
    assertThat(new Company(TICKETS, null, false).broken(Map.of(CHILD, "child"))).isEmpty();
  }

  @Test
  void aTicketForSeveralIsNotDivided() {
    assertThat(with(false).broken(Map.of(GUARDIAN, "pair"))).contains(SignUpError.NOT_WHOLE);
    assertThat(with(false).broken(Map.of(GUARDIAN, "pair", CHILD, "pair"))).isEmpty();

    var two = new LinkedHashMap<PersonId, String>();
    List.of(GUARDIAN, CHILD).forEach(person -> two.put(person, "pair"));
    assertThat(with(false).fitting(waiter(true, two), Map.of("pair", 1))).isEmpty();
    assertThat(with(false).fitting(waiter(true, two), Map.of("pair", 2))).isEqualTo(two);
  }

  @Test
  void whoSplitsUpIsNotPartedFromTheGuardian() {
    var waiting = waiter(true, family());

    assertThat(with(false).fitting(waiting, Map.of("child", 2, "adult", 0))).isEmpty();
    assertThat(with(false).fitting(waiting, Map.of("child", 0, "adult", 1)))
        .containsOnlyKeys(GUARDIAN);
    assertThat(with(false).fitting(waiting, Map.of("child", 1, "adult", 1)))
        .containsOnlyKeys(CHILD, GUARDIAN);
    assertThat(with(false).fitting(waiting, Map.of("child", 2, "adult", 1))).isEqualTo(family());
    assertThat(with(false).fitting(waiter(false, family()), Map.of("child", 1, "adult", 1)))
        .isEmpty();
  }

  @Test
  void whoWaitsOnFollowsTheGuardianOnceThatOneComes() {
    var rest = waiter(false, Map.of(CHILD, "child"));

    assertThat(with(false).fitting(rest, Map.of("child", 1))).isEmpty();
    assertThat(with(true).fitting(rest, Map.of("child", 1))).containsOnlyKeys(CHILD);
  }
}
