package cn.linli.money;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What happens to goods after they were sold: they are handed out, with a network or without,
 * complained about, and ruled on.
 */
final class DayClaims {
  private final DayTrade trade;
  private final Market market;
  private final World world;
  private final Random random;
  final List<Complaint> all = new ArrayList<>();
  private final List<Scan> scans = new ArrayList<>();
  private int duplicates;

  /** What somebody wants back, or tried to. */
  record Complaint(Bought of, UUID id, long wanted) {}

  /** A code that was read without a network. */
  private record Scan(CommunityId community, String code, Instant at) {}

  DayClaims(DayTrade trade, Random random) {
    this.trade = trade;
    this.market = trade.market;
    this.world = trade.market.world;
    this.random = random;
  }

  int duplicates() {
    return duplicates;
  }

  void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> collect();
      case 3, 4 -> sync();
      case 5, 6, 7, 8, 9 -> complain();
      case 10, 11, 12 -> answer();
      case 13 -> escalate();
      case 14 -> rule();
      case 15 -> withdraw();
      default -> throw new IllegalStateException();
    }
  }

  /** When only the panel helps. */
  void lateStep() {
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> complain();
      case 3, 4 -> rule();
      case 5 -> trade.topUp(300 + random.nextInt(3_000));
      default -> throw new IllegalStateException();
    }
  }

  /** Some fetch what they have bought. A point reads their codes, and may have no network. */
  private void collect() {
    for (var order : trade.orders) {
      var view = order.view(market);
      if (view.hasNonNull("order") && view.hasNonNull("code") && random.nextInt(3) > 0) {
        var scan = new Scan(order.community(), view.path("code").asString(), world.clock.instant());
        if (random.nextInt(3) == 0) {
          scans.add(scan);
        } else {
          scan(scan, "");
        }
      }
    }
  }

  private void sync() {
    if (!scans.isEmpty()) {
      sync(scans.get(random.nextInt(scans.size())));
    }
  }

  private void sync(Scan scan) {
    var answer = scan(scan, ", \"at\": \"%s\"".formatted(scan.at()));
    duplicates += answer.path("duplicate").asBoolean(false) ? 1 : 0;
  }

  private JsonNode scan(Scan scan, String at) {
    return market.groupBuy(
        world.cast.staff(),
        "PUT /communities/{community}/pick-up-points/{point}/collections/{collection}",
        "{\"code\": \"%s\"%s}".formatted(scan.code(), at),
        scan.community(),
        Market.POINT,
        trade.id());
  }

  private void complain() {
    var paid =
        trade.orders.stream()
            .filter(order -> Bought.PAID.contains(order.view(market).path("state").asString("")))
            .toList();
    if (!paid.isEmpty()) {
      complain(paid.get(random.nextInt(paid.size())));
    }
  }

  private void complain(Bought order) {
    long most = order.quantity() * Sale.PRICE;
    long wanted = random.nextBoolean() ? most : 100 + random.nextLong(most - 100);
    var complaint = new Complaint(order, trade.id(), wanted);
    var answer =
        claim(
            complaint,
            order.person(),
            "",
            "{\"campaign\": \"%s\", \"order\": \"%s\", \"wantedFen\": %d, \"reason\": \"坏\"}"
                .formatted(order.sale().id(), order.id(), wanted));
    if (answer.has("claim") || answer.path("status").asInt() == 500) {
      all.add(complaint);
    }
  }

  /** As whoever complained sees it; without a state where it was never opened. */
  JsonNode view(Complaint complaint) {
    var of = complaint.of();
    var route = "GET /communities/{community}/claims/{claim}";
    return market.aftersale(of.person(), route, null, of.community(), complaint.id());
  }

  private JsonNode claim(Complaint complaint, PersonId caller, String rest, String body) {
    var route = "PUT /communities/{community}/claims/{claim}" + rest;
    return market.aftersale(caller, route, body, complaint.of().community(), complaint.id());
  }

  private void answer() {
    if (!all.isEmpty()) {
      var complaint = all.get(random.nextInt(all.size()));
      var body =
          random.nextInt(3) == 0
              ? "{\"answer\": \"accept\"}"
              : "{\"answer\": \"reject\", \"reason\": \"完好\"}";
      market.aftersale(
          trade.bazaar.owner,
          "PUT /communities/{community}/merchants/{merchant}/claims/{claim}/answer",
          body,
          World.COMMUNITY,
          trade.bazaar.merchant,
          complaint.id());
    }
  }

  private void escalate() {
    for (var complaint : all) {
      claim(complaint, complaint.of().person(), "/escalation", null);
    }
  }

  private void withdraw() {
    if (!all.isEmpty() && random.nextInt(3) == 0) {
      var complaint = all.get(random.nextInt(all.size()));
      claim(complaint, complaint.of().person(), "/withdrawal", null);
    }
  }

  private void rule() {
    if (!all.isEmpty()) {
      rule(all.get(random.nextInt(all.size())));
    }
  }

  private JsonNode rule(Complaint complaint) {
    if (random.nextInt(4) == 0) {
      return dismiss(complaint);
    }
    long award = random.nextInt(3) == 0 ? 100 : complaint.wanted();
    var decision = "\"award\", \"amountFen\": " + award;
    return rule(complaint, decision);
  }

  private JsonNode dismiss(Complaint complaint) {
    return rule(complaint, "\"dismiss\"");
  }

  private JsonNode rule(Complaint complaint, String decision) {
    return claim(
        complaint,
        trade.bazaar.panel,
        "/ruling",
        "{\"decision\": %s, \"reason\": \"照片\"}".formatted(decision));
  }

  /** Nobody dies any more: what points have read is told, and no dispute waits for the panel. */
  void insist() {
    scans.forEach(this::sync);
    for (var complaint : all) {
      if (rule(complaint).has("code")) {
        dismiss(complaint);
      }
    }
    if (random.nextInt(3) == 0) {
      trade.topUp(20_000);
    }
  }
}
