package cn.linli.bench;

import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.HttpEvent;
import cn.linli.sim.HandClock;
import cn.linli.sim.WeChatPayNotices;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Payments that were asked for and paid, and WeChat Pay's notices of them, yet to be handled. */
final class Notified implements AutoCloseable {
  private static final CommunityId COMMUNITY = new CommunityId(LargeDay.COMMUNITY);
  private static final Money AMOUNT = new Money(3000);

  // It stands still: a notice that waits to be measured does not grow old.
  private final HandClock clock = new HandClock(Instant.parse("2026-05-04T02:00:00Z"));
  private final WeChatPayNotices weChatPay = new WeChatPayNotices(clock, 7);
  private final PersonId payer = new PersonId(UUID.randomUUID());
  private final Centre centre;

  Notified(DynamoDbClient client) {
    // Nothing is asked of WeChat Pay when it tells.
    centre = Centre.in(client, clock, "http://127.0.0.1:1", "http://127.0.0.1:1/notices");
    centre.found();
  }

  Centre centre() {
    return centre;
  }

  /** Two notices of another payment, the same but for their signatures. */
  List<HttpEvent> payment() {
    var id = UUID.randomUUID();
    var expires = clock.instant().plus(Duration.ofMinutes(30));
    var parts = Parts.of(Part.FEE, AMOUNT);
    var ask =
        new Ask(COMMUNITY, id, payer, LargeDay.PAYEE, "reservation/" + id, parts, "场地预订", expires);
    centre.payments().ask(ask);
    var number = id.toString().replace("-", "");
    return weChatPay.paid(number, AMOUNT.fen(), Centre.PAYER, 2).stream()
        .map(Notified::event)
        .toList();
  }

  private static HttpEvent event(WeChatPayNotices.Signed notice) {
    return new HttpEvent(
        "POST /payment-providers/wechatpay/{key}",
        notice.headers(),
        Map.of("key", WeChatPaySimulator.DIRECT),
        Map.of(),
        new HttpEvent.RequestContext("r"),
        notice.body(),
        false);
  }

  @Override
  public void close() {
    weChatPay.close();
  }
}
