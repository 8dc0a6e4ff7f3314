package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
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
        .with("heldUntil", Instant.class, of(booking -> booking.held().end()))
        .with("people", Integer.class, of(Booking::people))
        .with("purpose", String.class, of(Booking::purpose))
        .with("placedAt", Instant.class, of(Booking::placedAt))
        .with("state", String.class, Reservation::state)
        .with("cancelledBy", String.class, cancelled(row -> row.by().toString()))
        .with("cancelledAt", Instant.class, cancelled(Reservation.Cancelled::at))
        .with("reason", String.class, cancelled(Reservation.Cancelled::reason))
        .build();
  }

  private final Table<Reservation> rows;

  ReservationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, ReservationTable::schema);
  }

  Optional<Reservation> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  void create(WriteSet writes, Reservation reservation) {
    writes.create(rows, reservation, new Stale());
  }

  /** Replaces a reservation that is still confirmed. */
  void cancel(WriteSet writes, Reservation.Cancelled next) {
    var confirmed = Condition.none().equal("state", AttributeValue.fromS("confirmed"));
    writes.put(rows, next, confirmed, new Stale());
  }

  /** Removes what a person wrote about a reservation. */
  void forget(WriteSet writes, CommunityId community, UUID id) {
    var words = Condition.exists().remove("purpose").remove("reason");
    writes.update(ZoneTable.NAME, pk(community, id), SK, words, new Stale());
  }

  private static String pk(CommunityId community, UUID id) {
    return community + "#reservation#" + id;
  }

  private static <V> Function<Reservation, V> of(Function<Booking, V> getter) {
    return row -> getter.apply(row.booking());
  }

  private static <V> Function<Reservation, V> cancelled(Function<Reservation.Cancelled, V> getter) {
    return row -> row instanceof Reservation.Cancelled cancelled ? getter.apply(cancelled) : null;
  }

  private static Reservation reservation(ItemSchema.Fields fields) {
    var time = new TimeRange(fields.get("start"), fields.get("end"));
    var confirmed =
        new Reservation.Confirmed(
            new Booking(
                fields.get("community", CommunityId::new),
                fields.get("id", PersonId::uuid),
                fields.get("person", PersonId::of),
                fields.get("zone"),
                fields.get("claimed"),
                time,
                new TimeRange(time.start(), fields.get("heldUntil")),
                fields.number("people"),
                fields.get("purpose"),
                fields.get("placedAt")));
    return fields.get("cancelledAt") == null
        ? confirmed
        : confirmed.cancel(
            fields.get("cancelledBy", PersonId::of),
            fields.get("cancelledAt"),
            fields.get("reason"));
  }
}
