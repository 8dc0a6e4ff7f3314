package cn.linli.duty;

import cn.linli.activity.Tier;
import cn.linli.duty.Facts.Session;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is known of sessions: {@code <community>#session#<activity> / <number>}. */
final class FactTable {
  static final String NAME = "duty";
  private static final String TOLD_AT = "toldAt";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, FactTable::row)
        .with("kind", String.class, row -> row.held().kind())
        .with("tier", String.class, row -> row.held().tier().name())
        .with("start", Instant.class, row -> row.held().start())
        .with("isOccasion", Boolean.class, row -> row.held().isOccasion())
        .with(TOLD_AT, Instant.class, row -> row.held().toldAt())
        .with("attended", Integer.class, Row::attended)
        .build();
  }

  private static Row row(ItemSchema.Fields fields) {
    Instant toldAt = fields.get(TOLD_AT);
    var held =
        toldAt == null
            ? null
            : new Held(
                fields.get("kind"),
                Tier.valueOf(fields.<String>get("tier")),
                fields.get("start"),
                fields.get("isOccasion"),
                toldAt);
    return new Row(fields.get("pk"), fields.get("sk"), held, fields.get("attended"));
  }

  private final StandingTable standings;
  private final Table<Row> rows;

  FactTable(Dynamo dynamo) {
    this.standings = new StandingTable(dynamo);
    this.rows = Table.of(dynamo, NAME, FactTable::schema);
  }

  /** All that is known of an activity now. */
  Facts read(CommunityId community, UUID activity) {
    var standing = standings.find(community, activity).orElse(null);
    var sessions = new TreeMap<Integer, Session>();
    for (var row : rows.list(pk(community, activity), "")) {
      int attended = row.attended() == null ? 0 : row.attended();
      sessions.put(Integer.valueOf(row.sk()), new Session(row.held(), attended));
    }
    return new Facts(community, activity, standing, sessions);
  }

  /** Puts a standing in the place of the one that was read. */
  void put(WriteSet writes, Standing next, Facts read) {
    standings.put(writes, next, read.standing());
  }

  /** Puts on record that a session took place, in the place of what was read of it. */
  void put(WriteSet writes, int session, Held next, Facts read) {
    var before = read.session(session).held();
    var change = before == null ? Condition.none().absent(TOLD_AT) : isStill(before);
    change
        .set("kind", AttributeValue.fromS(next.kind()))
        .set("tier", AttributeValue.fromS(next.tier().name()))
        .set("start", AttributeValue.fromS(next.start().toString()))
        .set("isOccasion", AttributeValue.fromBool(next.isOccasion()))
        .set(TOLD_AT, AttributeValue.fromS(next.toldAt().toString()));
    var pk = pk(read.community(), read.activity());
    writes.update(NAME, pk, sk(session), change, new Stale());
  }

  private static Condition isStill(Held before) {
    return Condition.none()
        .equal(TOLD_AT, AttributeValue.fromS(before.toldAt().toString()))
        .equal("start", AttributeValue.fromS(before.start().toString()));
  }

  /** One more person came to a session. */
  void came(WriteSet writes, CommunityId community, UUID activity, int session) {
    var change = Condition.none().add("attended", 1);
    writes.update(NAME, pk(community, activity), sk(session), change, new Stale());
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#session#" + activity;
  }

  private static String sk(int session) {
    return "%02d".formatted(session);
  }

  private record Row(String pk, String sk, Held held, Integer attended) {}
}
