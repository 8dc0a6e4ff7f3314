package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The words of a week's digest, the same for all who read it: {@code <community>#issue / <Monday>}.
 */
final class IssueTable {
  private static final Duration KEPT = Duration.ofDays(30);

  private static TableSchema<Issue> schema() {
    return ItemSchema.of(
            Issue.class,
            row -> pk(row.community()),
            row -> row.monday().toString(),
            fields ->
                new Issue(
                    fields.get("community", CommunityId::new),
                    fields.<String, LocalDate>get("sk", LocalDate::parse),
                    fields.get("line"),
                    fields.get("ttl")))
        .with("community", String.class, row -> row.community().value())
        .with("line", String.class, Issue::line)
        .with("ttl", Long.class, Issue::ttl)
        .build();
  }

  private record Issue(CommunityId community, LocalDate monday, String line, long ttl) {}

  private final Table<Issue> rows;

  IssueTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, IssueTable::schema);
  }

  private static String pk(CommunityId community) {
    return community + "#issue";
  }

  Optional<String> line(CommunityId community, LocalDate monday) {
    return rows.get(pk(community), monday.toString()).map(Issue::line);
  }

  void create(WriteSet writes, CommunityId community, LocalDate monday, String line, Instant now) {
    var ttl = now.plus(KEPT).getEpochSecond();
    writes.create(rows, new Issue(community, monday, line, ttl), new Stale());
  }
}
