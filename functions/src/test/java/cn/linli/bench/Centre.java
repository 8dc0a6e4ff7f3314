package cn.linli.bench;

import cn.linli.adapter.wechatpay.WeChatPay;
import cn.linli.ledger.Ledger;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.payment.Needs;
import cn.linli.payment.PaymentFunctions;
import cn.linli.payment.Payments;
import cn.linli.shared.Money;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.Person;
import cn.linli.sim.SimulatedSecrets;
import cn.linli.sim.WeChatPaySecret;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatSimulator;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A centre that is paid on one account, put together as the functions are. */
record Centre(Dynamo dynamo, Clock clock, WeChatPay weChatPay, Cursors cursors, Payments payments) {
  static final Person PAYER = Person.of("wang");

  /**
   * One in a database.
   *
   * @param host where WeChat Pay listens
   * @param notifyUrl where it tells us what happened, without the merchant number
   */
  static Centre in(DynamoDbClient client, Clock clock, String host, String notifyUrl) {
    var settings =
        new Settings(
            Map.of(
                "DATA_KEY_ID", "data",
                "LOOKUP_KEY_ID", "lookup",
                "SESSION_KEY_IDS", "session",
                "WECHATPAY_SECRET_ID", "pay",
                "WECHATPAY_API_HOST", host));
    var secret = WeChatPaySecret.of(notifyUrl, WeChatPaySimulator.Keys.PUBLIC_KEY);
    var secrets = new Secrets(new SimulatedSecrets().with("pay", secret), clock);
    var kms = new LocalKms();
    var dynamo = Dynamo.of(client, Database.PREFIX);
    var weChatPay = WeChatPay.create(settings, secrets, clock);
    var cursors = new Cursors(new Keys(() -> kms, settings));
    var needs =
        new Needs(
            () -> weChatPay,
            (person, app, appId) -> Optional.of(PAYER.openid(appId)),
            new Money(20_000),
            (writes, community, account) -> {},
            cursors);
    var payments = new Payments(dynamo, clock, needs, new Ledger(dynamo, clock));
    return new Centre(dynamo, clock, weChatPay, cursors, payments);
  }

  /** Writes down who is paid. */
  void found() {
    PaymentFunctions.seed(
        payments,
        Json.MAPPER.valueToTree(
            Map.of(
                "community", LargeDay.COMMUNITY,
                "payee", LargeDay.PAYEE,
                "name", "中心",
                "mode", "direct",
                "merchant", WeChatPaySimulator.DIRECT,
                "miniProgram", WeChatSimulator.MINI_PROGRAM,
                "revision", 0)));
  }
}
