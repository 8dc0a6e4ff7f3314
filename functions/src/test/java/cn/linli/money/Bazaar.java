package cn.linli.money;

import cn.linli.groupbuy.HandedOut;
import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Cause;
import cn.linli.ledger.Limit;
import cn.linli.ledger.Recipes;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.payment.PaymentFunctions;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.Json;
import java.math.BigInteger;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A merchant on the market, who may sell, and what people say about its goods. */
final class Bazaar {
  final Market market;
  final World world;
  final UUID merchant;
  final UUID product;
  final PersonId owner;
  final PersonId panel;
  final PersonId resident;

  Bazaar(Market market, UUID merchant, UUID product) {
    this.market = market;
    this.world = market.world;
    this.merchant = merchant;
    this.product = product;
    this.resident = world.cast.residents().getFirst();
    this.owner = world.cast.owner();
    this.panel = world.cast.panel();
    found();
  }

  private void found() {
    var rows = new ActiveMerchant(world.dynamo, World.COMMUNITY, world.clock.instant());
    rows.open(merchant, owner, "平谷果园", TestProvider.SELLER);
    rows.product(merchant, product, "平谷大桃", product);
    Market.COMMUNITIES.stream()
        .skip(1)
        .forEach(community -> rows.admit(community.value(), merchant));
    payee(guaranteePayee(), "\"mode\": \"direct\"");
    payee(
        payee(),
        "\"mode\": \"ecommerce\", \"subMerchant\": \"%s\", \"freezeDays\": 180"
            .formatted(TestProvider.SELLER));
  }

  private void payee(String id, String account) {
    PaymentFunctions.seed(
        world.payments,
        Json.MAPPER.readTree(
            """
            {"community": "heping-li", "payee": "%s", "name": "果园", "merchant": "%s", "miniProgram": "%s",
             "revision": 0, %s}
            """
                .formatted(id, TestProvider.MERCHANT, TestProvider.APP, account)));
  }

  /** Whom residents pay for goods. */
  String payee() {
    return ActiveMerchant.payee(merchant);
  }

  String guaranteePayee() {
    return ActiveMerchant.guaranteePayee(merchant);
  }

  /** The payout of an award of its guarantee. */
  String payout(UUID claim) {
    var short36 = new BigInteger(claim.toString().replace("-", ""), 16).toString(36);
    return "claim-" + short36 + guaranteePayee().substring(1);
  }

  /** An order that was collected just now; its payment has its id. */
  HandedOut sells(UUID order) {
    var sold = new HandedOut(World.COMMUNITY, UUID.randomUUID(), order, merchant, owner);
    sold.write(world.dynamo, "fruit", resident, world.clock.instant());
    return sold;
  }

  Limit limit(Kind kind) {
    return world.ledger.limitOf(new Account(World.COMMUNITY, kind, guaranteePayee()));
  }

  /** Its guarantee is so much from now on. */
  void guarantee(long fen) {
    long now = limit(Kind.GUARANTEE_DEPOSIT).available().fen();
    var cause =
        Cause.of(
            World.COMMUNITY, guaranteePayee(), "test/" + UUID.randomUUID(), world.clock.instant());
    var writes = world.writes();
    world.ledger.post(
        writes,
        fen > now
            ? Recipes.guaranteePaid(cause, new Money(fen - now))
            : Recipes.released(cause, new Money(now - fen)));
    writes.commitIfAny();
  }

  /** Calls an operation about a claim at home. */
  JsonNode claim(PersonId caller, String method, UUID claim, String rest, String body) {
    var route = method + " /communities/{community}/claims/{claim}" + rest;
    return market.aftersale(caller, route, body, World.COMMUNITY, claim);
  }

  JsonNode answer(UUID claim, String body) {
    var route = "PUT /communities/{community}/merchants/{merchant}/claims/{claim}/answer";
    return market.aftersale(owner, route, body, World.COMMUNITY, merchant, claim);
  }
}
