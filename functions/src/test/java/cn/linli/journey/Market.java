package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A town where sellers are paid for goods through a platform, and their money stays frozen. */
final class Market {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");
  static final int PRICE = 10_000;
  static final int FEE = 500;
  static final int FREEZE_DAYS = 180;

  final PaidTown till = new PaidTown();

  Market() {
    seller("fruit", "ecommerce", WeChatPaySimulator.PLATFORM, WeChatPaySimulator.SELLER);
    seller("bread", "partner", WeChatPaySimulator.PROVIDER, WeChatPaySimulator.SHOP);
  }

  private void seller(String payee, String mode, String merchant, String subMerchant) {
    int days = mode.equals("partner") ? 30 : FREEZE_DAYS;
    till.town
        .platform()
        .put(
            "/communities/heping-li/payees/" + payee,
            """
            {"name": "合作社", "mode": "%s", "merchant": "%s", "subMerchant": "%s", "freezeDays": %d,
             "miniProgram": "wx00000000000051a1", "revision": 0}
            """
                .formatted(mode, merchant, subMerchant, days))
        .expect(200);
  }

  /** Something that somebody buys. */
  record Sale(Market market, Client buyer, String seller, UUID payment) {
    String number() {
      return payment.toString().replace("-", "");
    }

    /** Paid, and told of. */
    Sale paid() {
      var path = "/communities/heping-li/payments/" + payment;
      buyer.put(path + "/opening", "{\"app\":\"mini-program\"}").expect(200);
      assertThat(market.till.pay.pay(number())).isEqualTo("ok");
      assertThat(market.till.pay.deliver(Delivery.IN_ORDER)).isPositive();
      market.till.town.settles();
      assertThat(stored().path("state").asString()).isEqualTo("settled");
      return this;
    }

    /** Its money shall be divided; nothing has happened yet. */
    Sale handedOver() {
      market.till.town.deployment().payments().shareOut(COMMUNITY, payment, new Money(FEE));
      return this;
    }

    void refund(String key, long fen) {
      var parts = Parts.of(Part.GOODS, new Money(fen));
      market.till.town.deployment().payments().refund(COMMUNITY, payment, key, parts, "退货");
    }

    JsonNode stored() {
      return market
          .till
          .town
          .back(buyer.person())
          .get("/communities/heping-li/payments/" + payment)
          .expect(200)
          .body();
    }

    /** Waits until it is divided: it takes the provider a minute, and us one more to ask. */
    void divided() {
      Eventually.holds(
          () -> {
            market.passes(Duration.ofMinutes(2));
            assertThat(market.till.told("payment.shared-out", payment)).hasSize(1);
          });
    }

    /** The same until so much has gone back. */
    void refunded(long fen) {
      Eventually.holds(
          () -> {
            market.passes(Duration.ofMinutes(2));
            assertThat(market.till.refunds(payment).stream().mapToLong(each -> each).sum())
                .isEqualTo(fen);
          });
    }

    /** How its refund stands, as its buyer sees it. */
    String refundState() {
      return stored().at("/refunds/0/state").asString("none");
    }
  }

  /** Somebody buys something, and has not paid yet. */
  Sale sale(String seller) {
    var buyer = till.town.resident();
    var payment = UUID.randomUUID();
    till.town
        .deployment()
        .payments()
        .ask(
            new Ask(
                COMMUNITY,
                payment,
                PersonId.of(buyer.person()),
                seller,
                "goods/" + payment,
                Parts.of(Part.GOODS, new Money(PRICE)),
                "草莓",
                till.town.now().plus(Duration.ofMinutes(15))));
    return new Sale(this, buyer, seller, payment);
  }

  /** Everything behaves again and comes to its end; then the money is where it belongs. */
  void ends() {
    till.pay.sharesFail(WeChatPaySimulator.PLATFORM, null);
    till.quiet();
    MoneyInvariants.hold(till.town);
  }

  /** So much time passes, in which whatever is owed is done. */
  void passes(Duration time) {
    till.passes(time);
    till.town.settles();
    till.pay.deliver(Delivery.IN_ORDER);
    till.town.settles();
  }

  /** The balance of an account, in fen. */
  long balance(String account) {
    var path = "/communities/heping-li/ledger/accounts/" + account;
    return till.finance().get(path).expect(200).body().path("balanceFen").asLong();
  }

  /** What finance has to resolve of a kind about a sale. */
  Optional<JsonNode> exception(String kind, Sale sale) {
    var queue = till.finance().get("/communities/heping-li/payment-exceptions").expect(200);
    return queue
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("kind").asString().equals(kind))
        .filter(item -> item.path("payment").asString("").equals(sale.payment().toString()))
        .findFirst();
  }

  /** Whether nothing of a seller's is left in the books. */
  boolean isSettled(String seller) {
    return Stream.of("provider-frozen", "merchant-due", "refunds-owed", "provider")
        .allMatch(kind -> balance(kind + "/" + seller) == 0);
  }
}
