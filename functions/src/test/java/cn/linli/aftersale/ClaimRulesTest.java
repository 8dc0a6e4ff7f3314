package cn.linli.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.aftersale.ClaimRules.Window;
import cn.linli.aftersale.Outcome.Source;
import cn.linli.groupbuy.Claimable;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of after-sale, a row for each and one for each boundary. */
class ClaimRulesTest {
  private static final CommunityId HERE = new CommunityId("heping-li");
  private static final Instant COLLECTED = Instant.parse("2026-12-01T02:00:00Z");
  private static final Instant UNTIL = COLLECTED.plus(Duration.ofDays(7));
  private static final Instant LATE_UNTIL = UNTIL.plus(Duration.ofDays(30));
  private static final UUID ORDER = new UUID(0, 7);
  private static final PersonId RESIDENT = new PersonId(new UUID(0, 1));
  private static final PersonId OWNER = new PersonId(new UUID(0, 2));
  private static final Docket NOTHING_YET = Docket.none(HERE, ORDER);

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T02:00:00Z,     IN_TIME",
    "2026-12-08T01:59:59.999Z, IN_TIME",
    "2026-12-08T02:00:00Z,     LATE",
    "2027-01-07T01:59:59.999Z, LATE",
    "2027-01-07T02:00:00Z,     OVER"
  })
  void asksTheMerchantFirstThenOnlyThePanelThenNobody(Instant now, Window window) {
    assertThat(ClaimRules.window(order(300, 300, UNTIL), now)).isEqualTo(window);
  }

  @Test
  void takesClaimsAboutWhatWasNotHandedOutAtAnyTime() {
    assertThat(ClaimRules.window(order(300, 300, null), LATE_UNTIL)).isEqualTo(Window.IN_TIME);
  }

  @ParameterizedTest
  @CsvSource({
    // price, left, returned by claims, most
    "300, 300,   0, 300",
    "300, 180, 120, 180",
    // The price has fallen from 350, and the difference has not gone back yet, or has.
    "300, 350,   0, 300",
    "300, 230, 120, 180",
    "300, 180, 120, 180",
    // Finance gave something back besides.
    "300, 100, 120, 100",
    // It has ended otherwise, or everything went back.
    "300,   0,   0,   0",
    "300,  50, 300,   0",
    "300,  50, 350,   0"
  })
  void givesBackWhatHasNotGoneBackAndDoesNotAnyway(
      long price, long left, long returned, long most) {
    assertThat(ClaimRules.most(order(price, left, UNTIL), returned(returned)))
        .isEqualTo(new Money(most));
  }

  static Stream<Arguments> refusals() {
    var order = order(300, 300, UNTIL);
    return Stream.of(
        Arguments.of(owners(order), NOTHING_YET, 300, COLLECTED, AftersaleError.OWN),
        Arguments.of(order, docket(null, 5, true), 300, COLLECTED, AftersaleError.RULED_ALREADY),
        Arguments.of(order, docket(ORDER, 5, false), 300, COLLECTED, AftersaleError.OPEN_ALREADY),
        Arguments.of(order, docket(null, 5, false), 301, LATE_UNTIL, AftersaleError.TOO_OFTEN),
        Arguments.of(order, docket(null, 4, false), 301, LATE_UNTIL, AftersaleError.TOO_LATE),
        Arguments.of(order, docket(null, 4, false), 301, COLLECTED, AftersaleError.TOO_MUCH),
        Arguments.of(order, docket(null, 4, false), 300, COLLECTED, null));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesForTheFirstReasonThereIs(
      Claimable order, Docket docket, long wanted, Instant now, AftersaleError reason) {
    Refusal refusal = null;
    try {
      ClaimRules.require(order, docket, new Money(wanted), now);
    } catch (Refusal no) {
      refusal = no;
    }

    assertThat(refusal == null ? null : refusal.code()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-23T23:59:59.999Z, 2026-12-24T00:00:00Z",
    "2026-12-24T00:00:00Z,     ",
    "2026-12-30T00:00:00Z,     "
  })
  void letsTheGuaranteeStandInSevenDaysBeforeTheFreezeEnds(Instant now, Instant at) {
    var end = Optional.of(Instant.parse("2026-12-31T00:00:00Z"));

    assertThat(ClaimRules.coverAt(end, now)).isEqualTo(Optional.ofNullable(at));
  }

  @Test
  void letsTheGuaranteeStandInAtOnceForWhatIsNotFrozen() {
    assertThat(ClaimRules.coverAt(Optional.empty(), COLLECTED)).isEmpty();
    assertThat(ClaimRules.source(Optional.empty(), COLLECTED)).isEqualTo(Source.GUARANTEE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-29T23:59:59.999Z, PAYMENT",
    "2026-12-30T00:00:00Z,     GUARANTEE",
    "2026-12-31T00:00:00Z,     GUARANTEE"
  })
  void countsOnFrozenMoneyUntilItsLastDay(Instant now, Source source) {
    var end = Optional.of(Instant.parse("2026-12-31T00:00:00Z"));

    assertThat(ClaimRules.source(end, now)).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-03T01:59:59.999Z, false", "2026-12-03T02:00:00Z,     true"})
  void givesAMerchantTwoDaysToAnswer(Instant now, boolean isOverdue) {
    assertThat(claim().isOverdue(now)).isEqualTo(isOverdue);
  }

  @ParameterizedTest
  @EnumSource
  void goesFromStateToStateAsAgreed(ClaimState from) {
    var claim = in(from);

    for (var next : ClaimState.values()) {
      if (edges(from).contains(next)) {
        assertThat(claim.to(next).state()).isEqualTo(next);
      } else {
        assertThatThrownBy(() -> claim.to(next))
            .isInstanceOfSatisfying(
                Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(no(from)));
      }
    }
    assertThat(from.isOver()).isEqualTo(edges(from).isEmpty());
  }

  private static Set<ClaimState> edges(ClaimState from) {
    return switch (from) {
      case OPEN -> EnumSet.of(ClaimState.ACCEPTED, ClaimState.REJECTED, ClaimState.WITHDRAWN);
      case REJECTED -> EnumSet.of(ClaimState.DISPUTED, ClaimState.CLOSED, ClaimState.WITHDRAWN);
      case DISPUTED -> EnumSet.of(ClaimState.RULED, ClaimState.WITHDRAWN);
      case ACCEPTED, CLOSED, RULED, WITHDRAWN -> Set.of();
    };
  }

  private static AftersaleError no(ClaimState from) {
    return from == ClaimState.RULED ? AftersaleError.RULED_ALREADY : AftersaleError.NOT_NOW;
  }

  @Test
  void countsInTheDocketWhatWentBackOfThePayment() {
    var refunded = ended(ClaimState.ACCEPTED, Source.PAYMENT);
    var advanced = ended(ClaimState.RULED, Source.GUARANTEE);

    var after = NOTHING_YET.opened(ORDER).closed(refunded);
    var last = after.opened(ORDER).closed(advanced);

    assertThat(after.returned()).isEqualTo(new Money(120));
    assertThat(after.ruled()).isFalse();
    assertThat(last.returned()).isEqualTo(new Money(120));
    assertThat(last.ruled()).isTrue();
    assertThat(last.claims()).isEqualTo(2);
    assertThat(last.open()).isNull();
  }

  private static Claim ended(ClaimState state, Source source) {
    var end = new Outcome(new Money(120), source, new Money(100), OWNER, null, COLLECTED);
    var before = state == ClaimState.RULED ? in(ClaimState.DISPUTED) : claim();
    return before.to(state, end);
  }

  private static Claim claim() {
    return Claim.first(ORDER, Matter.of(order(300, 300, UNTIL)), new Money(300), COLLECTED);
  }

  private static Claim in(ClaimState state) {
    var open = claim();
    return new Claim(
        open.id(), open.matter(), open.wanted(), COLLECTED, state, null, null, null, 1);
  }

  private static Docket returned(long fen) {
    return new Docket(HERE, ORDER, null, 1, new Money(fen), false, 2);
  }

  private static Docket docket(UUID open, int claims, boolean ruled) {
    return new Docket(HERE, ORDER, open, claims, Money.ZERO, ruled, 2 * claims);
  }

  private static Claimable owners(Claimable order) {
    return of(order.price(), order.left(), OWNER, order.until());
  }

  private static Claimable order(long price, long left, Instant until) {
    return of(new Money(price), new Money(left), RESIDENT, until);
  }

  private static Claimable of(Money price, Money left, PersonId person, Instant until) {
    return new Claimable(
        HERE,
        new UUID(0, 3),
        ORDER,
        HERE,
        new UUID(0, 4),
        OWNER,
        person,
        "王**",
        "草莓",
        3,
        price,
        left,
        until,
        until == null ? null : until.plus(Duration.ofDays(30)));
  }
}
