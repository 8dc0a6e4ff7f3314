package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Deliveries: {@code <community>#about#<subject> / d#<state>#<kind>#<person>}. One exists from the
 * moment somebody is told, so that nobody is told twice.
 */
final class DeliveryTable {
  private static final String PREFIX = "d#";
  private static final Duration KEPT = Duration.ofDays(180);
  private static final EnhancedType<Map<String, String>> BY_NAME =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Delivery> schema() {
    return ItemSchema.of(
            Delivery.class,
            row -> pk(row.key().community(), row.key().occasion().subject()),
            row -> PREFIX + row.key().sk(),
            DeliveryTable::read)
        .with("community", String.class, row -> row.key().community().value())
        .with("subject", String.class, row -> row.key().occasion().subject())
        .with("notice", String.class, Delivery::notice)
        .with("template", String.class, row -> row.template().toString())
        .with("overtakable", Boolean.class, Delivery::overtakable)
        .with("until", Instant.class, Delivery::until)
        .with("steps", BY_NAME, DeliveryTable::steps)
        .with("attempts", Integer.class, Delivery::attempts)
        .with("since", Instant.class, Delivery::since)
        .with("unsure", Instant.class, Delivery::unsure)
        .with("createdAt", Instant.class, Delivery::createdAt)
        .with("ttl", Long.class, row -> row.createdAt().plus(KEPT).getEpochSecond())
        .with("revision", Integer.class, Delivery::revision)
        .build();
  }

  private static Map<String, String> steps(Delivery row) {
    var texts = new TreeMap<String, String>();
    row.steps().forEach((channel, step) -> texts.put(channel.toString(), step.toString()));
    return texts;
  }

  private static Delivery read(ItemSchema.Fields fields) {
    var steps = new EnumMap<Channel, Delivery.Step>(Channel.class);
    fields
        .<Map<String, String>>get("steps")
        .forEach((channel, step) -> steps.put(Channel.of(channel), Delivery.Step.of(step)));
    return new Delivery(
        Delivery.Key.of(
            fields.get("community", CommunityId::new),
            fields.get("subject"),
            fields.<String>get("sk").substring(PREFIX.length())),
        fields.get("notice"),
        fields.get("template", Template::of),
        fields.get("overtakable"),
        fields.get("until"),
        steps,
        fields.number("attempts"),
        fields.get("since"),
        fields.get("unsure"),
        fields.get("createdAt"),
        fields.number("revision"));
  }

  private final Table<Delivery> rows;

  DeliveryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, DeliveryTable::schema);
  }

  static String pk(CommunityId community, String subject) {
    return community + "#about#" + subject;
  }

  Optional<Delivery> find(Delivery.Key key) {
    return rows.get(pk(key.community(), key.occasion().subject()), PREFIX + key.sk());
  }

  void create(WriteSet writes, Delivery delivery, RuntimeException ifTold) {
    writes.create(rows, delivery, ifTold);
  }

  /** The next of a delivery that nobody changed meanwhile. */
  void put(WriteSet writes, Delivery next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** A page, the latest state first. */
  Table.Slice<Delivery> page(CommunityId community, String subject, String after, int limit) {
    return rows.page(pk(community, subject), PREFIX, after, limit, false);
  }
}
