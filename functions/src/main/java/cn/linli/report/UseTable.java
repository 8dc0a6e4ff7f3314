package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What reservations count for at present: {@code <community>#use#<reservation> / <generation>}. */
final class UseTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.use().community(), row.use().reservation()),
            row -> Integer.toString(row.generation()),
            fields -> new Row(fields.number("generation"), use(fields)))
        .with("community", String.class, row -> row.use().community().value())
        .with("reservation", String.class, row -> row.use().reservation())
        .with("generation", Integer.class, Row::generation)
        .with("revision", Integer.class, row -> row.use().revision())
        .with("at", Instant.class, row -> row.use().at())
        .with("zone", String.class, row -> row.use().zone())
        .with("start", Instant.class, row -> row.use().time().start())
        .with("end", Instant.class, row -> row.use().time().end())
        .with("people", Integer.class, row -> row.use().people())
        .with("purpose", String.class, row -> row.use().purpose())
        .with("kind", String.class, row -> row.use().organiser().kind())
        .with("organiser", String.class, row -> row.use().organiser().name())
        .with("standing", String.class, row -> row.use().standing().name())
        .build();
  }

  private static Use use(ItemSchema.Fields fields) {
    return new Use(
        fields.get("community", CommunityId::new),
        fields.get("reservation"),
        fields.number("revision"),
        fields.get("at"),
        fields.get("zone"),
        new TimeRange(fields.get("start"), fields.get("end")),
        fields.number("people"),
        fields.get("purpose"),
        new Organiser(fields.get("kind"), fields.get("organiser")),
        Use.Standing.valueOf(fields.<String>get("standing")));
  }

  private final Table<Row> rows;

  UseTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, LogTable.NAME, UseTable::schema);
  }

  Optional<Use> find(CommunityId community, int generation, String reservation) {
    return rows.get(pk(community, reservation), Integer.toString(generation)).map(Row::use);
  }

  /** Puts a use in the place of the one that was read, or null. */
  void put(WriteSet writes, int generation, Use next, Use read) {
    var condition =
        read == null
            ? Condition.isNew()
            : Condition.none()
                .equal("revision", read.revision())
                .equal("at", AttributeValue.fromS(read.at().toString()));
    writes.put(rows, new Row(generation, next), condition, new Stale());
  }

  void delete(WriteSet writes, CommunityId community, int generation, String reservation) {
    var pk = pk(community, reservation);
    var sk = Integer.toString(generation);
    writes.delete(LogTable.NAME, pk, sk, Condition.none(), new Stale());
  }

  private static String pk(CommunityId community, String reservation) {
    return community + "#use#" + reservation;
  }

  private record Row(int generation, Use use) {}
}
