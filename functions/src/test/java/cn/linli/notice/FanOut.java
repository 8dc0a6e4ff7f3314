package cn.linli.notice;

import cn.linli.local.Database;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import cn.linli.town.Intercepted;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * How much it takes to tell thousands: that an activity they signed up for is vetoed, and the
 * digest of a week. docs/performance.md.
 */
public final class FanOut {
  private static final int AT_ONCE = 16;
  private static final String SUBSCRIBE_SEND = "/cgi-bin/message/subscribe/send";
  private static final String TEMPLATE_SEND = "/cgi-bin/message/template/send";

  private final Office office = new Office();
  private final Meter meter = new Meter();
  private final Consumer<Told> worker = office.door("local", meter).onNotice();
  private final List<PersonId> people = new ArrayList<>();

  private FanOut() {}

  /** Tells as many as {@code -Dpeople} says; fails where anybody hears nothing, or twice. */
  public static void main(String[] args) {
    var fanOut = new FanOut();
    int people = Integer.getInteger("people", 5_000);
    fanOut.moveIn(people);
    System.out.println(
        "| what | told | messages | requests each | transactions each | to WeChat | s |");
    fanOut.veto();
    fanOut.digest();
    fanOut.office.close();
    System.exit(0);
  }

  /** Counts what is asked of the database. */
  private static final class Meter implements Intercepted.Interceptor {
    final AtomicLong requests = new AtomicLong();
    final AtomicLong transactions = new AtomicLong();

    @Override
    public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
      requests.incrementAndGet();
      if (request instanceof TransactWriteItemsRequest) {
        transactions.incrementAndGet();
      }
      return call.go();
    }
  }

  /** Every second has accepted a message, the others follow. */
  private void moveIn(int count) {
    for (int number = 0; number < count; number++) {
      var key = "told" + number;
      var person = office.person(key);
      people.add(person);
      if (number % 2 == 0) {
        office.wechat().acceptMessage(Office.openid(key), Office.template("activity"));
        var writes = office.room.writes();
        office.room.reaches().add(writes, person, Map.of(Template.ACTIVITY, 1), List.of());
        writes.commit();
      } else {
        office.follows(person, true);
      }
    }
  }

  private void veto() {
    var activity = UUID.randomUUID();
    var start = office.clock.instant().plus(Duration.ofDays(2));
    office.gist = new Needs.Gist("中秋晚会", office.wang, List.of(start));
    var events =
        people.stream()
            .map(
                person ->
                    office.told(
                        "signup.changed",
                        Map.of(
                            "signUp",
                            UUID.randomUUID(),
                            "activity",
                            activity,
                            "person",
                            person,
                            "state",
                            "stopped",
                            "revision",
                            2)))
            .toList();
    measured("a veto, into the inbox", events.size(), () -> work(events));
    measured("a veto, to WeChat", events.size(), this::drain);
    everybodyHas(1);
  }

  private void digest() {
    for (var person : people) {
      var writes = office.room.writes();
      office.room.subscribers().put(writes, Office.HOME, person);
      writes.commit();
    }
    var writes = office.room.writes();
    var digests = new Digests(office.room);
    digests.expect(writes, Office.HOME);
    writes.commit();
    var at = digests.at(Office.HOME, LocalDate.parse("2026-12-07"));
    office.clock.advance(Duration.between(office.clock.instant(), at));
    office.tick();
    measured("a digest", people.size(), this::drain);
    everybodyHas(2);
  }

  private void everybodyHas(int notices) {
    for (var person : people) {
      if (office.inbox(person).size() != notices || office.unread(person) != notices) {
        throw new IllegalStateException("somebody heard of it not once");
      }
    }
    long heard =
        office.messages().sent().stream()
            .map(sent -> sent.openid() + sent.values())
            .distinct()
            .count();
    if (heard != office.messages().sent().size()) {
      throw new IllegalStateException("somebody was sent it twice");
    }
  }

  private interface Work {
    /** How many messages of the queue that took. */
    int run();
  }

  private void measured(String what, int told, Work work) {
    long requests = meter.requests.get();
    long transactions = meter.transactions.get();
    int calls = calls();
    long began = System.nanoTime();
    int messages = work.run();
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    System.out.printf(
        "| %s | %,d | %,d | %.1f | %.2f | %,d | %.0f |%n",
        what,
        told,
        messages,
        (double) (meter.requests.get() - requests) / told,
        (double) (meter.transactions.get() - transactions) / told,
        calls() - calls,
        seconds);
  }

  private int calls() {
    return office.wechat().calls(SUBSCRIBE_SEND) + office.wechat().calls(TEMPLATE_SEND);
  }

  /** As many at once as the template lets run. */
  private int work(List<Told> events) {
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var all = events.stream().map(event -> workers.submit(() -> worker.accept(event))).toList();
      for (var one : all) {
        one.get();
      }
      return all.size();
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** What is owed, and what that owes, until nothing is. */
  private int drain() {
    int messages = 0;
    var owed = owed();
    while (!owed.isEmpty()) {
      messages += work(owed.stream().map(FanOut::told).toList());
      owed.forEach(this::forget);
      owed = owed();
    }
    return messages;
  }

  private List<Map<String, AttributeValue>> owed() {
    var scan = office.database.client().scanPaginator(r -> r.tableName(Database.PREFIX + "outbox"));
    return scan.items().stream().toList();
  }

  private static Told told(Map<String, AttributeValue> item) {
    return Json.MAPPER.readValue(item.get("body").s(), Told.class);
  }

  private void forget(Map<String, AttributeValue> item) {
    var key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    office.database.client().deleteItem(r -> r.tableName(Database.PREFIX + "outbox").key(key));
  }
}
