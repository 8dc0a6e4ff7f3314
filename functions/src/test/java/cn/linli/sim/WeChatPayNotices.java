package cn.linli.sim;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What WeChat Pay tells of payments to {@link WeChatPaySimulator#DIRECT}, for others to send. */
public final class WeChatPayNotices implements AutoCloseable {
  private final Clock clock;
  private final WeChatPaySigning signing;
  private final WeChatPayNumbers numbers;
  private final WeChatPayNotifier notifier;

  /** A call as its receiver gets it: the names of headers in lower case. */
  public record Signed(Map<String, String> headers, String body) {
    public Signed {
      headers = Map.copyOf(headers);
    }
  }

  public WeChatPayNotices(Clock clock, long seed) {
    this.clock = clock;
    this.signing = new WeChatPaySigning(clock, seed);
    this.numbers = new WeChatPayNumbers(seed);
    this.notifier = new WeChatPayNotifier(clock, signing, numbers);
  }

  /** An order was paid now: told so many times, each time signed anew. */
  public List<Signed> paid(String number, long fen, Person payer, int times) {
    var request =
        Map.of(
            "appid",
            WeChatSimulator.MINI_PROGRAM,
            "out_trade_no",
            number,
            "amount",
            Map.of("total", fen, "currency", "CNY"),
            "payer",
            Map.of("openid", payer.openid(WeChatSimulator.MINI_PROGRAM)));
    var order =
        new WeChatPayOrder(
            WeChatPayMerchant.of(WeChatPaySimulator.DIRECT),
            WeChatPaySimulator.DIRECT,
            JsonMapper.shared().valueToTree(request),
            clock.instant());
    order.state = WeChatPayOrder.State.SUCCESS;
    order.transaction = numbers.next("4200000");
    order.paidAt = clock.instant();
    var body = notifier.body("TRANSACTION.SUCCESS", "transaction", order.view());
    return Stream.generate(() -> signed(body)).limit(times).toList();
  }

  private Signed signed(String body) {
    var headers = new HashMap<String, String>();
    headers.put("content-type", "application/json");
    signing
        .headers(signing.signer(), body)
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    return new Signed(headers, body);
  }

  @Override
  public void close() {
    notifier.close();
  }
}
