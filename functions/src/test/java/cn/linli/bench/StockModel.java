package cn.linli.bench;

import cn.linli.bench.Rush.Conditions;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.Sale;
import cn.linli.town.Stall;
import cn.linli.town.Town;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many orders a second a stock on so many shelves takes from partitions of DynamoDB's size.
 * Real orders are placed, what their transactions wrote is kept, and a model in which no time
 * passes draws from it. Exits with an error where a shelf takes less than {@link #LEAST} of what
 * its partition has room for.
 *
 * <p>{@code mvn -q -pl functions test-compile exec:exec@stock}
 */
final class StockModel {
  /** Two units for a shelf, out of a thousand. */
  private static final int A_SHELF = 500;

  private static final double LEAST = 0.8;
  private static final int ORDERS = 384;
  private static final List<Integer> SHELVES = List.of(1, 4, 16, 32);

  /** The first is the one in which the limit has to hold. */
  private static final List<Conditions> CONDITIONS =
      List.of(
          new Conditions(1, false),
          new Conditions(2, false),
          new Conditions(5, false),
          new Conditions(10, false),
          new Conditions(1, true),
          new Conditions(5, true));

  private final Town town = Town.another();
  private final UUID merchant = UUID.randomUUID();
  private final UUID product = UUID.randomUUID();
  private final Client owner = new Resident(town, "seller", 0).moveIn(Town.COMMUNITY);
  private final Client first = new Resident(town, "first", ORDERS + 1).moveIn(Town.COMMUNITY);

  public static void main(String[] arguments) {
    var model = new StockModel();
    boolean holds;
    try {
      holds = model.prints();
    } finally {
      model.town.deployment().close();
    }
    System.exit(holds ? 0 : 1);
  }

  /** Whether every number of shelves takes what it should. */
  private boolean prints() {
    Stall.open(town, owner, merchant, product);
    Sale.point(town);
    var buyers =
        IntStream.rangeClosed(1, ORDERS)
            .mapToObj(i -> new Resident(town, "buyer" + i, i).moveIn(Town.COMMUNITY))
            .toList();
    var patterns =
        SHELVES.stream().collect(Collectors.toMap(count -> count, count -> place(count, buyers)));
    describe(patterns);
    System.out.println(
        "| window ms | excluded pay | shelves | offered/s | accepted/s | of shelves × 500 | busy % | tries | p50 ms | p99 ms |");
    System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    boolean holds = true;
    for (var conditions : CONDITIONS) {
      for (int shelves : SHELVES) {
        double part = row(shelves, patterns.get(shelves), conditions);
        holds &= part >= LEAST || !conditions.equals(CONDITIONS.getFirst());
      }
    }
    return holds;
  }

  /** What the orders of a campaign write. */
  private Pattern place(int shelves, List<Client> buyers) {
    var sale = new Sale(town, merchant, product, UUID.randomUUID(), 2 * ORDERS, shelves, 2);
    sale.begin(owner);
    sale.order(first, UUID.randomUUID()).expect(200);
    return Pattern.of(
        buyers.stream()
            .map(
                buyer ->
                    town.meter()
                        .commitsOf(() -> sale.order(buyer, UUID.randomUUID()).expect(200))
                        .getFirst())
            .toList());
  }

  /** Which items an order writes, and over how many partitions those of all orders are spread. */
  private static void describe(Map<Integer, Pattern> patterns) {
    System.out.printf("| item | WRU | partitions of %d orders, by shelves |%n", ORDERS);
    System.out.println("| --- | ---: | --- |");
    for (var kind : patterns.get(SHELVES.getLast()).kinds()) {
      var partitions =
          SHELVES.stream()
              .map(shelves -> patterns.get(shelves).partitions(kind.name()))
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      System.out.printf("| %s | %d | %s |%n", kind.name(), kind.units(), partitions);
    }
    System.out.println();
  }

  private static double row(int shelves, Pattern pattern, Conditions conditions) {
    int offered = shelves * A_SHELF;
    var outcome = Rush.of(offered, pattern, conditions);
    double part = outcome.accepted() / offered;
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %.0f | %s | %d | %d | %.0f | %.2f | %.1f | %.1f | %.0f | %.0f |",
            conditions.windowMillis(),
            conditions.isCharged() ? "yes" : "no",
            shelves,
            offered,
            outcome.accepted(),
            part,
            outcome.busy(),
            outcome.tries(),
            outcome.p50(),
            outcome.p99()));
    return part;
  }
}
