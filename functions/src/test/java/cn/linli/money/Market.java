package cn.linli.money;

import cn.linli.aftersale.AftersaleFunctions;
import cn.linli.aftersale.Claims;
import cn.linli.files.Uploads;
import cn.linli.groupbuy.GroupBuyFunctions;
import cn.linli.groupbuy.GroupBuys;
import cn.linli.merchant.ActiveMerchant;
import cn.linli.merchant.MerchantFunctions;
import cn.linli.merchant.Merchants;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.HttpApi;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The merchants, group buys and complaints of a world, with the points to pick up at. */
final class Market {
  /** The pick-up point of each community. */
  static final String POINT = "hall";

  /** Where merchants sell: at home, and next door. */
  static final List<CommunityId> COMMUNITIES =
      List.of(World.COMMUNITY, new CommunityId("xingfu-li"));

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  final World world;
  final TestShipments shipments = new TestShipments();
  private final HttpApi merchant;
  private final HttpApi groupBuy;
  private final HttpApi aftersale;

  Market(World world) {
    this.world = world;
    var uploads = new Uploads(world.dynamo, world.clock, () -> null, person -> {});
    var merchants = new Merchants(world.dynamo, world.clock, needsOfMerchants(uploads));
    var groupBuys = new GroupBuys(world.dynamo, world.clock, needsOfGroupBuys(merchants, uploads));
    var claims =
        new Claims(
            world.dynamo,
            world.clock,
            new cn.linli.aftersale.Needs(
                groupBuys, merchants, world.payments, world.ledger, uploads, world.people));
    merchant = MerchantFunctions.api(merchants, world.gate);
    groupBuy = GroupBuyFunctions.api(groupBuys, world.gate);
    aftersale = AftersaleFunctions.api(claims, world.gate);
    wire(merchants, groupBuys, claims);
    new ActiveMerchant(world.dynamo, World.COMMUNITY, world.clock.instant()).category(1);
    COMMUNITIES.forEach(this::point);
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

  private cn.linli.groupbuy.Needs needsOfGroupBuys(Merchants merchants, Uploads uploads) {
    return new cn.linli.groupbuy.Needs(
        merchants,
        world.payments,
        uploads,
        world.people,
        world.communities,
        world.keys,
        () -> null,
        () -> shipments);
  }

  /** As the template has it: the rules of the bus, and the kinds of deadline. */
  private void wire(Merchants merchants, GroupBuys groupBuys, Claims claims) {
    var due = claims.onClaimDue();
    var orders = groupBuys.onGroupBuyDue();
    world.listens("aftersale.fell-due", due);
    world.listens("groupbuy.fell-due", orders);
    world.listens("merchant.vetoed", orders);
    world.listens("payment.settled", about("order/", orders));
    world.listens("payment.closed", about("order/", orders));
    world.listens("payment.settled", about("guarantee/", merchants.onMerchantDue()));
    world.listens("payment.settled", about("guarantee/", due));
    Claims.DEADLINES.forEach(kind -> world.handles(kind, claims::handOver));
    GroupBuys.DEADLINES.forEach(kind -> world.handles(kind, groupBuys::handOver));
  }

  private static Consumer<Told> about(String subject, Consumer<Told> consumer) {
    return told -> {
      if (told.data().path("subject").asString().startsWith(subject)) {
        consumer.accept(told);
      }
    };
  }

  private void point(CommunityId community) {
    groupBuy(
        world.cast.staff(),
        "PUT /communities/{community}/pick-up-points/{point}",
        """
        {"name": "中心大厅", "address": "一层", "keepers": ["%s"], "open": true, "revision": 0}
        """
            .formatted(world.cast.staff()),
        community,
        POINT);
  }

  /** Calls an operation of merchants, with what its route names in the order of the route. */
  JsonNode merchant(PersonId caller, String route, String body, Object... names) {
    return call(merchant, caller, route, body, names);
  }

  /** The same of group buy. */
  JsonNode groupBuy(PersonId caller, String route, String body, Object... names) {
    return call(groupBuy, caller, route, body, names);
  }

  /** The same of after-sale. */
  JsonNode aftersale(PersonId caller, String route, String body, Object... names) {
    return call(aftersale, caller, route, body, names);
  }

  private static JsonNode call(
      HttpApi api, PersonId caller, String route, String body, Object... names) {
    var parameters = new HashMap<String, String>();
    var matcher = NAME.matcher(route);
    for (var name : names) {
      matcher.find();
      parameters.put(matcher.group(1), name.toString());
    }
    return World.call(api, caller, route, parameters, body);
  }
}
