package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Till;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A town where people are given money: at the centre's cost, or a merchant's. */
final class Awards {
  static final CommunityId COMMUNITY = new CommunityId(Town.COMMUNITY);

  final PaidTown till = new PaidTown();
  final Till books = new Till(till.town, "centre");

  Awards() {
    till.pay.topUp(WeChatPaySimulator.DIRECT, 1_000_000);
  }

  /** Something that somebody shall get. */
  record Award(Awards town, String person, String id, long fen) {
    Client who() {
      return town.till.town.back(person);
    }

    String path() {
      return "/communities/heping-li/payouts/" + id;
    }

    JsonNode stored() {
      return who().get(path()).expect(200).body();
    }

    String state() {
      return stored().path("state").asString();
    }

    Answer open() {
      return who().put(path() + "/confirmation", "{\"app\":\"mini-program\"}");
    }

    /** Waits until it is so. */
    Award is(String state) {
      Eventually.holds(() -> assertThat(state()).isEqualTo(state));
      return this;
    }

    /** The same, while time goes on. */
    Award becomes(String state) {
      Eventually.holds(
          () -> {
            town.passes(Duration.ofMinutes(2));
            assertThat(state()).isEqualTo(state);
          });
      return this;
    }

    /** The number of the transfer that waits for its person. */
    String number() {
      var number = PayoutNumbers.of(id);
      var waiting = town.till.pay.receivers().toConfirm();
      return waiting.stream().filter(each -> each.startsWith(number)).findFirst().orElseThrow();
    }

    /** Its person confirms it in WeChat; nothing is told yet. */
    Award confirm() {
      assertThat(town.till.pay.receivers().confirm(number())).isEqualTo("ok");
      return this;
    }

    /** The same, and everybody hears of it. */
    Award arrives() {
      confirm();
      town.till.pay.deliver(Delivery.IN_ORDER);
      town.till.town.settles();
      return this;
    }

    /** The different events of a type about it. */
    List<JsonNode> told(String type) {
      return town.till.town.deployment().bus().published().stream()
          .map(Json.MAPPER::readTree)
          .filter(event -> event.path("type").asString().equals(type))
          .filter(event -> event.at("/data/payout").asString("").equals(id))
          .distinct()
          .toList();
    }

    Optional<JsonNode> exception(String kind) {
      var queue = town.till.finance().get("/communities/heping-li/payment-exceptions").expect(200);
      return queue
          .body()
          .path("items")
          .valueStream()
          .filter(item -> item.path("kind").asString().equals(kind))
          .filter(item -> item.path("payout").asString("").equals(id))
          .findFirst();
    }

    /** Whether finance sees that it is owed. */
    boolean isOwed() {
      var page = town.till.finance().get("/communities/heping-li/payouts-owed").expect(200);
      return page.body()
          .path("items")
          .valueStream()
          .anyMatch(item -> item.path("payout").asString().equals(id));
    }
  }

  /** Somebody is awarded so much, all of which is there. */
  Award award(long fen) {
    return award(till.town.resident(), fen);
  }

  Award award(Client who, long fen) {
    var promise = promise(who.person(), "centre", fen);
    books.write(
        (ledger, writes) -> {
          till.town.deployment().payments().payOut(writes, promise, promise.amount());
          ledger.post(writes, Recipes.compensated(books.cause(promise.cause()), promise.amount()));
        });
    return new Award(this, who.person(), promise.id(), fen);
  }

  static Promise promise(String person, String payee, long fen) {
    var id = "award-" + UUID.randomUUID();
    return new Promise(
        COMMUNITY,
        id,
        payee,
        PersonId.of(person),
        new Money(fen),
        PayoutKind.AWARD,
        "草莓纠纷先行赔付",
        "dispute/" + id);
  }

  static Cause cause(Awards town, Promise promise) {
    return Cause.of(COMMUNITY, promise.payee(), promise.cause(), town.till.town.now());
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
}
