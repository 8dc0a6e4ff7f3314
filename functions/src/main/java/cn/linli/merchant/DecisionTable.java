package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What was decided about a merchant in a community, for ever: {@code
 * <community>#decisions#<merchant> / <instant>#<revision>#<random>}.
 */
final class DecisionTable {
  /** Sorts as it reads. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.decision().community(), row.decision().merchant()),
            Row::sk,
            fields ->
                new Row(
                    fields.get("sk"),
                    new Decision(
                        fields.get("community", CommunityId::new),
                        fields.get("merchant", PersonId::uuid),
                        fields.get("at"),
                        fields.get("by", PersonId::of),
                        fields.get("what"),
                        fields.get("about"),
                        fields.get("reason"))))
        .with("community", String.class, row -> row.decision().community().value())
        .with("merchant", String.class, row -> row.decision().merchant().toString())
        .with("at", Instant.class, row -> row.decision().at())
        .with("by", String.class, DecisionTable::by)
        .with("what", String.class, row -> row.decision().what())
        .with("about", String.class, row -> row.decision().about())
        .with("reason", String.class, row -> row.decision().reason())
        .build();
  }

  private static String by(Row row) {
    return row.decision().by() == null ? null : row.decision().by().toString();
  }

  private final Table<Row> rows;

  DecisionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, DecisionTable::schema);
  }

  /**
   * Adds a decision to what a use case writes.
   *
   * @param revision of the merchant, by which decisions of one moment keep their order
   */
  void add(WriteSet writes, Decision decision, int revision) {
    var at = ORDERED.format(decision.at());
    var sk = "%s#%06d#%s".formatted(at, revision, UUID.randomUUID());
    writes.create(rows, new Row(sk, decision), new Stale());
  }

  /** The newest first. */
  Table.Slice<Row> page(CommunityId community, UUID merchant, String after, int limit) {
    return rows.page(pk(community, merchant), "", after, limit, false);
  }

  private static String pk(CommunityId community, UUID merchant) {
    return community + "#decisions#" + merchant;
  }

  /** A decision and its place. */
  record Row(String sk, Decision decision) {}
}
