package cn.linli.notice;

import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.ZoneId;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Until when WeChat takes no more messages of a channel: {@code quota / <channel>}. What can be
 * left out is left out so long.
 */
final class QuotaTable {
  /** WeChat counts by its own day. */
  private static final ZoneId WECHAT = ZoneId.of("Asia/Shanghai");

  private static TableSchema<Quota> schema() {
    return ItemSchema.of(
            Quota.class,
            row -> "quota",
            row -> row.channel().toString(),
            fields -> new Quota(fields.get("sk", Channel::of), fields.get("until")))
        .with("until", Instant.class, Quota::until)
        .build();
  }

  private record Quota(Channel channel, Instant until) {}

  private final Table<Quota> rows;

  QuotaTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, QuotaTable::schema);
  }

  boolean isUsedUp(Channel channel, Instant now) {
    return rows.get("quota", channel.toString())
        .filter(quota -> now.isBefore(quota.until()))
        .isPresent();
  }

  /** Nothing more until the day is over. */
  void usedUp(WriteSet writes, Channel channel, Instant now) {
    var tomorrow = now.atZone(WECHAT).toLocalDate().plusDays(1);
    writes.put(rows, new Quota(channel, tomorrow.atStartOfDay(WECHAT).toInstant()));
  }
}
