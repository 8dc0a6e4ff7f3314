package cn.linli.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cn.linli.coldstart.DynamoServer;
import cn.linli.local.Database;
import cn.linli.sim.WeChatPayLargeBills;
import cn.linli.sim.WeChatPayLargeDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A large day is reconciled in the memory of its function: the worker is a process of its own that
 * dies in the middle, and another one goes on. Exits with an error unless exactly what is wrong
 * with the day is found, within 512 MB.
 *
 * <p>{@code mvn -q -pl functions test-compile exec:exec@bill}
 */
final class BillBenchmark {
  /** Less than the 85 % of it that Lambda's runtime gives, so that the rest surely has room. */
  private static final String HEAP = "-Xmx384m";

  private static final int DYING_IN_CHUNK = 2;

  /** Ten o'clock on the next day. */
  private static final Duration BILLED = Duration.ofHours(34);

  private static final Duration NEXT_LOOK = Duration.ofMinutes(31);

  private final LargeDay day;
  private final WeChatPayLargeDay bills;
  private final DynamoServer dynamo;
  private final DynamoDbClient database;

  private BillBenchmark(LargeDay day, WeChatPayLargeDay bills, DynamoServer dynamo) {
    this.day = day;
    this.bills = bills;
    this.dynamo = dynamo;
    this.database = DynamoServer.client(dynamo.uri());
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    var day = LargeDay.of(Integer.parseInt(arguments[0]));
    var folder = Files.createTempDirectory("bill");
    boolean isRight;
    try (var dynamo = new DynamoServer(Database.PREFIX)) {
      long began = System.nanoTime();
      var bills = new WeChatPayLargeDay(folder, day::write);
      System.out.printf(
          "%d rows of the trade bill and %d of the fund-flow bill, %d MB packed, made in %d s%n",
          bills.rows(),
          bills.flows(),
          bills.packedBytes() / 1_000_000,
          (System.nanoTime() - began) / 1_000_000_000);
      isRight = new BillBenchmark(day, bills, dynamo).run();
    } finally {
      Files.deleteIfExists(folder.resolve("trade.gz"));
      Files.deleteIfExists(folder.resolve("flow.gz"));
      Files.deleteIfExists(folder);
    }
    System.exit(isRight ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Centre.in(database, Clock.systemUTC(), "http://127.0.0.1:1", "http://127.0.0.1/").found();
    countEntries();
    var later = Duration.between(Instant.now(), LargeDay.START.plus(BILLED));
    System.out.printf("A worker with %s:%n%n" + Steps.HEAD, HEAP);
    boolean hasDied = work(later, DYING_IN_CHUNK) == Steps.DEAD;
    System.out.printf("%nAnother one, half an hour later:%n%n" + Steps.HEAD);
    boolean hasEnded = work(later.plus(NEXT_LOOK), -1) == 0;
    System.out.println();
    return isFound() && hasDied && hasEnded;
  }

  /** What the projection of the books has counted by the next day. */
  private void countEntries() {
    var month = LargeDay.DATE.toString().substring(0, 7);
    var item =
        Map.of(
            "pk", AttributeValue.fromS(LargeDay.COMMUNITY + "#days#" + month),
            "sk", AttributeValue.fromS(LargeDay.DATE + "#provider/" + LargeDay.PAYEE),
            "debits", AttributeValue.fromN("0"),
            "credits", AttributeValue.fromN("0"),
            "entries", AttributeValue.fromN(Integer.toString(day.entries())));
    database.putItem(put -> put.tableName(Database.PREFIX + "ledger").item(item));
  }

  private int work(Duration clock, int dyingIn) throws IOException, InterruptedException {
    try (var weChatPay = new WeChatPayLargeBills(Clock.offset(Clock.systemUTC(), clock), bills)) {
      var command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              HEAP,
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              BillWorker.class.getName(),
              Integer.toString(day.rows()),
              clock.toString(),
              dynamo.uri().toString(),
              weChatPay.baseUrl(),
              Integer.toString(dyingIn));
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
  }

  private boolean isFound() {
    var stored =
        database
            .getItem(
                get ->
                    get.tableName(Database.PREFIX + "reconciliation")
                        .key(
                            Map.of(
                                "pk", AttributeValue.fromS(LargeDay.COMMUNITY + "#days"),
                                "sk",
                                    AttributeValue.fromS(LargeDay.DATE + "#" + LargeDay.ACCOUNT))))
            .item();
    var found = breaks();
    System.out.printf(
        "%s rows, %s matched, %d breaks:%n%s%n",
        stored.get("rows").n(), stored.get("matched").n(), found.size(), String.join("\n", found));
    return found.equals(day.breaks())
        && is(stored, "rows", day.rows())
        && is(stored, "matched", day.matched())
        && is(stored, "open", day.breaks().size())
        && is(stored, "paid", bills.paid())
        && is(stored, "refunded", bills.refunded())
        && is(stored, "feesTaken", bills.feesTaken())
        && is(stored, "feesReturned", bills.feesReturned());
  }

  private static boolean is(Map<String, AttributeValue> stored, String name, long expected) {
    return stored.get(name).n().equals(Long.toString(expected));
  }

  private Set<String> breaks() {
    var partition = LargeDay.COMMUNITY + "#breaks#" + LargeDay.ACCOUNT + "#" + LargeDay.DATE;
    var found = new TreeSet<String>();
    database
        .query(
            query ->
                query
                    .tableName(Database.PREFIX + "reconciliation")
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .forEach(item -> found.add(item.get("sk").s()));
    return found;
  }
}
