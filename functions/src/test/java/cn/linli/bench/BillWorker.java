package cn.linli.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import cn.linli.coldstart.DynamoServer;
import cn.linli.ledger.Accounts;
import cn.linli.ledger.Ledger;
import cn.linli.reconciliation.Needs;
import cn.linli.reconciliation.Reconciliations;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import cn.linli.town.Intercepted;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.slf4j.LoggerFactory;

/**
 * The worker {@code onReconciliationFellDue} in a process of its own, with the memory it has in the
 * cloud: it is told of the day once, as its deadline tells it, and then to go on.
 */
final class BillWorker {
  private BillWorker() {}

  /**
   * Works.
   *
   * @param arguments the rows of the day, how far its clock is from the machine's, where DynamoDB
   *     is, where WeChat Pay is, and the chunk whose end it does not live to save, or -1
   */
  public static void main(String[] arguments) {
    ((Logger) LoggerFactory.getLogger("cn.linli")).setLevel(Level.OFF);
    var day = LargeDay.of(Integer.parseInt(arguments[0]));
    var clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[1]));
    var database = DynamoServer.client(URI.create(arguments[2]));
    var books = new LargeBooks(day);
    var steps = new Steps(day.rows(), Integer.parseInt(arguments[4]));
    var client = Intercepted.by(steps, Intercepted.by(books, database));
    var centre = Centre.in(client, clock, arguments[3], "http://127.0.0.1/notices");
    var ledger = new Ledger(centre.dynamo(), clock);
    var accounts =
        new Accounts(
            centre.dynamo(), clock, community -> ZoneId.of("Asia/Shanghai"), centre.cursors());
    var worker =
        new Reconciliations(
                centre.dynamo(),
                clock,
                centre.cursors(),
                () -> new Needs(centre::weChatPay, centre.payments(), accounts, ledger))
            .onReconciliationFellDue();
    worker.accept(told(clock, "reconciliation.day"));
    int invocations = 1;
    while (!steps.isDone()) {
      worker.accept(told(clock, "reconciliation.go-on"));
      invocations++;
    }
    System.out.printf(
        "Done in %d invocations with %d pages of the books; %s%n",
        invocations, books.queries(), Memory.words());
    System.exit(Memory.isEnough() ? 0 : 1);
  }

  private static Told told(Clock clock, String task) {
    var due = Map.of("task", task, "ref", LargeDay.ACCOUNT + "/" + LargeDay.DATE);
    return new Told(
        UUID.randomUUID(),
        "reconciliation.fell-due",
        new CommunityId(LargeDay.COMMUNITY),
        clock.instant(),
        Json.MAPPER.valueToTree(due));
  }
}
