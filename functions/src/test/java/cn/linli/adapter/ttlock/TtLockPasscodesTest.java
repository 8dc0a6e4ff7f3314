package cn.linli.adapter.ttlock;

import static cn.linli.access.LockFailure.Kind.CHOOSE_ANOTHER;
import static cn.linli.access.LockFailure.Kind.FULL;
import static cn.linli.access.LockFailure.Kind.OFFLINE;
import static cn.linli.access.LockFailure.Kind.RETRY_LATER;
import static cn.linli.adapter.ttlock.TtLockFixture.CODE;
import static cn.linli.adapter.ttlock.TtLockFixture.DOOR;
import static cn.linli.adapter.ttlock.TtLockFixture.GRANT;
import static cn.linli.adapter.ttlock.TtLockFixture.LOCK;
import static cn.linli.adapter.ttlock.TtLockFixture.NINETEEN_TO_TWENTY;
import static cn.linli.adapter.ttlock.TtLockFixture.OTHER;
import static cn.linli.adapter.ttlock.TtLockFixture.assertFails;
import static cn.linli.adapter.ttlock.TtLockFixture.range;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.DoorLock;
import cn.linli.access.GrantReference;
import cn.linli.access.LockFailure.Kind;
import cn.linli.access.LockVendor.Card;
import cn.linli.access.LockVendor.Fingerprint;
import cn.linli.access.LockVendor.Installed;
import cn.linli.access.Passcode;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.TtLockSimulator;
import cn.linli.sim.TtLockSimulator.Gateway;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TtLockPasscodesTest {
  private static final Misbehaviour SILENT =
      Misbehaviour.of(Misbehaviour.Kind.SILENT_AFTER_WORK).times(1);

  private final TtLockFixture fixture = new TtLockFixture();
  private final TtLockSimulator simulator = fixture.simulator;
  private final TtLock vendor = fixture.cold();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCodeOpensWithinItsWindowOnly() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);

    assertThat(fixture.typeAt("2026-01-05T10:59:59Z", CODE)).isFalse();
    assertThat(fixture.typeAt("2026-01-05T11:00:00Z", CODE)).isTrue();
    assertThat(fixture.typeAt("2026-01-05T11:59:59Z", CODE)).isTrue();
    assertThat(fixture.typeAt("2026-01-05T12:00:00Z", CODE)).isFalse();
  }

  @Test
  void scenario21ATimeOutAfterTheCodeWasMadeAndARetryLeaveOneCode() {
    simulator.switches().set(TtLockSimulator.ADD, SILENT);
    assertFails(RETRY_LATER, () -> fixture.impatient().put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));

    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);

    assertThat(simulator.digitsOn(DOOR)).containsExactly("482913");
    assertThat(simulator.calls(TtLockSimulator.ADD)).isEqualTo(1);
  }

  @Test
  void scenario21ARetryWithOtherDigitsLeavesOneCodeToo() {
    simulator.switches().set(TtLockSimulator.ADD, SILENT);
    assertFails(RETRY_LATER, () -> fixture.impatient().put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));

    vendor.put(LOCK, GRANT, new Passcode("730164"), NINETEEN_TO_TWENTY);

    assertThat(simulator.digitsOn(DOOR)).containsExactly("730164");
    assertThat(fixture.typeAt("2026-01-05T11:00:00Z", CODE)).isFalse();
  }

  @Test
  void scenario21ACodeTheCloudNeverHeardOfIsLeftOnceAndCanBeTakenOff() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
    simulator.loseFromFile(DOOR);

    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);

    assertThat(simulator.digitsOn(DOOR)).containsExactly("482913");
    vendor.remove(LOCK, GRANT);
    assertThat(simulator.digitsOn(DOOR)).isEmpty();
  }

  @Test
  void digitsThatCannotBeTakenOffAreToBeChosenAnew() {
    vendor.put(LOCK, OTHER, CODE, NINETEEN_TO_TWENTY);
    simulator.loseFromFile(DOOR);
    simulator.switches().set(TtLockSimulator.DELETE_BY_CODE, Misbehaviour.error("-2009"));

    assertFails(CHOOSE_ANOTHER, () -> vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));
  }

  @Test
  void aCodeMadeTwentyTimesAtOnceIsLeftOnce() throws Exception {
    vendor.installed(LOCK);
    simulator.switches().set(TtLockSimulator.ADD, Misbehaviour.slow(Duration.ofMillis(500)));

    TtLockFixture.atOnce(
        Collections.nCopies(20, vendor),
        each -> {
          each.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
          return true;
        });

    assertThat(simulator.calls(TtLockSimulator.ADD)).as("the others hear -3007").isGreaterThan(1);
    assertThat(simulator.digitsOn(DOOR)).containsExactly("482913");
  }

  @Test
  void putAgainMovesTheWindow() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);

    vendor.put(LOCK, GRANT, CODE, range("2026-01-05T13:00:00Z", 30));

    assertThat(simulator.digitsOn(DOOR)).hasSize(1);
    assertThat(fixture.typeAt("2026-01-05T11:30:00Z", CODE)).isFalse();
    assertThat(fixture.typeAt("2026-01-05T13:29:00Z", CODE)).isTrue();
  }

  @Test
  void aCodeThatTheLockCannotChangeIsReplaced() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
    simulator.switches().set(TtLockSimulator.CHANGE, Misbehaviour.error("-3008"));

    vendor.put(LOCK, GRANT, CODE, range("2026-01-05T13:00:00Z", 30));

    assertThat(simulator.digitsOn(DOOR)).containsExactly("482913");
    assertThat(fixture.typeAt("2026-01-05T13:29:00Z", CODE)).isTrue();
  }

  @Test
  void referencesThatLookAlikeAreKeptApart() {
    vendor.put(LOCK, OTHER, new Passcode("730164"), NINETEEN_TO_TWENTY);
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);

    vendor.remove(LOCK, GRANT);

    assertThat(simulator.namesOn(DOOR)).containsExactly("grant-7f3a-b");
  }

  @Test
  void digitsOfSomebodyElseAreToBeChosenAnew() {
    vendor.put(LOCK, OTHER, CODE, NINETEEN_TO_TWENTY);

    assertFails(CHOOSE_ANOTHER, () -> vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));
    assertFails(
        CHOOSE_ANOTHER, () -> vendor.put(LOCK, GRANT, new Passcode("111111"), NINETEEN_TO_TWENTY));
  }

  @Test
  void removingTwiceSucceeds() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);

    vendor.remove(LOCK, GRANT);
    vendor.remove(LOCK, GRANT);

    assertThat(simulator.namesOn(DOOR)).isEmpty();
    assertThat(fixture.typeAt("2026-01-05T11:30:00Z", CODE)).isFalse();
  }

  @Test
  void removingWhatSomebodyElseHasJustRemovedSucceeds() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
    var found = vendor.installed(LOCK).getFirst();
    vendor.remove(LOCK, found);
    simulator.switches().set(TtLockSimulator.DELETE, Misbehaviour.error("-2009"));

    vendor.remove(LOCK, found);

    assertThat(simulator.namesOn(DOOR)).isEmpty();
  }

  @Test
  void anOfflineGatewayAndFullSlotsAreToldApart() {
    for (var number = 1; number <= 3; number++) {
      vendor.put(
          LOCK,
          new GrantReference("grant-" + number),
          new Passcode("73016" + number),
          NINETEEN_TO_TWENTY);
    }
    assertFails(FULL, () -> vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));

    simulator.gateway(DOOR, Gateway.OFFLINE);
    assertFails(OFFLINE, () -> vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY));
    simulator.gateway(DOOR, Gateway.NONE);
    assertFails(OFFLINE, () -> vendor.remove(LOCK, new GrantReference("grant-1")));
    assertFails(OFFLINE, () -> vendor.unlock(LOCK));
  }

  @Test
  void aLockNobodyKnowsIsRefusedForGood() {
    assertFails(Kind.REFUSED, () -> vendor.put(new DoorLock("9"), GRANT, CODE, NINETEEN_TO_TWENTY));
  }

  @Test
  void anOfflineCodeNeedsNoGatewayAndHoldsTheWindow() {
    simulator.gateway(DOOR, Gateway.OFFLINE);

    var code = vendor.offlineCode(LOCK, GRANT, range("2026-01-05T11:15:00Z", 60));

    assertThat(code.window()).isEqualTo(range("2026-01-05T11:00:00Z", 120));
    assertThat(code.useBefore()).isEqualTo("2026-01-05T13:00:00Z");
    assertThat(fixture.typeAt("2026-01-05T10:59:00Z", code.passcode())).isFalse();
    assertThat(fixture.typeAt("2026-01-05T12:14:00Z", code.passcode())).isTrue();
    assertThat(fixture.typeAt("2026-01-05T13:00:00Z", code.passcode())).isFalse();
  }

  @Test
  void anOfflineCodeNotUsedForADayIsDead() {
    var code = vendor.offlineCode(LOCK, GRANT, range("2026-01-05T11:00:00Z", 3 * 24 * 60));

    assertThat(code.useBefore()).isEqualTo("2026-01-06T11:00:00Z");
    assertThat(fixture.typeAt("2026-01-06T11:00:00Z", code.passcode())).isFalse();
  }

  @Test
  void anOfflineCodeLostInATimeOutIsFoundAgain() {
    simulator.switches().set(TtLockSimulator.GET, SILENT);
    assertFails(
        RETRY_LATER, () -> fixture.impatient().offlineCode(LOCK, GRANT, NINETEEN_TO_TWENTY));

    var code = vendor.offlineCode(LOCK, GRANT, NINETEEN_TO_TWENTY);

    assertThat(simulator.digitsOn(DOOR)).containsExactly(code.passcode().digits());
    assertThat(vendor.offlineCode(LOCK, GRANT, NINETEEN_TO_TWENTY)).isEqualTo(code);
    assertFails(CHOOSE_ANOTHER, () -> vendor.offlineCode(LOCK, OTHER, NINETEEN_TO_TWENTY));
  }

  @Test
  void allOnTheLockIsListedOursAndOthersOverManyPages() {
    simulator.install("1002", 250);
    var library = new DoorLock("1002");
    for (var number = 0; number < 203; number++) {
      vendor.put(
          library,
          new GrantReference("grant-" + number),
          new Passcode(Integer.toString(600_100 + number)),
          NINETEEN_TO_TWENTY);
    }

    var installed = vendor.installed(library);

    assertThat(installed).hasSize(203).doesNotHaveDuplicates();
    assertThat(installed.getFirst())
        .returns(Optional.of(NINETEEN_TO_TWENTY), Installed::window)
        .returns(Optional.of(new Passcode("600100")), Installed::passcode)
        .returns(false, Installed::offline);
  }

  @Test
  void aCardAndAFingerGetAnotherWindow() {
    simulator.enroll(DOOR, "124242");
    var start = NINETEEN_TO_TWENTY.start().toEpochMilli();

    vendor.reschedule(LOCK, new Card("124242"), NINETEEN_TO_TWENTY);

    assertThat(simulator.enrolledWindow(DOOR, "124242")).containsExactly(start, start + 3_600_000);
    assertFails(Kind.GONE, () -> vendor.reschedule(LOCK, new Fingerprint("7"), NINETEEN_TO_TWENTY));
  }

  @Test
  void aLockIsReachableWhileAGatewayIsOnline() {
    assertThat(vendor.reachable(LOCK)).isTrue();
    simulator.gateway(DOOR, Gateway.OFFLINE);
    assertThat(vendor.reachable(LOCK)).isFalse();
    simulator.gateway(DOOR, Gateway.NONE);
    assertThat(vendor.reachable(LOCK)).isFalse();
  }
}
