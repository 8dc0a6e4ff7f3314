package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.RawItems;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lines: {@code <community>#line#<activity>#<scope> / <since>#<sign-up>}, and how many stand in
 * one: {@code <community>#lined#<activity>#<scope> / line}.
 */
final class LineTable {
  private static final String SK = "line";
  private static final String PEOPLE = "people";
  private static final String WAITERS = "waiters";
  private static final String CLOSED = "closed";

  /** Begins the attribute that counts the people who wait for a ticket. */
  private static final String FOR = "for-";

  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  /** Sorts as it reads: {@link Instant#toString} drops trailing zeros and would not. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);

  private static TableSchema<Waiter> schema() {
    return ItemSchema.of(Waiter.class, row -> pk(row.target()), LineTable::sk, LineTable::read)
        .with("since", Instant.class, Waiter::since)
        .with(PEOPLE, TEXTS, LineTable::people)
        .with("split", Boolean.class, row -> row.split() ? true : null)
        .build();
  }

  private static List<String> people(Waiter waiter) {
    return waiter.people().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .toList();
  }

  private static AttributeValue texts(List<String> texts) {
    return AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList());
  }

  private static Waiter read(ItemSchema.Fields fields) {
    var people = new LinkedHashMap<PersonId, String>();
    for (var text : fields.<List<String>>get(PEOPLE)) {
      var parts = text.split(" ", 2);
      people.put(PersonId.of(parts[0]), parts[1]);
    }
    var sk = fields.<String>get("sk");
    return new Waiter(
        target(fields.get("pk")),
        UUID.fromString(sk.substring(sk.indexOf('#') + 1)),
        fields.get("since"),
        people,
        fields.get("split") != null);
  }

  private static Target target(String pk) {
    var parts = pk.split("#", 4);
    return new Target(new CommunityId(parts[0]), UUID.fromString(parts[2]), parts[3]);
  }

  private final Table<Waiter> waiters;
  private final RawLines lines;

  LineTable(Dynamo dynamo) {
    this.waiters = Table.of(dynamo, SignUpTable.NAME, LineTable::schema);
    this.lines = new RawLines(dynamo);
  }

  /** How many wait, as it is now. */
  Line find(Target target) {
    return lines.find(target);
  }

  /** Those who wait, in the order in which they came, as it is now. */
  Table.Slice<Waiter> page(Target target, String after, int limit) {
    return waiters.pageNow(pk(target), after, limit);
  }

  /** The place of somebody in the line, from 1, as far as one looks. */
  Optional<Integer> place(SignUp signUp, int furthest) {
    var page = page(signUp.target(), null, furthest).items();
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).id().equals(signUp.id())) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /**
   * People join the line, if so few stand there and it is not closed.
   *
   * @param most how many may wait
   */
  void join(WriteSet writes, Waiter waiter, int most, RuntimeException ifFull) {
    writes.create(waiters, waiter, new Stale());
    var change = Condition.none().below(WAITERS, most).absent(CLOSED).add(WAITERS, 1);
    waiter.needs().forEach((ticket, count) -> change.add(FOR + ticket, count));
    update(writes, waiter.target(), change, ifFull);
  }

  /**
   * Some of them, or all, leave it, wherever they go.
   *
   * @param isOpen whether the line must be open still
   */
  void leave(WriteSet writes, Waiter waiter, Map<PersonId, String> leaving, boolean isOpen) {
    var rest = waiter.without(leaving);
    boolean isGone = rest.people().isEmpty();
    // Others of them may be about to leave: who is last is known only if nobody has.
    var isAsRead = Condition.none().equal(PEOPLE, texts(people(waiter)));
    if (isGone) {
      writes.delete(SignUpTable.NAME, pk(waiter.target()), sk(waiter), isAsRead, new Stale());
    } else {
      writes.put(waiters, rest, isAsRead, new Stale());
    }
    var change = Condition.none();
    if (isGone) {
      change.add(WAITERS, -1);
    }
    new Waiter(waiter.target(), waiter.id(), waiter.since(), leaving, false)
        .needs()
        .forEach((ticket, count) -> change.add(FOR + ticket, -count));
    if (isOpen) {
      change.absent(CLOSED);
    }
    update(writes, waiter.target(), change, new Stale());
  }

  /** The entry of a sign-up that waits. */
  Optional<Waiter> find(SignUp signUp) {
    var sk = ORDERED.format(signUp.placedAt()) + "#" + signUp.id();
    return waiters.get(pk(signUp.target()), sk);
  }

  /** Nothing is written if somebody waits for one of these. */
  void requireEmpty(WriteSet writes, Target target, Iterable<String> tickets) {
    var condition = Condition.none();
    tickets.forEach(ticket -> condition.below(FOR + ticket, 1));
    writes.check(SignUpTable.NAME, counted(target), SK, condition, new Stale());
  }

  /** From now on nobody joins it. */
  void close(WriteSet writes, Target target) {
    update(
        writes, target, Condition.none().set(CLOSED, AttributeValue.fromBool(true)), new Stale());
  }

  private static void update(
      WriteSet writes, Target target, Condition change, RuntimeException ifNot) {
    writes.update(SignUpTable.NAME, counted(target), SK, change, ifNot);
  }

  private static String sk(Waiter waiter) {
    return ORDERED.format(waiter.since()) + "#" + waiter.id();
  }

  private static String pk(Target target) {
    return "%s#line#%s#%s".formatted(target.community(), target.activity(), target.scope());
  }

  private static String counted(Target target) {
    return "%s#lined#%s#%s".formatted(target.community(), target.activity(), target.scope());
  }

  /** Items whose attributes are named by tickets, so that no schema can name them. */
  private record RawLines(Dynamo dynamo) {
    Line find(Target target) {
      var items = new RawItems(dynamo, SignUpTable.NAME);
      var found = items.list(counted(target));
      if (found.isEmpty()) {
        return new Line(target, 0, Map.of(), false);
      }
      var item = found.getFirst();
      var people = new TreeMap<String, Integer>();
      item.forEach(
          (name, value) -> {
            if (name.startsWith(FOR)) {
              people.put(name.substring(FOR.length()), Integer.valueOf(value.n()));
            }
          });
      return new Line(
          target,
          Integer.parseInt(item.getOrDefault(WAITERS, AttributeValue.fromN("0")).n()),
          people,
          item.containsKey(CLOSED));
    }
  }
}
