package cn.linli.adapter.ttlock;

import static cn.linli.access.LockFailure.Kind.REFUSED;
import static cn.linli.adapter.ttlock.TtLockFixture.CODE;
import static cn.linli.adapter.ttlock.TtLockFixture.DOOR;
import static cn.linli.adapter.ttlock.TtLockFixture.GRANT;
import static cn.linli.adapter.ttlock.TtLockFixture.LOCK;
import static cn.linli.adapter.ttlock.TtLockFixture.NINETEEN_TO_TWENTY;
import static cn.linli.adapter.ttlock.TtLockFixture.TEN;
import static cn.linli.adapter.ttlock.TtLockFixture.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.Passcode;
import cn.linli.access.UnlockRecord;
import cn.linli.access.UnlockRecord.Happening;
import cn.linli.access.UnlockRecord.Method;
import cn.linli.sim.TtLockSimulator;
import cn.linli.sim.TtLockSimulator.Delivery;
import cn.linli.sim.TtLockSimulator.Gateway;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TtLockRecordsTest {
  private static final String KEY = TtLockSimulator.SECRET.get("callbackKey");

  private final TtLockFixture fixture = new TtLockFixture();
  private final TtLockSimulator simulator = fixture.simulator;
  private final TtLock vendor = fixture.cold();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void scenario22RecordsDeliveredTwiceAndOutOfOrderAreOneEachInDeviceOrder() throws IOException {
    denyOpenAndDeny();
    var stored = Collections.synchronizedList(new ArrayList<UnlockRecord>());

    try (var ours = new OurAddress(body -> stored.addAll(vendor.delivered(KEY, body)))) {
      simulator.notifyAt(ours.address());
      assertThat(simulator.deliver(Delivery.TWICE_AND_OUT_OF_ORDER)).isEqualTo(6);
    }

    assertThat(stored).hasSize(6);
    var once = UnlockRecord.inDeviceOrder(stored);
    assertThat(once)
        .extracting(UnlockRecord::happening)
        .containsExactly(Happening.DENIED, Happening.OPENED, Happening.DENIED);
    assertThat(once).extracting(UnlockRecord::at).isSorted();
    assertThat(simulator.notifications(Delivery.IN_ORDER)).isEmpty();
  }

  @Test
  void aRecordIsTheSameWhetherDeliveredOrAskedFor() {
    denyOpenAndDeny();

    var delivered =
        simulator.notifications(Delivery.TWICE_AND_OUT_OF_ORDER).stream()
            .flatMap(body -> vendor.delivered(KEY, body).stream())
            .toList();

    assertThat(UnlockRecord.inDeviceOrder(delivered))
        .hasSize(3)
        .isEqualTo(vendor.recordsSince(LOCK, TEN));
  }

  @Test
  void aRecordSaysWhatWasUsed() {
    denyOpenAndDeny();

    var records = vendor.recordsSince(LOCK, TEN);

    assertThat(records.get(1))
        .returns(Instant.parse("2026-01-05T11:05:00Z"), UnlockRecord::at)
        .returns(Method.PASSCODE, UnlockRecord::method)
        .returns(Optional.of(GRANT), UnlockRecord::reference)
        .returns(Optional.of(CODE), UnlockRecord::typed);
    assertThat(records.get(2))
        .as("taken off: only its digits tell whose it was")
        .returns(Optional.empty(), UnlockRecord::reference)
        .returns(Optional.of(CODE), UnlockRecord::typed);
  }

  @Test
  void whatALockRemembersWithoutAGatewayComesLate() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
    simulator.gateway(DOOR, Gateway.OFFLINE);
    assertThat(fixture.typeAt("2026-01-05T11:05:00Z", CODE)).isTrue();
    assertThat(vendor.recordsSince(LOCK, TEN)).isEmpty();

    fixture.clock.advance(Duration.ofHours(3));
    simulator.gateway(DOOR, Gateway.ONLINE);

    assertThat(vendor.recordsSince(LOCK, TEN))
        .extracting(UnlockRecord::at)
        .containsExactly(Instant.parse("2026-01-05T11:05:00Z"));
    assertThat(vendor.recordsSince(LOCK, Instant.parse("2026-01-05T11:06:00Z"))).isEmpty();
  }

  @Test
  void aDoorLeftOpenAndARemoteUnlockAreRecords() {
    vendor.unlock(LOCK);
    simulator.happens(DOOR, 64, TEN.plusSeconds(60));
    simulator.happens(DOOR, 999, TEN.plusSeconds(61));

    assertThat(vendor.recordsSince(LOCK, TEN))
        .extracting(UnlockRecord::happening)
        .containsExactly(Happening.OPENED, Happening.DOOR_LEFT_OPEN, Happening.OTHER);
  }

  @Test
  void manyPagesOfRecordsAreReadToTheEnd() {
    for (var second = 0; second < 230; second++) {
      simulator.happens(DOOR, 31, TEN.plusSeconds(second));
    }

    assertThat(vendor.recordsSince(LOCK, TEN)).hasSize(230);
  }

  @Test
  void aDeliveryWithoutOurKeyIsRefused() {
    denyOpenAndDeny();
    var body = simulator.notifications(Delivery.IN_ORDER).getFirst();

    assertFails(REFUSED, () -> vendor.delivered("", body));
    assertFails(REFUSED, () -> vendor.delivered(KEY + "x", body));
  }

  @Test
  void aDeliveryThatCannotBeReadIsRefusedAndOneOfSomethingElseIsEmpty() {
    assertFails(REFUSED, () -> vendor.delivered(KEY, "notifyType=1&lockId=1001&records=%5B"));
    assertFails(REFUSED, () -> vendor.delivered(KEY, "notifyType=1&records=%5B%5D"));
    assertFails(REFUSED, () -> vendor.delivered(KEY, "notifyType=1&lockId=%ZZ"));
    assertThat(vendor.delivered(KEY, "notifyType=3&lockId=1001&isOnline=0")).isEmpty();
    assertThat(vendor.delivered(KEY, "")).isEmpty();
  }

  @Test
  void aRecordThatCannotBePlacedDoesNotHoldUpTheOthers() {
    var records =
        "[{\"recordType\":4},{\"recordType\":4,\"success\":0,\"lockDate\":1767578400000}]";

    var read =
        vendor.delivered(
            KEY, "notifyType=1&lockId=1001&records=" + URLEncoder.encode(records, UTF_8));

    assertThat(read).extracting(UnlockRecord::happening).containsExactly(Happening.DENIED);
  }

  @Test
  void nothingPersonalIsInTheTextOfARecord() {
    denyOpenAndDeny();

    assertThat(vendor.recordsSince(LOCK, TEN).toString() + vendor.installed(LOCK))
        .doesNotContain(CODE.digits())
        .doesNotContain("730164");
  }

  /** A wrong code at 18:59, the right one at 19:05, the same again when it was taken off. */
  private void denyOpenAndDeny() {
    vendor.put(LOCK, GRANT, CODE, NINETEEN_TO_TWENTY);
    assertThat(fixture.typeAt("2026-01-05T10:59:00Z", new Passcode("730164"))).isFalse();
    assertThat(fixture.typeAt("2026-01-05T11:05:00Z", CODE)).isTrue();
    vendor.remove(LOCK, GRANT);
    assertThat(fixture.typeAt("2026-01-05T11:06:00Z", CODE)).isFalse();
  }

  /** Where TTLock calls us. */
  private final class OurAddress implements AutoCloseable {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    OurAddress(Consumer<String> store) throws IOException {
      server.createContext("/", exchange -> answer(exchange, store));
      server.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + KEY);
    }

    private void answer(HttpExchange exchange, Consumer<String> store) throws IOException {
      try (exchange) {
        store.accept(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var receipt = vendor.receipt().getBytes(UTF_8);
        exchange.sendResponseHeaders(200, receipt.length);
        exchange.getResponseBody().write(receipt);
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
