package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Awards: {@code <contest>#awards / <prize>-<rank>}; at most two hundred of a contest. */
final class AwardTable {
  private static TableSchema<Award> schema() {
    return ItemSchema.of(
            Award.class, row -> pk(row.contest()), row -> row.id().key(), AwardTable::award)
        .with("community", String.class, row -> row.contest().community().value())
        .with("contest", String.class, row -> row.contest().id().toString())
        .with("award", String.class, row -> row.id().toString())
        .with("prize", String.class, Award::prize)
        .with("entry", String.class, row -> row.entry().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("handedOutAt", Instant.class, Award::handedOutAt)
        .with("handedOutBy", String.class, AwardTable::by)
        .with("how", String.class, row -> row.how() == null ? null : row.how().toString())
        .with("revision", Integer.class, Award::revision)
        .build();
  }

  private static String by(Award award) {
    return award.handedOutBy() == null ? null : award.handedOutBy().toString();
  }

  private static Award award(ItemSchema.Fields fields) {
    var contest =
        Matter.Key.contest(
            fields.get("community", CommunityId::new), fields.get("contest", PersonId::uuid));
    return new Award(
        contest,
        fields.get("award", Award.Id::of),
        fields.get("prize"),
        fields.get("entry", PersonId::uuid),
        fields.get("person", PersonId::of),
        fields.get("handedOutAt"),
        fields.get("handedOutBy", PersonId::of),
        fields.get("how", Award.How::of),
        fields.number("revision"));
  }

  private final Table<Award> rows;

  AwardTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, AwardTable::schema);
  }

  /** Only while its contest is counted: later ones are changed alone. */
  void put(WriteSet writes, Award award) {
    writes.put(rows, award);
  }

  void change(WriteSet writes, Award next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  Optional<Award> find(Matter.Key contest, Award.Id id) {
    return rows.get(pk(contest), id.key());
  }

  List<Award> all(Matter.Key contest) {
    return rows.glanceAll(pk(contest), "");
  }

  private static String pk(Matter.Key contest) {
    return contest.pk() + "#awards";
  }
}
