package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Stall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A town where neighbours buy together: a merchant that may sell, and a point to collect at. */
final class Fair {
  static final int PRICE = 3000;

  final PaidTown till = new PaidTown();
  final UUID merchant = UUID.randomUUID();
  final UUID product = UUID.randomUUID();
  private final String owner;
  final Stall stall;

  Fair() {
    var resident = till.town.resident();
    owner = resident.person();
    stall = Stall.open(till.town, resident, merchant, product);
    point("heping-li", "hall", till.town.operator());
  }

  /** A pick-up point that its operator keeps. */
  void point(String community, String point, Client operator) {
    operator
        .put(
            "/communities/%s/pick-up-points/%s".formatted(community, point),
            """
            {"name": "中心大厅", "address": "一层", "keepers": ["%s"], "open": true, "revision": 0}
            """
                .formatted(operator.person()))
        .expect(200);
  }

  Client owner() {
    return till.town.back(owner);
  }

  /** What a campaign offers; a test says what it is about. */
  record Terms(
      int minimum, int stock, int perPerson, String reach, String uncollected, String more) {
    static Terms of(int minimum, int stock, int perPerson) {
      return new Terms(
          minimum, stock, perPerson, "{\"communities\": [\"heping-li\"]}", "refund", "");
    }

    Terms shelves(int count) {
      return more(", \"shelves\": " + count);
    }

    Terms reach(String where) {
      return new Terms(minimum, stock, perPerson, where, uncollected, more);
    }

    Terms uncollected(String rule) {
      return new Terms(minimum, stock, perPerson, reach, rule, more);
    }

    /** Other terms, in JSON, each with a comma before it. */
    Terms more(String json) {
      return new Terms(minimum, stock, perPerson, reach, uncollected, json);
    }

    String json(Instant now) {
      return """
          {"reach": %s, "priceFen": %d, "minimum": %d, "stock": %d, "perPerson": %d, "opensAt": "%s",
           "deadline": "%s", "windows": [{"from": "%s", "until": "%s"}], "uncollected": "%s"%s}
          """
          .formatted(
              reach,
              PRICE,
              minimum,
              stock,
              perPerson,
              now,
              now.plus(Duration.ofHours(2)),
              now.plus(Duration.ofHours(3)),
              now.plus(Duration.ofHours(30)),
              uncollected,
              more);
    }
  }

  /** A campaign that is on sale for two hours; it is collected from an hour later on for a day. */
  Sale onSale(Terms terms) {
    var sale = new Sale(this, UUID.randomUUID());
    var draft = sale.write(terms).expect(200);
    owner()
        .put(
            sale.path("heping-li") + "/submission",
            "{\"revision\": %d}".formatted(draft.body().path("revision").asInt()))
        .expect(200);
    sale.decide("pass", 2).expect(200);
    return sale;
  }

  /** A campaign of the fair. */
  record Sale(Fair fair, UUID campaign) {
    String path(String community) {
      return "/communities/%s/campaigns/%s".formatted(community, campaign);
    }

    Answer write(Terms terms) {
      return fair.owner()
          .put(
              path("heping-li"),
              """
              {"merchant": "%s", "product": "%s", "terms": %s, "revision": 0}
              """
                  .formatted(fair.merchant, fair.product, terms.json(fair.till.town.now())));
    }

    Answer decide(String decision, int revision) {
      return fair.till
          .town
          .operator()
          .put(
              path("heping-li") + "/decision",
              "{\"decision\": \"%s\", \"reason\": \"已看\", \"revision\": %d}"
                  .formatted(decision, revision));
    }

    /** Its page, of which an instance may have seen the figures a second ago. */
    JsonNode page() {
      fair.till.town.passes(Duration.ofSeconds(2));
      return fair.till.town.anybody().get(path("heping-li")).expect(200).body();
    }

    String state() {
      return page().path("state").asString();
    }

    /** Somebody new orders some pieces. */
    Order order(int quantity) {
      var buyer = fair.till.town.resident();
      var order = new Order(this, "heping-li", buyer.person(), UUID.randomUUID());
      order.place(buyer, quantity).expect(200);
      return order;
    }

    /** Somebody new orders some pieces and pays for them, and everybody hears of it. */
    Order paid(int quantity) {
      return order(quantity).pays().told();
    }

    /** Until it is decided. */
    void ends() {
      fair.passes(Duration.ofHours(2));
      Eventually.holds(
          () -> {
            fair.passes(Duration.ofMinutes(1));
            assertThat(state()).isIn("succeeded", "failed");
          });
      fair.till.town.settles();
    }
  }

  /** Somebody's order. */
  record Order(Sale sale, String community, String person, UUID id) {
    Client who() {
      return sale.fair.till.town.back(person);
    }

    String path() {
      return sale.path(community) + "/orders/" + id;
    }

    Answer place(Client buyer, int quantity) {
      return buyer.put(
          path(),
          "{\"quantity\": %d, \"point\": \"hall\", \"app\": \"mini-program\"}".formatted(quantity));
    }

    String number() {
      return id.toString().replace("-", "");
    }

    /** At the provider; nobody has heard of it yet. */
    Order pays() {
      assertThat(sale.fair.till.pay.pay(number())).isEqualTo("ok");
      return this;
    }

    /** Everybody hears of it. */
    Order told() {
      sale.fair.till.pay.deliver(Delivery.IN_ORDER);
      sale.fair.till.town.settles();
      return this;
    }

    JsonNode stored() {
      return who().get(path()).expect(200).body();
    }

    String state() {
      return stored().path("state").asString();
    }

    String code() {
      return stored().path("code").asString();
    }

    /** What went back, as the provider told it. */
    List<Long> refunds() {
      return sale.fair.till.refunds(id);
    }
  }

  /** A keeper reads a code. */
  Answer collect(Client keeper, String point, String code, String more) {
    return keeper.put(
        "/communities/heping-li/pick-up-points/%s/collections/%s"
            .formatted(point, UUID.randomUUID()),
        "{\"code\": \"%s\"%s}".formatted(code, more));
  }

  /** So much time passes, in which whatever is owed is done. */
  void passes(Duration time) {
    till.passes(time);
    till.town.settles();
    till.pay.deliver(Delivery.IN_ORDER);
    till.town.settles();
  }

  /** The different events of a type about an order. */
  long told(String type, UUID order) {
    return till.town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals(type))
        .filter(event -> event.at("/data/order").asString("").equals(order.toString()))
        .map(event -> event.path("id").asString())
        .distinct()
        .count();
  }
}
