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
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Requests that wait for the staff: {@code <community>#pending / <decide by>#<id>}. */
final class PendingTable {
  private static TableSchema<Request> schema() {
    return ItemSchema.of(
            Request.class,
            row -> pk(row.community()),
            row -> sk(row.decideBy(), row.id()),
            fields ->
                new Request(
                    fields.get("community", CommunityId::new),
                    fields.get("id", PersonId::uuid),
                    fields.get("zone"),
                    fields.get("person", PersonId::of),
                    fields.get("start"),
                    fields.get("end"),
                    fields.number("people"),
                    fields.number("revision"),
                    fields.get("decideBy")))
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, row -> row.id().toString())
        .with("zone", String.class, Request::zone)
        .with("person", String.class, row -> row.person().toString())
        .with("start", Instant.class, Request::start)
        .with("end", Instant.class, Request::end)
        .with("people", Integer.class, Request::people)
        .with("revision", Integer.class, Request::revision)
        .with("decideBy", Instant.class, Request::decideBy)
        .build();
  }

  private final Table<Request> rows;

  PendingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, PendingTable::schema);
  }

  void put(WriteSet writes, Reservation.Pending pending) {
    writes.put(rows, Request.of(pending));
  }

  void delete(WriteSet writes, Reservation.Pending pending) {
    var booking = pending.booking();
    var sk = sk(pending.decideBy(), booking.id());
    writes.delete(ZoneTable.NAME, pk(booking.community()), sk, Condition.none(), new Stale());
  }

  /** A page, the most urgent first. */
  Table.Slice<Request> page(CommunityId community, String after, int limit) {
    return rows.page(pk(community), "", after, limit, true);
  }

  static String sk(Instant decideBy, UUID id) {
    return decideBy + "#" + id;
  }

  private static String pk(CommunityId community) {
    return community + "#pending";
  }

  /** A request as the staff's list shows it. */
  record Request(
      CommunityId community,
      UUID id,
      String zone,
      PersonId person,
      Instant start,
      Instant end,
      int people,
      int revision,
      Instant decideBy) {
    TimeRange time() {
      return new TimeRange(start, end);
    }

    private static Request of(Reservation.Pending pending) {
      var booking = pending.booking();
      return new Request(
          booking.community(),
          booking.id(),
          booking.zone(),
          booking.person(),
          booking.time().start(),
          booking.time().end(),
          booking.use().people(),
          booking.revision(),
          pending.decideBy());
    }
  }
}
