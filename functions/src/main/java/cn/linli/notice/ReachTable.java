package cn.linli.notice;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How people can be reached: {@code P#<person> / reach}, a number for each template. It belongs to
 * no community, since WeChat asks people once for all.
 */
final class ReachTable {
  private static final String SK = "reach";

  private static TableSchema<Reach> schema() {
    var schema =
        ItemSchema.of(Reach.class, row -> pk(row.person()), row -> SK, ReachTable::read)
            .with("person", String.class, row -> row.person().toString())
            .with("unfollowedAt", Instant.class, Reach::unfollowedAt);
    for (var template : Template.values()) {
      schema.with(template.toString(), Integer.class, row -> row.credits().get(template));
    }
    return schema.build();
  }

  private static Reach read(ItemSchema.Fields fields) {
    var credits = new EnumMap<Template, Integer>(Template.class);
    for (var template : Template.values()) {
      Integer credit = fields.get(template.toString());
      if (credit != null) {
        credits.put(template, credit);
      }
    }
    return new Reach(
        fields.<String, PersonId>get("pk", pk -> PersonId.of(pk.substring(2))),
        credits,
        fields.get("unfollowedAt"));
  }

  private final Table<Reach> rows;

  ReachTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, ReachTable::schema);
  }

  static String pk(PersonId person) {
    return "P#" + person;
  }

  Reach get(PersonId person) {
    return rows.get(pk(person), SK).orElseGet(() -> new Reach(person, Map.of(), null));
  }

  /** More credit, or less. */
  void add(WriteSet writes, PersonId person, Map<Template, Integer> earned, List<Template> none) {
    var change = Condition.none();
    earned.forEach((template, count) -> change.add(template.toString(), count));
    none.forEach(template -> change.set(template.toString(), AttributeValue.fromN("0")));
    update(writes, person, change, new Stale());
  }

  /** One message less; throws what it means when there is none left. */
  void spend(WriteSet writes, PersonId person, Template template, RuntimeException ifNone) {
    var name = template.toString();
    update(writes, person, Condition.none().atLeast(name, 1).add(name, -1), ifNone);
  }

  void unfollowed(WriteSet writes, PersonId person, Instant at) {
    var change = Condition.none().set("unfollowedAt", AttributeValue.fromS(at.toString()));
    update(writes, person, change, new Stale());
  }

  /** They may be tried again; throws what it means when nothing said that they may not. */
  void followed(WriteSet writes, PersonId person, RuntimeException ifNever) {
    update(
        writes, person, Condition.none().present("unfollowedAt").remove("unfollowedAt"), ifNever);
  }

  private static void update(
      WriteSet writes, PersonId person, Condition change, RuntimeException ifNot) {
    writes.update(NoticeTable.NAME, pk(person), SK, change, ifNot);
  }

  void forget(WriteSet writes, PersonId person) {
    writes.delete(NoticeTable.NAME, pk(person), SK, Condition.none(), new Stale());
  }
}
