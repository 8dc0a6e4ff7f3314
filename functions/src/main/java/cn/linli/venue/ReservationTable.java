package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.venue.Reservation.AwaitingPayment;
import cn.linli.venue.Reservation.Confirmed;
import cn.linli.venue.Reservation.Ended;
import cn.linli.venue.Reservation.Offered;
import cn.linli.venue.Reservation.Pending;
import cn.linli.venue.Reservation.Waiting;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reservations: {@code <community>#reservation#<id> / reservation}. */
final class ReservationTable {
  private static final String SK = "reservation";
  private static final EnhancedType<Set<String>> TEXTS = EnhancedType.setOf(String.class);

  private static TableSchema<Reservation> schema() {
    return ItemSchema.of(
            Reservation.class,
            row -> pk(row.booking().community(), row.booking().id()),
            row -> SK,
            ReservationTable::reservation)
        .with("community", String.class, of(booking -> booking.community().value()))
        .with("id", String.class, of(booking -> booking.id().toString()))
        .with("person", String.class, of(booking -> booking.person().toString()))
        .with("zone", String.class, of(Booking::zone))
        .with("claimed", TEXTS, of(Booking::claimed))
        .with("start", Instant.class, of(booking -> booking.time().start()))
        .with("end", Instant.class, of(booking -> booking.time().end()))
        .with("askedStart", Instant.class, of(booking -> booking.asked().start()))
        .with("askedEnd", Instant.class, of(booking -> booking.asked().end()))
        .with("heldUntil", Instant.class, of(booking -> booking.held().end()))
        .with("people", Integer.class, of(booking -> booking.use().people()))
        .with("purpose", String.class, of(booking -> booking.use().purpose().toString()))
        .with("organiser", String.class, of(booking -> booking.use().organiser().kind().toString()))
        .with("group", String.class, of(booking -> booking.use().organiser().name()))
        .with("note", String.class, of(booking -> booking.use().note()))
        .with("fee", Long.class, of(booking -> booking.charge().fee().fen()))
        .with("deposit", Long.class, of(booking -> booking.charge().deposit().fen()))
        .with("payment", String.class, of(booking -> text(booking.payment())))
        .with("series", String.class, of(booking -> text(booking.series())))
        .with("activity", String.class, of(booking -> text(booking.activity())))
        .with("placedAt", Instant.class, of(Booking::placedAt))
        .with("revision", Integer.class, of(Booking::revision))
        .with("state", String.class, Reservation::state)
        .with("decideBy", Instant.class, when(Pending.class, Pending::decideBy))
        .with("holds", Boolean.class, when(Pending.class, Pending::holds))
        .with("offeredUntil", Instant.class, when(Offered.class, Offered::until))
        .with("payBy", Instant.class, when(AwaitingPayment.class, AwaitingPayment::payBy))
        .with("attendance", String.class, when(Confirmed.class, row -> text(row.attendance())))
        .with("missedAt", Instant.class, when(Confirmed.class, Confirmed::missedAt))
        .with("endedBy", String.class, when(Ended.class, row -> text(row.by())))
        .with("endedAt", Instant.class, when(Ended.class, Ended::at))
        .with("reason", String.class, when(Ended.class, Ended::reason))
        .with("was", String.class, when(Ended.class, Ended::was))
        .build();
  }

  private final Table<Reservation> rows;

  ReservationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, ReservationTable::schema);
  }

  Optional<Reservation> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  /** Writes the next revision of a reservation. */
  void put(WriteSet writes, Reservation next) {
    var condition = Condition.isAt(next.booking().revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  /** Removes what a person wrote about a reservation, for good: it is a revision of its own. */
  void forget(WriteSet writes, Reservation read) {
    var booking = read.booking();
    var next = AttributeValue.fromN(Integer.toString(booking.revision() + 1));
    var words =
        Condition.none()
            .equal("revision", booking.revision())
            .set("revision", next)
            .remove("note")
            .remove("reason");
    var pk = pk(booking.community(), booking.id());
    writes.update(ZoneTable.NAME, pk, SK, words, new Stale());
  }

  private static String pk(CommunityId community, UUID id) {
    return community + "#reservation#" + id;
  }

  private static <V> Function<Reservation, V> of(Function<Booking, V> getter) {
    return row -> getter.apply(row.booking());
  }

  private static <T extends Reservation, V> Function<Reservation, V> when(
      Class<T> state, Function<T, V> getter) {
    return row -> state.isInstance(row) ? getter.apply(state.cast(row)) : null;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Reservation reservation(ItemSchema.Fields fields) {
    var booking = booking(fields);
    String state = fields.get("state");
    return switch (state) {
      case Reservation.WAITING -> new Waiting(booking);
      case Reservation.OFFERED -> new Offered(booking, fields.get("offeredUntil"));
      case "pending" -> new Pending(booking, fields.get("decideBy"), fields.<Boolean>get("holds"));
      case "awaiting-payment" -> new AwaitingPayment(booking, fields.get("payBy"));
      case "confirmed" ->
          new Confirmed(booking, fields.get("attendance", Attendance::of), fields.get("missedAt"));
      default ->
          new Ended(
              booking,
              Reservation.How.valueOf(state.toUpperCase(Locale.ROOT)),
              fields.get("endedBy", PersonId::of),
              fields.get("endedAt"),
              fields.get("reason"),
              fields.get("was"));
    };
  }

  private static Booking booking(ItemSchema.Fields fields) {
    var time = new TimeRange(fields.get("start"), fields.get("end"));
    return new Booking(
        fields.get("community", CommunityId::new),
        fields.get("id", PersonId::uuid),
        fields.get("person", PersonId::of),
        fields.get("zone"),
        fields.get("claimed"),
        new TimeRange(fields.get("askedStart"), fields.get("askedEnd")),
        time,
        new TimeRange(time.start(), fields.get("heldUntil")),
        use(fields),
        new Charge(new Money(fields.<Long>get("fee")), new Money(fields.<Long>get("deposit"))),
        fields.get("payment", PersonId::uuid),
        fields.get("series", PersonId::uuid),
        fields.get("activity", PersonId::uuid),
        fields.get("placedAt"),
        fields.number("revision"));
  }

  private static Use use(ItemSchema.Fields fields) {
    return new Use(
        fields.number("people"),
        fields.get("purpose", Purpose::of),
        new Organiser(fields.get("organiser", Organiser.Kind::of), fields.get("group")),
        fields.get("note"));
  }
}
