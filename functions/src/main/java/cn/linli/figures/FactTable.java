package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Facts: {@code <community>#facts / <subject>}. */
final class FactTable {
  static final String NAME = "figures";
  private static final EnhancedType<Map<String, String>> TEXTS =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Fact> schema() {
    return ItemSchema.of(Fact.class, fact -> pk(fact.community()), Fact::subject, FactTable::fact)
        .with("community", String.class, fact -> fact.community().value())
        .with("order", Long.class, Fact::order)
        .with("type", String.class, fact -> fact.matter().type())
        .with("matter", String.class, fact -> Json.text(fact.matter()))
        .with("counted", TEXTS, FactTable::counted)
        .with("revision", Integer.class, Fact::revision)
        .build();
  }

  private static Fact fact(ItemSchema.Fields fields) {
    var counted = new TreeMap<Integer, Fact.Counted>();
    fields
        .<Map<String, String>>get("counted")
        .forEach(
            (generation, json) ->
                counted.put(Integer.valueOf(generation), Json.read(json, Stored.class).counted()));
    return new Fact(
        fields.get("community", CommunityId::new),
        fields.get("sk"),
        fields.<Long>get("order"),
        Matter.read(fields.get("type"), fields.get("matter")),
        counted,
        fields.number("revision"));
  }

  private static Map<String, String> counted(Fact fact) {
    var texts = new HashMap<String, String>();
    fact.counted()
        .forEach((generation, of) -> texts.put("" + generation, Json.text(Stored.of(of))));
    return texts;
  }

  private final Table<Fact> rows;

  FactTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, FactTable::schema);
  }

  /** A fact as it is now. */
  Optional<Fact> find(CommunityId community, String subject) {
    return rows.get(pk(community), subject);
  }

  /** Some of a community's facts as they are now. */
  Table.Slice<Fact> page(CommunityId community, String after, int limit) {
    return rows.pageNow(pk(community), after, limit);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Fact next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#facts";
  }

  /**
   * How it is stored what a subject counts for.
   *
   * @param cells by their spelling
   */
  private record Stored(long order, Map<String, Map<String, Long>> cells, List<LocalDate> days) {
    static Stored of(Fact.Counted counted) {
      return new Stored(
          counted.order(), Numbers.spelt(counted.contribution().counters()), counted.days());
    }

    Fact.Counted counted() {
      return new Fact.Counted(order, new Contribution(Numbers.read(cells)), days);
    }
  }
}
