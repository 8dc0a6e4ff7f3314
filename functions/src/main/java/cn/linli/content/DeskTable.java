package cn.linli.content;

import cn.linli.content.Desk.Pin;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Desks of publishers: {@code <publisher>#desk / desk}. */
final class DeskTable {
  private static final String SK = "desk";
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Desk> schema() {
    return ItemSchema.of(Desk.class, desk -> pk(desk.publisher()), desk -> SK, DeskTable::desk)
        .with("publisher", String.class, Desk::publisher)
        .with("pins", TEXTS, desk -> texts(desk.pins(), Pin::asText))
        .with("scheduled", TEXTS, desk -> texts(desk.scheduled(), Instant::toString))
        .with("revision", Integer.class, Desk::revision)
        .build();
  }

  private static Desk desk(ItemSchema.Fields fields) {
    return new Desk(
        fields.get("publisher"),
        read(fields.get("pins"), Pin::of),
        read(fields.get("scheduled"), Instant::parse),
        fields.number("revision"));
  }

  private static <V> Map<String, String> texts(Map<UUID, V> values, Function<V, String> text) {
    var texts = new HashMap<String, String>();
    values.forEach((id, value) -> texts.put(id.toString(), text.apply(value)));
    return texts;
  }

  private static <V> Map<UUID, V> read(Map<String, String> texts, Function<String, V> value) {
    var values = new HashMap<UUID, V>();
    texts.forEach((id, text) -> values.put(PersonId.uuid(id), value.apply(text)));
    return values;
  }

  private final Table<Desk> rows;

  DeskTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, DeskTable::schema);
  }

  Desk get(String publisher) {
    return rows.get(pk(publisher), SK).orElseGet(() -> new Desk(publisher, Map.of(), Map.of(), 0));
  }

  void put(WriteSet writes, Desk next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(String publisher) {
    return publisher + "#desk";
  }
}
