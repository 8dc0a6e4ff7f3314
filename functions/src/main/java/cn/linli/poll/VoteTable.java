package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Votes: {@code <community>#voter#<person> / <contest>#<date>}. The key is what makes it one per
 * person, contest and day.
 */
final class VoteTable {
  private static TableSchema<Vote> schema() {
    return ItemSchema.of(
            Vote.class,
            row -> pk(row.contest().community(), row.person()),
            row -> sk(row.contest(), row.date()),
            VoteTable::vote)
        .with("community", String.class, row -> row.contest().community().value())
        .with("contest", String.class, row -> row.contest().id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("date", LocalDate.class, Vote::date)
        .with("entry", String.class, row -> row.entry().toString())
        .build();
  }

  private static Vote vote(ItemSchema.Fields fields) {
    var contest =
        Matter.Key.contest(
            fields.get("community", CommunityId::new), fields.get("contest", PersonId::uuid));
    return new Vote(
        contest,
        fields.get("person", PersonId::of),
        fields.get("date"),
        fields.get("entry", PersonId::uuid));
  }

  private final Table<Vote> rows;

  VoteTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, VoteTable::schema);
  }

  Optional<Vote> find(Matter.Key contest, PersonId person, LocalDate date) {
    return rows.get(pk(contest.community(), person), sk(contest, date));
  }

  void create(WriteSet writes, Vote vote, RuntimeException ifVoted) {
    writes.create(rows, vote, ifVoted);
  }

  Table.Slice<Vote> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(pk(community, person), "", after, limit, true);
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#voter#" + person;
  }

  private static String sk(Matter.Key contest, LocalDate date) {
    return contest.id() + "#" + date;
  }
}
