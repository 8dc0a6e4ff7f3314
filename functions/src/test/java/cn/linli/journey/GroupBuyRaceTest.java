package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many who want the same pieces at the same instant. */
class GroupBuyRaceTest {
  private static final Fair FAIR = new Fair();
  private static final List<Client> CROWD =
      IntStream.range(0, 256).mapToObj(i -> FAIR.till.town.resident()).toList();

  /** Of the crowd, so many send a second order in the same instant. */
  private static final int GREEDY = 28;

  private static final int RELEASED = 40;

  /** More at once than these the engine under the platform lets wait for its lock, and then not. */
  private static final Semaphore IN_FLIGHT = new Semaphore(64);

  @AfterEach
  void weatherClears() {
    FAIR.till.town.weather().clear();
  }

  private static List<String> all(Fair.Sale sale, int quantity, List<Client> clients)
      throws Exception {
    return AtOnce.all(
            clients.stream()
                .map(client -> (Callable<Answer>) () -> placed(sale, client, quantity))
                .toList())
        .stream()
        .map(Answer::code)
        .toList();
  }

  /** Somebody who asks again while the platform says it is busy. */
  private static Answer placed(Fair.Sale sale, Client client, int quantity) {
    var order = new Fair.Order(sale, "heping-li", client.person(), UUID.randomUUID());
    Answer answer;
    do {
      answer = order.place(client, quantity);
    } while (answer.status() == 503);
    return answer;
  }

  @Test
  void scenario40StockOfTenIsReservedTenTimesByAHundred() throws Exception {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 1));

    var codes = all(sale, 1, CROWD.subList(0, 100));

    assertThat(codes.stream().collect(Collectors.groupingBy(c -> c, Collectors.counting())))
        .isEqualTo(Map.of("ok", 10L, "groupbuy.sold-out", 90L));
    assertThat(sale.page().at("/progress/left").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void sellsTwoHundredToTwoHundredOf256AndAgainWhatIsReleased(int shelves) throws Exception {
    FAIR.till.town.weather().conflicts(20);
    var sale = FAIR.onSale(Fair.Terms.of(1, 200, 1).shelves(shelves));

    var sold = sold(wishes(sale, Stream.concat(CROWD.stream(), CROWD.stream().limit(GREEDY))));

    assertThat(sold).hasSize(200);
    assertThat(sold.stream().map(Wish::client).distinct()).hasSize(200);
    var without = isSoldOut(sale, sold);
    assertThat(without).hasSize(56);
    AtOnce.all(sold.stream().limit(RELEASED).map(Wish::releasing).toList())
        .forEach(answer -> answer.expect(200));
    // What an instance saw a moment ago holds for a second.
    FAIR.till.town.passes(Duration.ofSeconds(2));
    var second = sold(wishes(sale, without.stream()));
    assertThat(second).hasSize(RELEASED);
    isSoldOut(sale, Stream.concat(sold.stream().skip(RELEASED), second.stream()).toList());
  }

  /** Somebody's order, and who places it. */
  private record Wish(Fair.Order order, Client client) {
    Answer placed() {
      return insisting(() -> order.place(client, 1));
    }

    Callable<Answer> placing() {
      return this::placed;
    }

    Callable<Answer> releasing() {
      return () -> insisting(() -> client.put(order.path() + "/cancellation", null));
    }

    /**
     * Asks the same again while the platform is busy, or the engine under it has let it wait too
     * long for a lock.
     */
    private static Answer insisting(Supplier<Answer> request) {
      Answer answer;
      do {
        IN_FLIGHT.acquireUninterruptibly();
        try {
          answer = request.get();
        } finally {
          IN_FLIGHT.release();
        }
      } while (answer.status() >= 500);
      return answer;
    }
  }

  private static List<Wish> wishes(Fair.Sale sale, Stream<Client> clients) {
    return clients
        .map(
            client ->
                new Wish(
                    new Fair.Order(sale, "heping-li", client.person(), UUID.randomUUID()), client))
        .toList();
  }

  /** Those that got something, of all at once. */
  private static List<Wish> sold(List<Wish> wishes) throws Exception {
    var codes =
        AtOnce.all(wishes.stream().map(Wish::placing).toList()).stream().map(Answer::code).toList();
    assertThat(codes)
        .allMatch(List.of("ok", "groupbuy.sold-out", "groupbuy.limit-reached")::contains);
    return IntStream.range(0, wishes.size())
        .filter(i -> codes.get(i).equals("ok"))
        .mapToObj(wishes::get)
        .toList();
  }

  /** Nothing lies anywhere, and hearing so writes nothing; who has nothing. */
  private static List<Client> isSoldOut(Fair.Sale sale, List<Wish> sold) {
    FAIR.till.town.weather().clear();
    assertThat(sale.page().at("/progress/left").asInt()).isZero();
    var have = sold.stream().map(Wish::client).toList();
    var without = CROWD.stream().filter(client -> !have.contains(client)).toList();
    var late = wishes(sale, without.stream().limit(1)).getFirst();
    var cost =
        FAIR.till
            .town
            .meter()
            .of(() -> assertThat(late.placed().code()).isEqualTo("groupbuy.sold-out"));
    assertThat(cost.writeUnits()).isZero();
    FAIR.till.town.weather().conflicts(20);
    return without;
  }

  @Test
  void leavesNothingLyingOnOtherShelves() throws Exception {
    var sale = FAIR.onSale(Fair.Terms.of(1, 10, 3).shelves(5));

    var codes = all(sale, 3, CROWD.subList(0, 6));

    assertThat(codes.stream().filter("ok"::equals)).hasSize(3);
    assertThat(all(sale, 1, CROWD.subList(6, 8)).stream().sorted().toList())
        .containsExactly("groupbuy.sold-out", "ok");
  }

  @Test
  void onePersonsLimitHoldsWhateverTheySendAtOnce() throws Exception {
    var sale = FAIR.onSale(Fair.Terms.of(1, 50, 3).shelves(4));
    var greedy = CROWD.getFirst();

    var codes = all(sale, 1, IntStream.range(0, 8).mapToObj(i -> greedy).toList());

    assertThat(codes.stream().filter("ok"::equals)).hasSize(3);
    assertThat(codes.stream().filter("groupbuy.limit-reached"::equals)).hasSize(5);
  }

  @Test
  void scenario35OfTwoForTheLastPieceOneGetsItAndTheGroupIsNeverExceeded() throws Exception {
    var sale = FAIR.onSale(Fair.Terms.of(1, 1, 1));
    var orders =
        CROWD.subList(0, 2).stream()
            .map(client -> new Fair.Order(sale, "heping-li", client.person(), UUID.randomUUID()))
            .toList();

    var placed =
        AtOnce.all(
            IntStream.range(0, 2)
                .mapToObj(i -> (Callable<Answer>) () -> orders.get(i).place(CROWD.get(i), 1))
                .toList());
    orders.forEach(order -> FAIR.till.pay.pay(order.number()));
    FAIR.till.pay.deliver(Delivery.TEN_AT_ONCE);
    FAIR.till.town.settles();

    assertThat(placed.stream().map(Answer::code).sorted().toList())
        .containsExactly("groupbuy.sold-out", "ok");
    assertThat(sale.page().at("/progress/paid").asInt()).isEqualTo(1);
  }
}
