package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.community.CommunityFunctions;
import cn.linli.files.Uploads;
import cn.linli.groupbuy.GroupBuyFunctions;
import cn.linli.groupbuy.GroupBuys;
import cn.linli.groupbuy.OpenOrders;
import cn.linli.groupbuy.Shipments;
import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.merchant.MerchantFunctions;
import cn.linli.merchant.Merchants;
import cn.linli.payment.Ask;
import cn.linli.payment.PaidBefore;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.payment.PaymentFunctions;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A world in which a merchant sells, and neighbours of two communities buy together. */
final class Neighbours {
  static final CommunityId ELSEWHERE = new CommunityId("xingfu-li");

  final World world;
  UUID merchant;
  final PersonId owner;
  final PersonId committee;
  final PersonId keeper;
  final PersonId resident;
  final Merchants merchants;

  /** Of which payments WeChat heard that the goods were handed out. */
  final List<String> shipped = new ArrayList<>();

  private final GroupBuys groupBuys;
  private final HttpApi shop;
  private final HttpApi counter;

  Neighbours(World world) {
    this.world = world;
    this.resident = world.cast.residents().getFirst();
    this.owner = world.cast.residents().get(1);
    this.committee = world.cast.residents().get(2);
    this.keeper = world.cast.staff();
    var uploads = new Uploads(world.dynamo, world.clock, () -> null, person -> {});
    merchants = new Merchants(world.dynamo, world.clock, needsOfMerchants(uploads));
    groupBuys = new GroupBuys(world.dynamo, world.clock, needsOfGroupBuys(uploads));
    var gate =
        new Gate(
            token -> new Principal(PersonId.of(token), UUID.randomUUID(), true, Set.of()),
            (person, community) -> roles(person),
            (person, community, operation) -> {});
    shop = GroupBuyFunctions.api(groupBuys, gate);
    counter = MerchantFunctions.api(merchants, gate);
    wire();
    found();
    world.steps.listen();
  }

  private Set<Role> roles(PersonId person) {
    return person.equals(committee) ? Set.of(Role.COMMITTEE) : Set.of(Role.RESIDENT);
  }

  private cn.linli.merchant.Needs needsOfMerchants(Uploads uploads) {
    return new cn.linli.merchant.Needs(
        () -> null,
        () -> null,
        uploads,
        world.payments,
        world.ledger,
        world.people,
        world.communities,
        world.keys);
  }

  private cn.linli.groupbuy.Needs needsOfGroupBuys(Uploads uploads) {
    return new cn.linli.groupbuy.Needs(
        merchants,
        world.payments,
        uploads,
        world.people,
        world.communities,
        world.keys,
        () -> null,
        () -> this::ships);
  }

  private Shipments.Outcome ships(Shipments.Shipment shipment) {
    shipped.add(shipment.transaction());
    return Shipments.Outcome.DONE;
  }

  private void wire() {
    var due = groupBuys.onGroupBuyDue();
    List.of("groupbuy.fell-due", "merchant.vetoed").forEach(type -> world.listens(type, due));
    for (var type : List.of("payment.settled", "payment.closed")) {
      world.listens(
          type,
          told -> {
            if (told.data().path("subject").asString().startsWith("order/")) {
              due.accept(told);
            }
          });
    }
    GroupBuys.DEADLINES.forEach(kind -> world.handles(kind, groupBuys::handOver));
  }

  private void found() {
    CommunityFunctions.seed(
        world.communities,
        "communities",
        Json.MAPPER.readTree(
            """
            {"community": "xingfu-li", "name": "幸福里", "district": "dongcheng", "street": "heping", "revision": 0}
            """));
    new ActiveMerchant(world.dynamo, World.COMMUNITY, world.clock.instant()).category(1);
    opens();
  }

  /** Another merchant from now on. */
  void opens() {
    merchant = UUID.randomUUID();
    var rows = new ActiveMerchant(world.dynamo, World.COMMUNITY, world.clock.instant());
    rows.open(merchant, owner, "平谷果园", TestProvider.SELLER);
    rows.admit(ELSEWHERE.value(), merchant);
    PaymentFunctions.seed(
        world.payments,
        Json.MAPPER.readTree(
            """
            {"community": "heping-li", "payee": "%s", "name": "果园", "mode": "ecommerce", "merchant": "%s",
             "subMerchant": "%s", "freezeDays": 180, "miniProgram": "%s", "revision": 0}
            """
                .formatted(payee(), TestProvider.MERCHANT, TestProvider.SELLER, TestProvider.APP)));
  }

  /** By which payments know the merchant. */
  String payee() {
    return ActiveMerchant.payee(merchant);
  }

  /** The merchant has deposited so much, and sells for so much in one campaign more. */
  void lists(Money guarantee, Money volume) {
    var cause =
        Cause.of(
            World.COMMUNITY,
            ActiveMerchant.guaranteePayee(merchant),
            "test/" + UUID.randomUUID(),
            world.clock.instant());
    var deposit = world.writes();
    world.ledger.post(deposit, Recipes.guaranteePaid(cause, guarantee));
    deposit.commit();
    var listing = world.writes();
    merchants.list(listing, World.COMMUNITY, merchant, volume);
    listing.commit();
  }

  /** The committee says no to everything of the merchant's. */
  JsonNode veto() {
    return World.call(
        counter,
        committee,
        "PUT /communities/{community}/merchants/{merchant}/veto",
        Map.of("community", World.COMMUNITY.value(), "merchant", merchant.toString()),
        "{\"reason\":\"居民反对\"}");
  }

  /** A dead process answers 500, and whoever asked asks the same again. */
  static JsonNode insisting(Supplier<JsonNode> request) {
    var answer = answered(request);
    assertThat(answer.has("code")).as("%s", answer).isFalse();
    return answer;
  }

  /** What is answered in the end, be it a refusal. */
  static JsonNode answered(Supplier<JsonNode> request) {
    var answer = request.get();
    while (answer.path("status").asInt(0) == 500) {
      answer = request.get();
    }
    return answer;
  }

  /** All that is told is heard, and what is due now done; what died is told again. */
  void happens(List<String> notices) {
    Heard.by(world, notices);
  }

  /** The same until nothing is due any more, however late that is. */
  void falls(List<String> notices) {
    Heard.untilQuiet(world, notices);
  }

  /** An order that somebody paid for some time ago; its payment has its id. */
  void paid(WriteSet writes, OpenOrders.One one) {
    var number = number(one.id());
    world.provider.ask(number, one.amount());
    assertThat(world.provider.pay(number, one.amount(), TestProvider.SELLER)).isTrue();
    var ask =
        new Ask(
            World.COMMUNITY,
            one.id(),
            one.person(),
            payee(),
            one.subject(),
            Parts.of(Part.GOODS, one.amount()),
            "大桃",
            world.clock.instant().plus(Duration.ofMinutes(15)));
    new PaidBefore(world.payments).add(writes, ask, world.provider.orders().get(number).paid);
  }

  static String number(UUID payment) {
    return payment.toString().replace("-", "");
  }

  /** Calls an operation of group buy in the merchant's community. */
  JsonNode shop(PersonId caller, String route, Map<String, String> names, String body) {
    var parameters = new HashMap<>(names);
    parameters.put("community", World.COMMUNITY.value());
    return World.call(shop, caller, route, parameters, body);
  }
}
