package cn.linli.identity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Who did what to whom, when and why: {@code <community>#audit#<month> / <instant>#<random>}.
 * Entries are only ever added. Values of personal fields are never in them.
 */
public final class AuditLog {
  /** Sorts as it reads: {@link Instant#toString} drops trailing zeros and would not. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields ->
                new Row(
                    fields.get("pk"),
                    fields.get("sk"),
                    new Entry(
                        fields.get("at"),
                        fields.get("actor"),
                        fields.get("action"),
                        fields.get("subject"),
                        fields.get("detail"),
                        fields.get("reason"))))
        .with("at", Instant.class, row -> row.entry().at())
        .with("actor", String.class, row -> row.entry().actor())
        .with("action", String.class, row -> row.entry().action())
        .with("subject", String.class, row -> row.entry().subject())
        .with("detail", String.class, row -> row.entry().detail())
        .with("reason", String.class, row -> row.entry().reason())
        .build();
  }

  private final Dynamo dynamo;
  private final Table<Row> rows;
  private final Cursors cursors;
  private final Clock clock;

  /** The log of a database. */
  public AuditLog(Dynamo dynamo, Cursors cursors, Clock clock) {
    this.dynamo = dynamo;
    this.rows = Table.of(dynamo, PersonTable.NAME, AuditLog::schema);
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Adds an entry to what a use case writes. */
  public void add(
      WriteSet writes,
      CommunityId community,
      PersonId actor,
      String action,
      String subject,
      String detail,
      String reason) {
    var now = clock.instant();
    var sk = ORDERED.format(now) + "#" + UUID.randomUUID();
    var month = YearMonth.from(now.atZone(ZoneOffset.UTC));
    var entry = new Entry(now, actor.toString(), action, subject, detail, reason);
    writes.create(rows, new Row(pk(community, month), sk, entry), new Stale());
  }

  /** Writes one entry by itself, for what must be on record before it happens. */
  public void write(
      CommunityId community,
      PersonId actor,
      String action,
      String subject,
      String detail,
      String reason) {
    var writes = new WriteSet(dynamo);
    add(writes, community, actor, action, subject, detail, reason);
    writes.commit();
  }

  /** The entries of a month (UTC), newest first. */
  PageOf<Entry> list(CommunityId community, YearMonth month, Integer limit, String cursor) {
    var query = "audit " + pk(community, month);
    var page =
        rows.page(
            pk(community, month), "", cursors.position(query, cursor), PageOf.limit(limit), false);
    return new PageOf<>(
        page.items().stream().map(Row::entry).toList(), cursors.after(query, page.last()));
  }

  private static String pk(CommunityId community, YearMonth month) {
    return community + "#audit#" + month;
  }

  /** An entry as it is shown. */
  record Entry(
      Instant at, String actor, String action, String subject, String detail, String reason) {}

  private record Row(String pk, String sk, Entry entry) {}
}
