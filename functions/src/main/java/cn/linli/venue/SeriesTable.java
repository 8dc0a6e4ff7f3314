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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Weekly series: {@code <community>#series#<id> / series}. */
final class SeriesTable {
  private static final String SK = "series";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Series> schema() {
    return ItemSchema.of(
            Series.class, row -> pk(row.community(), row.id()), row -> SK, SeriesTable::series)
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, row -> row.id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("zone", String.class, Series::zone)
        .with("start", Instant.class, row -> row.first().start())
        .with("end", Instant.class, row -> row.first().end())
        .with("mode", String.class, row -> row.mode().toString())
        .with("people", Integer.class, row -> row.use().people())
        .with("purpose", String.class, row -> row.use().purpose().toString())
        .with("organiser", String.class, row -> row.use().organiser().kind().toString())
        .with("group", String.class, row -> row.use().organiser().name())
        .with("noteHash", Integer.class, Series::noteHash)
        .with("outcomes", TEXTS, Series::outcomes)
        .with("placedAt", Instant.class, Series::placedAt)
        .with("revision", Integer.class, Series::revision)
        .build();
  }

  private final Table<Series> rows;

  SeriesTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, SeriesTable::schema);
  }

  Optional<Series> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  /** Writes the next revision of a series. */
  void put(WriteSet writes, Series next) {
    var condition = Condition.isAt(next.revision() - 1);
    writes.put(rows, next, condition, new Stale());
  }

  private static String pk(CommunityId community, UUID id) {
    return community + "#series#" + id;
  }

  private static Series series(ItemSchema.Fields fields) {
    return new Series(
        fields.get("community", CommunityId::new),
        fields.get("id", PersonId::uuid),
        fields.get("person", PersonId::of),
        fields.get("zone"),
        new TimeRange(fields.get("start"), fields.get("end")),
        fields.get("mode", Series.Mode::of),
        new Use(
            fields.number("people"),
            fields.get("purpose", Purpose::of),
            new Organiser(fields.get("organiser", Organiser.Kind::of), fields.get("group")),
            null),
        fields.number("noteHash"),
        fields.get("outcomes"),
        fields.get("placedAt"),
        fields.number("revision"));
  }
}
