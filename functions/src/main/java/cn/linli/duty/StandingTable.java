package cn.linli.duty;

import cn.linli.activity.Tier;
import cn.linli.duty.Standing.Meeting;
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
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** How activities stand: {@code <community>#standing#<activity> / standing}. */
final class StandingTable {
  private static final String SK = "standing";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);
  private static final String NOT_COUNTED = "-";

  private static TableSchema<Standing> schema() {
    return ItemSchema.of(
            Standing.class,
            standing -> pk(standing.community(), standing.activity()),
            standing -> SK,
            StandingTable::standing)
        .with("community", String.class, standing -> standing.community().value())
        .with("activity", String.class, standing -> standing.activity().toString())
        .with("revision", Integer.class, Standing::revision)
        .with("isOn", Boolean.class, Standing::isOn)
        .with("kind", String.class, Standing::kind)
        .with("tier", String.class, standing -> standing.tier().name())
        .with("meetings", TEXTS, s -> s.meetings().stream().map(StandingTable::text).toList())
        .build();
  }

  private static Standing standing(ItemSchema.Fields fields) {
    List<String> meetings = fields.get("meetings");
    return new Standing(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.number("revision"),
        fields.get("isOn"),
        fields.get("kind"),
        Tier.valueOf(fields.<String>get("tier")),
        meetings.stream().map(StandingTable::meeting).toList());
  }

  private static String text(Meeting meeting) {
    return (meeting.isOccasion() ? "" : NOT_COUNTED) + meeting.start();
  }

  private static Meeting meeting(String text) {
    boolean counts = !text.startsWith(NOT_COUNTED);
    return new Meeting(Instant.parse(counts ? text : text.substring(1)), counts);
  }

  private final Table<Standing> rows;

  StandingTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, StandingTable::schema);
  }

  Optional<Standing> find(CommunityId community, UUID activity) {
    return rows.get(pk(community, activity), SK);
  }

  /** Puts a standing in the place of the one that was read, or null. */
  void put(WriteSet writes, Standing next, Standing read) {
    var condition = Condition.isAt(read == null ? 0 : read.revision());
    writes.put(rows, next, condition, new Stale());
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#standing#" + activity;
  }
}
