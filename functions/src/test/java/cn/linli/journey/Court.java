package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Account;
import cn.linli.ledger.Limit;
import cn.linli.ledger.Recipes;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.shared.Money;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Till;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A fair whose community has a rights panel, and where people complain about what they got. */
final class Court {
  static final String HERE = "/communities/heping-li";

  final Fair fair = new Fair();
  private final Till guarantee = new Till(fair.till.town, payee());

  Court() {
    fair.till.pay.topUp(WeChatPaySimulator.DIRECT, 10_000_000);
  }

  /** Somebody rules in disputes from now on. */
  void appoint(String person) {
    fair.till
        .town
        .platform()
        .put(HERE + "/people/" + person + "/roles/panel", "{\"reason\":\"聘任\"}")
        .expect(200);
  }

  Client panel() {
    return fair.till.town.logIn("tang");
  }

  private String payee() {
    return ActiveMerchant.guaranteePayee(fair.merchant);
  }

  /** An order of so many pieces, of a campaign that has succeeded. */
  Fair.Order bought(int quantity) {
    var sale = fair.onSale(Fair.Terms.of(1, 10, 5).uncollected("forfeit"));
    var order = sale.paid(quantity);
    sale.ends();
    return order;
  }

  /** The same, handed out just now. */
  Fair.Order collected(int quantity) {
    var order = bought(quantity);
    fair.passes(Duration.ofHours(1));
    fair.collect(fair.till.town.operator(), "hall", order.code(), "").expect(200);
    fair.till.town.settles();
    return order;
  }

  /** The same, a week ago: its merchant has the money. */
  Fair.Order settled(int quantity) {
    var order = collected(quantity);
    fair.till.skips(Duration.ofDays(7).minusMinutes(5));
    divided(order);
    return order;
  }

  /** Until its merchant has the money. */
  void divided(Fair.Order order) {
    Eventually.holds(
        () -> {
          fair.passes(Duration.ofMinutes(2));
          assertThat(fair.till.told("payment.shared-out", order.id())).hasSize(1);
        });
  }

  /** Somebody complains about an order. */
  Complaint claim(Fair.Order order, long fen) {
    var claim = new Complaint(this, order, UUID.randomUUID());
    claim.open(fen, "").expect(200);
    fair.till.town.settles();
    return claim;
  }

  /** What a merchant's guarantee is from now on, whatever it was before. */
  void guarantee(long fen) {
    var now = limit(Account.Kind.GUARANTEE_DEPOSIT).available().fen();
    var reference = "test/" + UUID.randomUUID();
    if (fen > now) {
      var more = new Money(fen - now);
      guarantee.post(reference, cause -> Recipes.guaranteePaid(cause, more));
    } else {
      var less = new Money(now - fen);
      guarantee.post(reference, cause -> Recipes.released(cause, less));
    }
  }

  Limit limit(Account.Kind kind) {
    var found = new ArrayList<Limit>();
    guarantee.write((ledger, writes) -> found.add(ledger.limitOf(guarantee.account(kind))));
    return found.getFirst();
  }

  /** The merchant pays so much of its guarantee. */
  void topUp(long fen) {
    var payment = UUID.randomUUID();
    var path = HERE + "/merchants/" + fair.merchant + "/guarantee/payments/" + payment;
    fair.owner().put(path, "{\"amountFen\":%d}".formatted(fen)).expect(200);
    var opening = HERE + "/payments/" + payment + "/opening";
    fair.owner().put(opening, "{\"app\":\"mini-program\"}").expect(200);
    assertThat(fair.till.pay.pay(payment.toString().replace("-", ""))).isEqualTo("ok");
    fair.till.pay.deliver(Delivery.IN_ORDER);
    fair.till.town.settles();
  }

  /** What the merchant hears that wants to sell something more. */
  String proposed() {
    var sale = new Fair.Sale(fair, UUID.randomUUID());
    var draft = sale.write(Fair.Terms.of(1, 1, 1));
    if (draft.status() != 200) {
      return draft.code();
    }
    var submitted = fair.owner().put(sale.path("heping-li") + "/submission", "{\"revision\": 1}");
    return submitted.status() == 200 ? sale.decide("pass", 2).code() : submitted.code();
  }

  /** Whoever has something to confirm in WeChat does. */
  void confirms() {
    fair.till.town.settles();
    var receivers = fair.till.pay.receivers();
    receivers.toConfirm().forEach(number -> assertThat(receivers.confirm(number)).isEqualTo("ok"));
    fair.till.pay.deliver(Delivery.IN_ORDER);
    fair.till.town.settles();
  }

  /** How often something was written into the log about a claim. */
  long audited(String action, UUID claim) {
    var month = fair.till.town.now().toString().substring(0, 7);
    return fair.till
        .town
        .committee()
        .get(HERE + "/audit?limit=100&month=" + month)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("action").asString().equals(action))
        .filter(entry -> entry.path("subject").asString().equals(claim.toString()))
        .count();
  }

  /** What finance sees lacking: the claim, what for, and how much. */
  Set<String> shortfalls() {
    return fair.till
        .finance()
        .get(HERE + "/shortfalls?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(
            row ->
                "%s %s %d"
                    .formatted(
                        row.path("claim").asString(),
                        row.path("kind").asString(),
                        row.path("missingFen").asLong()))
        .collect(Collectors.toSet());
  }

  /** The claims of a list, by their ids. */
  static List<String> listed(Client who, String path) {
    return who.get(HERE + path + "?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("claim").asString())
        .toList();
  }

  /** Everything comes to its end; then the money is where it belongs. */
  void ends() {
    fair.till.quiet();
    MoneyInvariants.hold(fair.till.town);
    fair.till.town.deployment().close();
  }

  /** Until so much has gone back of an order, which takes the provider some minutes. */
  void comesBack(Fair.Order order, long fen) {
    Eventually.holds(
        () -> {
          fair.passes(Duration.ofMinutes(1));
          assertThat(order.refunds().stream().mapToLong(each -> each).sum()).isEqualTo(fen);
        });
  }
}
