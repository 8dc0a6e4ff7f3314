package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Participations: {@code <community>#participant#<person> / <poll>}. They have nothing else: no
 * time, no number, nothing that an answer has too (docs/adr/0034).
 */
final class ParticipationTable {
  private static TableSchema<Participation> schema() {
    return ItemSchema.of(
            Participation.class,
            Participation::pk,
            row -> row.poll().toString(),
            fields -> new Participation(fields.get("pk"), fields.get("sk", PersonId::uuid)))
        .build();
  }

  private record Participation(String pk, UUID poll) {}

  private final Table<Participation> rows;

  ParticipationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, ParticipationTable::schema);
  }

  void create(WriteSet writes, Matter.Key poll, PersonId person, RuntimeException ifAnswered) {
    writes.create(rows, new Participation(pk(poll.community(), person), poll.id()), ifAnswered);
  }

  boolean has(Matter.Key poll, PersonId person) {
    return rows.get(pk(poll.community(), person), poll.id().toString()).isPresent();
  }

  Table.Slice<UUID> page(CommunityId community, PersonId person, String after, int limit) {
    var page = rows.page(pk(community, person), "", after, limit, true);
    return new Table.Slice<>(page.items().stream().map(Participation::poll).toList(), page.last());
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#participant#" + person;
  }
}
