package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Tickets: {@code <community>#ticket#<id> / ticket}. */
final class TicketTable {
  static final String NAME = "ticket";
  private static final String SK = "ticket";

  private static TableSchema<Ticket> schema() {
    var schema =
        ItemSchema.of(Ticket.class, row -> pk(row.key()), row -> SK, TicketTable::ticket)
            .with("community", String.class, row -> row.key().community().value())
            .with("id", String.class, row -> row.key().id().toString())
            .with("kind", String.class, row -> row.origin().kind().toString())
            .with("category", String.class, row -> row.origin().category())
            .with("reporter", String.class, row -> text(row.origin().reporter()))
            .with("by", String.class, row -> text(row.origin().by()))
            .with("name", String.class, row -> row.origin().name())
            .with("hidden", Boolean.class, row -> flag(row.origin().hidden()))
            .with("title", String.class, row -> row.origin().title())
            .with("filedAt", Instant.class, row -> row.origin().filedAt())
            .with("hours", Integer.class, row -> row.origin().hours());
    course(schema);
    stage(schema);
    return schema
        .with("resolution", String.class, row -> text(row.resolution()))
        .with("answeredAt", Instant.class, Ticket::answeredAt)
        .with("solved", Boolean.class, score(Score::solved))
        .with("stars", Integer.class, score(Score::stars))
        .with("comment", String.class, score(Score::words))
        .with("ratedAt", Instant.class, score(Score::at))
        .with("said", Integer.class, Ticket::said)
        .with("noted", Integer.class, Ticket::noted)
        .with("revision", Integer.class, Ticket::revision)
        .build();
  }

  private static void course(ItemSchema<Ticket> schema) {
    schema
        .with("due", Instant.class, row -> row.course().due())
        .with("told", String.class, row -> row.course().told().name())
        .with("late", Boolean.class, row -> flag(row.course().late()))
        .with("reopened", Boolean.class, row -> flag(row.course().reopened()))
        .with("asks", Integer.class, row -> row.course().asks());
  }

  private static void stage(ItemSchema<Ticket> schema) {
    schema
        .with("state", String.class, row -> row.stage().spelling())
        .with("desk", String.class, row -> row.stage().desk().toString())
        .with("handler", String.class, row -> text(row.stage().handlerOrNull()))
        .with(
            "since",
            Instant.class,
            row -> row.stage() instanceof Stage.Asked asked ? asked.since() : null)
        .with("until", Instant.class, TicketTable::until)
        .with(
            "ending",
            String.class,
            row -> row.stage() instanceof Stage.Closed closed ? text(closed.ending()) : null)
        .with(
            "closedAt",
            Instant.class,
            row -> row.stage() instanceof Stage.Closed closed ? closed.at() : null);
  }

  private static Instant until(Ticket row) {
    return switch (row.stage()) {
      case Stage.Asked asked -> asked.until();
      case Stage.Answered answered -> answered.until();
      case Stage.Waiting waiting -> null;
      case Stage.Working working -> null;
      case Stage.Closed closed -> null;
    };
  }

  private static <V> Function<Ticket, V> score(Function<Score, V> getter) {
    return row -> row.score() == null ? null : getter.apply(row.score());
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Boolean flag(boolean is) {
    return is ? true : null;
  }

  private static Ticket ticket(ItemSchema.Fields fields) {
    var key =
        new Ticket.Key(fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid));
    var course =
        new Course(
            fields.get("due"),
            Course.Told.valueOf(fields.<String>get("told")),
            fields.get("late") != null,
            fields.get("reopened") != null,
            fields.number("asks"));
    return new Ticket(
        key,
        origin(fields),
        stage(fields),
        course,
        fields.get("resolution", Resolution::of),
        fields.get("answeredAt"),
        scored(fields),
        fields.number("said"),
        fields.number("noted"),
        fields.number("revision"));
  }

  private static Origin origin(ItemSchema.Fields fields) {
    return new Origin(
        fields.get("kind", Kind::of),
        fields.get("category"),
        fields.get("reporter", PersonId::of),
        fields.get("by", PersonId::of),
        fields.get("name"),
        fields.get("hidden") != null,
        fields.get("title"),
        fields.get("filedAt"),
        fields.number("hours"));
  }

  private static Stage stage(ItemSchema.Fields fields) {
    var desk = fields.<String, Role>get("desk", Role::of);
    var handler = fields.<String, PersonId>get("handler", PersonId::of);
    Instant until = fields.get("until");
    var state = fields.<String>get("state");
    return switch (state) {
      case "waiting" -> new Stage.Waiting(desk);
      case "working" -> new Stage.Working(desk, handler);
      case "asked" -> new Stage.Asked(desk, handler, fields.get("since"), until);
      case "answered" -> new Stage.Answered(desk, handler, until);
      case "closed" ->
          new Stage.Closed(desk, handler, fields.get("ending", Ending::of), fields.get("closedAt"));
      default -> throw new IllegalStateException("no such state: " + state);
    };
  }

  private static Score scored(ItemSchema.Fields fields) {
    Integer stars = fields.get("stars");
    return stars == null
        ? null
        : new Score(
            fields.<Boolean>get("solved"), stars, fields.get("comment"), fields.get("ratedAt"));
  }

  private final Table<Ticket> rows;

  TicketTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, TicketTable::schema);
  }

  Optional<Ticket> find(Ticket.Key key) {
    return rows.get(pk(key), SK);
  }

  /** As it was a moment ago, for lists. */
  Optional<Ticket> glance(Ticket.Key key) {
    return rows.glance(pk(key), SK);
  }

  /** Writes the next revision, or a first one that must be new. */
  void put(WriteSet writes, Ticket next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  static String pk(Ticket.Key key) {
    return key.community() + "#ticket#" + key.id();
  }
}
