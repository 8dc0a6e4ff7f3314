package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Payments: {@code <community>#payment#<id> / payment}. */
final class PaymentTable {
  static final String NAME = "payment";
  static final EnhancedType<Map<String, Long>> FEN = EnhancedType.mapOf(String.class, Long.class);

  private static final EnhancedType<Set<String>> MARKS = EnhancedType.setOf(String.class);
  private static final String SK = "payment";

  private static TableSchema<Payment> schema() {
    var schema =
        ItemSchema.of(
                Payment.class,
                row -> pk(row.ask().community(), row.ask().payment()),
                row -> SK,
                PaymentTable::payment)
            .with("community", String.class, row -> row.ask().community().value())
            .with("id", String.class, row -> row.ask().payment().toString())
            .with("payer", String.class, row -> row.ask().payer().toString())
            .with("payee", String.class, row -> row.ask().payee())
            .with("subject", String.class, row -> row.ask().subject())
            .with("parts", FEN, row -> fen(row.ask().parts()))
            .with("description", String.class, row -> row.ask().description())
            .with("expiresAt", Instant.class, row -> row.ask().expiresAt())
            .with("openers", MARKS, row -> row.openers().isEmpty() ? null : row.openers())
            .with("askedAt", Instant.class, Payment::askedAt)
            .with("lookAt", Instant.class, Payment::lookAt)
            .with("state", String.class, Payment::word)
            .with("closedAt", Instant.class, when(Payment.Closed.class, Payment.Closed::at))
            .with("transaction", String.class, PaymentTable::transaction)
            .with("paidAt", Instant.class, when(Payment.Settled.class, Payment.Settled::paidAt))
            .with("returned", FEN, when(Payment.Settled.class, settled -> fen(settled.returned())))
            .with(
                "forfeited", FEN, when(Payment.Settled.class, settled -> fen(settled.forfeited())))
            .with("refunds", Integer.class, when(Payment.Settled.class, Payment.Settled::refunds))
            .with("revision", Integer.class, Payment::revision);
    return FrozenFields.add(schema).build();
  }

  private final Table<Payment> rows;

  PaymentTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, PaymentTable::schema);
  }

  Optional<Payment> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Payment next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  static String pk(CommunityId community, UUID id) {
    return community + "#payment#" + id;
  }

  private static <S extends Payment.State, V> Function<Payment, V> when(
      Class<S> state, Function<S, V> getter) {
    return row -> state.isInstance(row.state()) ? getter.apply(state.cast(row.state())) : null;
  }

  private static String transaction(Payment payment) {
    return switch (payment.state()) {
      case Payment.Open open -> null;
      case Payment.Closed closed -> null;
      case Payment.Quarantined quarantined -> quarantined.transaction();
      case Payment.Settled settled -> settled.transaction();
    };
  }

  static Map<String, Long> fen(Parts parts) {
    var fen = new TreeMap<String, Long>();
    parts.amounts().forEach((part, amount) -> fen.put(part.toString(), amount.fen()));
    return fen;
  }

  static Parts parts(Map<String, Long> fen) {
    var amounts = new EnumMap<Part, Money>(Part.class);
    fen.forEach((part, amount) -> amounts.put(Part.of(part), new Money(amount)));
    return new Parts(amounts);
  }

  private static Payment payment(ItemSchema.Fields fields) {
    var ask =
        new Ask(
            fields.get("community", CommunityId::new),
            fields.get("id", PersonId::uuid),
            fields.get("payer", PersonId::of),
            fields.get("payee"),
            fields.get("subject"),
            parts(fields.get("parts")),
            fields.get("description"),
            fields.get("expiresAt"));
    Set<String> marks = fields.get("openers");
    return new Payment(
        ask,
        marks == null ? Set.of() : Set.copyOf(marks),
        fields.get("askedAt"),
        fields.get("lookAt"),
        state(fields),
        fields.number("revision"));
  }

  private static Payment.State state(ItemSchema.Fields fields) {
    String word = fields.get("state");
    return switch (word) {
      case "open" -> new Payment.Open();
      case "closed" -> new Payment.Closed(fields.get("closedAt"));
      case "quarantined" -> new Payment.Quarantined(fields.get("transaction"));
      case "settled" ->
          new Payment.Settled(
              fields.get("transaction"),
              fields.get("paidAt"),
              parts(fields.get("returned")),
              parts(fields.get("forfeited")),
              fields.number("refunds"),
              FrozenFields.read(fields));
      default -> throw new IllegalStateException("a payment cannot be " + word);
    };
  }
}
